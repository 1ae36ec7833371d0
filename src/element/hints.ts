import type {SessionSeeker} from './session-link.js';

const told = new Set<string>();

/** What a developer may have meant otherwise, on the console and once. Loaded where something looks wrong. */
export function hint(host: SessionSeeker, sessionFound: boolean): void {
  if (!host.isConnected) return; // gone while this came
  const problems = [sessionFound ? undefined : whyNoSession(host), ...wrongAttributes(host)];
  for (const problem of problems) {
    const text = problem && `<${host.localName}> ${problem}`;
    if (!text || told.has(text)) continue;
    told.add(text);
    console.warn(text);
  }
}

function whyNoSession(host: SessionSeeker): string | undefined {
  const {desk} = host;
  const given: unknown = host.session;
  if (given !== undefined && given !== null) {
    const instead = given instanceof Element && 'session' in given ? ': give it the `session` of that element' : '';
    return `has a \`session\` that is no DeskSession${instead}.`;
  }
  const undefinedOne = document.querySelector('wa-desk-session:not(:defined), wa-desk:not(:defined)');
  if (undefinedOne) {
    const {localName} = undefinedOne;
    return `waits for <${localName}>, whose code is not loaded: import wa-desk/define/${localName.slice(3)}.`;
  }
  if (desk) {
    const named = document.getElementById(desk);
    if (!named) return `names a session by \`desk\`, and no element has that id: give it to a <wa-desk-session>.`;
    return 'provided' in named ? undefined : 'names by `desk` an element that is no <wa-desk-session>.';
  }
  // one that is there and not ready says itself what it waits for
  return document.querySelector('wa-desk-session, wa-desk[endpoint], wa-desk[demo]')
    ? undefined
    : 'has found no session: put a <wa-desk-session> on the page, or set its `session`.';
}

const values: Readonly<Record<string, readonly string[]>> = {
  theme: ['light', 'dark'],
  'send-on': ['enter', 'mod-enter'],
  previews: ['on', 'off'],
};

function wrongAttributes(host: Element): string[] {
  const problems = Object.entries(values).flatMap(([name, known]) => {
    const value = host.getAttribute(name);
    return value === null || known.includes(value)
      ? []
      : [`has a \`${name}\` it does not know, and goes on without: use ${known.join(' or ')}.`];
  });
  if (host.getAttribute('demo') === 'false')
    problems.push('is a demo although it says `demo="false"`: leave the attribute out.');
  return problems;
}
