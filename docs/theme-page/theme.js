// The knobs write a style sheet; the desk on the page wears it, and it is what one copies.
/** Where the themes are, as the site is built. */
const THEMES = '../assets/wa-desk/themes/';

const by = (id) => document.getElementById(id);
const desk = by('live');
const stage = document.querySelector('.stage');
const worn = new CSSStyleSheet();
document.adoptedStyleSheets.push(worn);

const AA = 4.5;
const SHAPE = 3;
const surfaces = [
  ['the surface', 'surface'],
  ['what is raised', 'surface-raised'],
  ['what is sunken', 'surface-sunken'],
];
const chosen = ['what is chosen', 'accent-quiet'];
/** What is read or must be seen, on what, and how far they must be apart. */
const pairs = [
  ['Text', 'text', [...surfaces, chosen, ['customers’ bubbles', 'bubble-customer', 'on-bubble-customer']], AA],
  ['Quiet text', 'text-quiet', [...surfaces, chosen], AA],
  ['Text of buttons', 'on-accent', [['the accent', 'accent']], AA],
  ['Links and names', 'accent-text', [...surfaces, chosen], AA],
  ['Text of the agent', 'on-bubble-agent', [['the agent’s bubbles', 'bubble-agent']], AA],
  ['Text of a colleague', 'on-bubble-colleague', [['colleagues’ bubbles', 'bubble-colleague']], AA],
  ['Warnings', 'warning-text', [...surfaces, ['their ground', 'warning-quiet']], AA],
  ['Failures', 'danger-text', [...surfaces, ['their ground', 'danger-quiet']], AA],
  ['Edges of fields', 'control-border', surfaces, SHAPE],
  ['Lines and dots of the accent', 'mark', [...surfaces, chosen], SHAPE],
  ['The focus ring', 'focus', surfaces, SHAPE],
];

/** What a theme sets beside the knobs, and its further rules. */
let further = {declarations: [], rules: []};
/** What the knobs of length and number stand at while nobody has turned them. */
const byDefault = {radius: '0.5', density: '1'};

const knobs = {
  '--wa-desk-brand': () => colourOf('brand'),
  '--wa-desk-neutral': () => colourOf('neutral'),
  '--wa-desk-font': () => by('font').value,
  '--wa-desk-radius': () => (by('radius').value === byDefault.radius ? '' : `${by('radius').value}rem`),
  '--wa-desk-density': () => (by('density').value === byDefault.density ? '' : by('density').value),
};

function colourOf(id) {
  const text = by(id).value.trim();
  const known = text === '' || (CSS.supports('color', text) && !/[;{}]|currentcolor|var\(/i.test(text));
  by(id).setAttribute('aria-invalid', known ? 'false' : 'true');
  by(`${id}-problem`).textContent = known
    ? ''
    : 'This is no colour. Write one as in CSS: #0b63ce or oklch(60% 0.15 250).';
  return known ? text : '';
}

function cssNow() {
  const own = Object.entries(knobs).map(([name, read]) => [name, read()]);
  const lines = [...own.filter(([, value]) => value !== ''), ...further.declarations].map(
    ([name, value]) => `  ${name}: ${value};`,
  );
  const root = lines.length === 0 ? [] : [`:root {\n${lines.join('\n')}\n}`];
  return [...root, ...further.rules].join('\n\n');
}

const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
const pen = canvas.getContext('2d', {willReadFrequently: true});

function painted(colour) {
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return Array.from(pen.getImageData(0, 0, 1, 1).data.subarray(0, 3));
}

function luminance(colour) {
  return [0.2126, 0.7152, 0.0722].reduce((sum, share, channel) => {
    const part = colour[channel] / 255;
    return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/** Contrast as WCAG 2.2 measures it. */
function contrast(one, other) {
  const [dark, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** The colours of the desk's roles in either scheme, read from the desk itself. */
function coloursIn(scheme) {
  const roles = getComputedStyle(desk);
  const probe = document.createElement('i');
  probe.hidden = true;
  probe.style.colorScheme = scheme;
  document.body.append(probe);
  const read = (role) => {
    probe.style.color = roles.getPropertyValue(`--_${role}`);
    return painted(getComputedStyle(probe).color);
  };
  return {read, done: () => probe.remove()};
}

function cell(name, text, state) {
  const made = document.createElement(name);
  made.textContent = text;
  if (state) made.className = state;
  return made;
}

function check() {
  const schemes = ['light', 'dark'].map(coloursIn);
  let worst = {ratio: Infinity};
  let failed = 0;
  const rows = pairs.flatMap(([what, role, grounds, least]) =>
    grounds.map(([where, ground, front = role]) => {
      const row = document.createElement('tr');
      const name = cell('th', what);
      name.scope = 'row';
      row.append(name, cell('td', where), cell('td', `${least}:1`));
      for (const {read} of schemes) {
        const [ink, paper] = [read(front), read(ground)];
        const ratio = contrast(ink, paper);
        const passes = ratio >= least;
        if (!passes) failed += 1;
        if (ratio / least < worst.ratio) worst = {ratio: ratio / least, what, where};
        const shown = cell('td', '', passes ? 'passes' : 'fails');
        const sample = cell('span', least === AA ? 'Aa' : '●', 'sample');
        sample.setAttribute('aria-hidden', 'true');
        sample.style.color = `rgb(${ink})`;
        sample.style.backgroundColor = `rgb(${paper})`;
        shown.append(
          sample,
          ` ${(Math.floor(ratio * 100) / 100).toFixed(2)} `,
          cell('strong', passes ? 'pass' : 'fail'),
        );
        row.append(shown);
      }
      return row;
    }),
  );
  for (const {done} of schemes) done();
  by('pairs').replaceChildren(...rows);
  by('verdict').textContent =
    failed === 0
      ? `All ${rows.length} pairs pass, in light and in dark. The closest: ${worst.what.toLowerCase()} on ${worst.where}.`
      : `${failed} of ${rows.length * 2} fail: see the lines that say “fail”.`;
  by('verdict').className = failed === 0 ? 'passes' : 'fails';
}

function show() {
  const css = cssNow();
  worn.replaceSync(css);
  by('code').textContent = css === '' ? '/* The default: nothing to set. */' : css;
  by('radius-value').textContent = `${by('radius').value}rem`;
  const density = Number(by('density').value);
  const word = density < 0.9 ? 'compact' : density > 1.1 ? 'comfortable' : 'default';
  by('density-value').textContent = `${density} (${word})`;
  by('width-value').textContent = `${by('width').value}px`;
  stage.style.setProperty('--stage-width', `${by('width').value}px`);
  const scheme = new FormData(by('knobs')).get('scheme');
  if (scheme) desk.setAttribute('theme', scheme);
  else desk.removeAttribute('theme');
  by('copied').textContent = '';
  check();
}

const hexOf = (colour) =>
  `#${painted(colour)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`;

function setColour(id, colour) {
  by(id).value = colour;
  if (colour !== '') by(`${id}-colour`).value = hexOf(colour);
}

/** Sets the knobs as a theme has them; what has no knob comes along. */
async function begin(name) {
  const sheet = new CSSStyleSheet();
  if (name !== '') {
    const answer = await fetch(`${THEMES}${name}.css`);
    if (!answer.ok) throw new Error(`The theme ${name} is not there: build the package first.`);
    sheet.replaceSync(await answer.text());
  }
  const [root, ...rules] = [...sheet.cssRules];
  const said = new Map(
    [...(root?.style ?? [])].map((property) => [property, root.style.getPropertyValue(property).trim()]),
  );
  const take = (property) => {
    const value = said.get(property) ?? '';
    said.delete(property);
    return value;
  };
  setColour('brand', take('--wa-desk-brand'));
  setColour('neutral', take('--wa-desk-neutral'));
  setFont(take('--wa-desk-font'));
  by('radius').value = parseFloat(take('--wa-desk-radius') || byDefault.radius);
  by('density').value = take('--wa-desk-density') || byDefault.density;
  further = {declarations: [...said], rules: rules.map(({cssText}) => cssText)};
  show();
}

function setFont(font) {
  const select = by('font');
  select.querySelector('[data-theme]')?.remove();
  if (font !== '' && ![...select.options].some(({value}) => value === font)) {
    const own = new Option('The theme’s', font);
    own.dataset.theme = '';
    select.append(own);
  }
  select.value = font;
}

for (const id of ['brand', 'neutral']) {
  by(`${id}-colour`).addEventListener('input', ({target}) => (by(id).value = target.value));
  by(id).addEventListener('input', () => {
    const colour = colourOf(id);
    if (colour !== '') by(`${id}-colour`).value = hexOf(colour);
  });
}
by('knobs').addEventListener('input', ({target}) => {
  if (target.id === 'start') void begin(target.value);
  else show();
});
by('knobs').addEventListener('submit', (event) => event.preventDefault());
by('copy').addEventListener('click', async () => {
  const done = await navigator.clipboard.writeText(by('code').textContent).then(
    () => true,
    () => false,
  );
  by('copied').textContent = done ? 'Copied.' : 'The browser does not let this page copy: select the text instead.';
});

/** Something to look at: the agent is available, and the first conversation is open. */
function openFirst() {
  const {provided: session} = desk;
  if (!session) return;
  session.setAgentState('available').catch(() => undefined); // then the reader chooses it in the desk
  const stop = session.subscribe(
    ({offers}) => offers.keys().next().value,
    (offerId) => {
      if (offerId === undefined) return;
      stop();
      session.accept(offerId).catch(() => undefined); // then the offer is there to be accepted
    },
  );
}

await customElements.whenDefined('wa-desk');
desk.addEventListener('wa-connected', openFirst, {once: true});
show();
