// The page of an example: a session on the simulator, brought to where its element has something to show.
import {createSimulatorAdapter, demoScript} from 'wa-desk/adapters/simulator';
import {deskSteps, playScene} from './scenes.js';

const {scene} = document.body.dataset;
const host = document.querySelector('wa-desk-session, wa-desk');
const log = document.createElement('ol');
log.className = 'events';
log.setAttribute('aria-label', 'Events');

const events = [
  'wa-intent',
  'wa-connected',
  'wa-disconnected',
  'wa-agent-state-changed',
  'wa-task-opened',
  'wa-task-offered',
  'wa-offer-gone',
  'wa-task-assigned',
  'wa-task-interrupted',
  'wa-conference-changed',
  'wa-task-ended',
  'wa-task-done',
  'wa-message-received',
  'wa-notice',
  'wa-notify',
  'wa-reply-requested',
  'wa-request-closed',
  'wa-target-chosen',
  'wa-template-closed',
];

function tellEvents() {
  document.body.append(log);
  for (const type of events)
    document.addEventListener(
      type,
      ({command, kind}) => {
        const item = document.createElement('li');
        item.textContent = [type, command?.type ?? (type === 'wa-notify' ? kind : undefined)].filter(Boolean).join(' ');
        log.prepend(item);
        while (log.childElementCount > 3) log.lastElementChild.remove();
      },
      {capture: true},
    );
}

if (host.localName !== 'wa-desk') tellEvents();
const adapter = createSimulatorAdapter({
  script: {
    ...demoScript,
    startsAs: scene === 'connected' ? 'idle' : 'available',
    offerStands: null,
    steps: scene === 'desk' ? deskSteps : [],
  },
});
await customElements.whenDefined(host.localName);
const shown = async () => {
  await playScene(scene, host.session, adapter.simulate);
  document.documentElement.dataset.shown = '';
};
host.addEventListener('wa-connected', () => void shown(), {once: true});
host.adapter = adapter;
