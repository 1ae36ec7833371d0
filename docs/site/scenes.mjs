/** How each element is shown: what the simulator plays before, and how much room it gets in rem. */
const scenes = {
  'wa-agent-history': {scene: 'day', height: 24},
  'wa-agent-state': {scene: 'connected', height: 22},
  'wa-composer': {scene: 'open', height: 20},
  'wa-conference-dialog': {scene: 'dialog', height: 36},
  'wa-conversation': {scene: 'open', height: 30},
  'wa-customer-history': {scene: 'open', height: 26},
  'wa-desk': {scene: 'desk', height: 44},
  'wa-desk-notifications': {scene: 'notified', height: 24},
  'wa-desk-session': {scene: 'connected', height: 16, body: '<wa-agent-state></wa-agent-state>'},
  'wa-elapsed-timer': {scene: 'timer', height: 7},
  'wa-interaction': {scene: 'open', height: 36},
  'wa-message-bubble': {scene: 'bubble', height: 16},
  'wa-offer-popup': {scene: 'offered', height: 30},
  'wa-past-messages': {scene: 'past', height: 20},
  'wa-target-picker': {scene: 'picker', height: 24},
  'wa-task-details': {scene: 'open', height: 24},
  'wa-task-list': {scene: 'tasks', height: 20},
  'wa-template-picker': {scene: 'dialog', height: 40},
  'wa-transfer-dialog': {scene: 'dialog', height: 36},
  'wa-wrapup': {scene: 'ended', height: 26},
};

/** What of the example's state the reader is told. */
const told = {
  connected: 'A session on the simulator.',
  day: 'The agent has accepted a conversation and ended it.',
  desk: 'Two conversations are open; the next customer writes six seconds later. Answer, and somebody answers you.',
  dialog: 'A conversation is open; the button opens the dialog.',
  bubble: 'A message of a customer, and an answer to it.',
  ended: 'The agent has ended the conversation.',
  notified: 'A customer writes every few seconds.',
  offered: 'Two customers wait for Accept.',
  open: 'One conversation is open.',
  past: 'The messages of an earlier interaction of the open conversation’s customer.',
  picker: 'A conversation is open; these are its possible targets.',
  tasks: 'Three customers were accepted.',
  timer: 'It counts from the moment the page was loaded.',
};

/** The example of an element: what stands in its page and what is said of it. */
export function sceneOf(tag) {
  const scene = scenes[tag];
  if (!scene) throw new Error(`${tag} has no example: name one in docs/site/scenes.mjs.`);
  return {...scene, told: told[scene.scene]};
}

const shown = {
  'wa-desk': '<wa-desk demo></wa-desk>',
  'wa-desk-session': '<wa-desk-session demo></wa-desk-session>\n<wa-agent-state></wa-agent-state>',
};

/** The markup of the example, as a reader would copy it. */
export const markupOf = (tag) => shown[tag] ?? `<wa-desk-session demo></wa-desk-session>\n<${tag}></${tag}>`;
