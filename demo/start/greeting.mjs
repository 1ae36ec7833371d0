/**
 * @typedef {object} Demo
 * @property {string} crmUrl
 * @property {string} gatewayUrl
 * @property {string | null} phoneUrl null = real customers write
 * @property {readonly {id: string, name: string}[]} agents
 * @property {readonly {displayNumber: string}[]} lines
 * @property {boolean} ownConfig
 * @property {string} configName
 * @property {string} dataName
 * @property {string} logName
 * @property {number | undefined} gatewayPid
 */

/**
 * What to open and what to do.
 * @param {Demo} demo
 */
export function greeting(demo) {
  const {crmUrl, phoneUrl, agents, gatewayUrl, gatewayPid, logName, dataName} = demo;
  const [first, second] = agents;
  /** @type {[string, string][]} */
  const addresses = [];
  if (first) addresses.push([`CRM, ${firstName(first)}`, `${crmUrl}/`]);
  // another host name has cookies of its own: two agents in one browser
  if (second) addresses.push([`CRM, ${firstName(second)}`, `${otherName(crmUrl)}/login?as=${second.id}`]);
  if (phoneUrl !== null) addresses.push(['Customer phone', phoneUrl]);
  addresses.push(['The desk in one tag', `${crmUrl}/one-tag.html`]);
  addresses.push(['Without a server', `${crmUrl}/simulator.html`]);
  const width = Math.max(...addresses.map(([name]) => name.length)) + 3;
  return [
    '',
    'Harbour Home is open. These addresses work on this computer:',
    '',
    ...addresses.map(([name, address]) => `  ${name.padEnd(width)}${address}`),
    '',
    ...whatToDo(demo),
    `Gateway: ${gatewayUrl} (process ${gatewayPid}), log in ${logName}`,
    `Ctrl+C stops everything; conversations are kept in ${dataName}.`,
    '',
  ].join('\n');
}

/** @param {Demo} demo */
function whatToDo({phoneUrl, gatewayUrl, lines, ownConfig, configName}) {
  if (phoneUrl !== null) return ['Choose Available in the CRM, write on the phone, answer in the CRM.'];
  return [
    `Real customers: write to ${lines.map(({displayNumber}) => displayNumber).join(' or ')} from WhatsApp, answer in the CRM.`,
    `Meta must reach ${gatewayUrl}/webhooks/whatsapp: give it a public https address and enter that in your Meta app.`,
    ...(ownConfig ? [] : [`${configName} has an invented line: put yours there, or name your own file in WA_CONFIG.`]),
  ];
}

/** @param {{name: string}} agent */
const firstName = ({name}) => name.split(' ')[0] ?? name;

/** @param {string} url on localhost */
const otherName = (url) => url.replace('localhost', '127.0.0.1');
