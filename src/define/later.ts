import {fetchPart} from './fetch-part.js';

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

for (const load of parts) void fetchPart(load);
