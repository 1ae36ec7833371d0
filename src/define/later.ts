/** Tags that no page needs before the rest stands: their code comes right after it, and again where it is asked for. */
for (const load of [
  () => import('./agent-history.js'),
  () => import('./conference-dialog.js'),
  () => import('./customer-history.js'),
  () => import('./desk-notifications.js'),
  () => import('./past-messages.js'),
  () => import('./task-details.js'),
  () => import('./transfer-dialog.js'),
])
  load().catch(() => console.warn('A part of wa-desk could not be fetched; the page has the rest of it.'));
