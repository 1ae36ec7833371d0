/** A frame with a running element is loaded when it comes into view; the tools above it turn it round. */
export function makeExamplesRun() {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const {target, isIntersecting} of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        start(target);
      }
    },
    {rootMargin: '120px'},
  );
  for (const example of document.querySelectorAll('.example')) {
    seen.observe(example);
    for (const tool of example.querySelectorAll('[data-tool]'))
      tool.addEventListener('click', () => use(tool, example.querySelector('iframe')));
  }
}

function start(example) {
  const frame = example.querySelector('iframe');
  if (!frame.src) frame.src = frame.dataset.src;
}

const tools = {
  rtl: (page, on) => (page.dir = on ? 'rtl' : 'ltr'),
  french: (page, on) => (page.lang = on ? 'fr' : 'en'),
  narrow: (_page, on, frame) => frame.classList.toggle('narrow', on),
};

function use(tool, frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  const {tool: name} = tool.dataset;
  if (name === 'again') {
    frame.contentWindow.location.reload();
    for (const other of tool.parentElement.querySelectorAll('[aria-pressed]'))
      other.setAttribute('aria-pressed', 'false');
    return;
  }
  const on = tool.getAttribute('aria-pressed') !== 'true';
  tool.setAttribute('aria-pressed', String(on));
  tools[name](page, on, frame);
}
