/** What is not on the first screen: its code comes right after the rest stands, as often as that takes. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./conversation.js'),
  () => import('./composer.js'),
  () => import('./offer-popup.js'),
  () => import('./wrapup.js'),
  () => import('./transfer-dialog.js'),
  () => import('./conference-dialog.js'),
  () => import('./desk-notifications.js'),
  () => import('./task-details.js'),
  () => import('./customer-history.js'),
  () => import('./agent-history.js'),
  () => import('./past-messages.js'),
  () => import('./message-bubble.js'),
  () => import('./template-picker.js'),
];

/** In ms: a network that comes back must find the agent able to go on. */
const AGAIN_AFTER = 3000;

function fetchPart(load: () => Promise<unknown>): void {
  load().catch(() => {
    console.warn('A part of wa-desk could not be fetched; it is tried again.');
    setTimeout(() => fetchPart(load), AGAIN_AFTER);
  });
}

for (const load of parts) fetchPart(load);
