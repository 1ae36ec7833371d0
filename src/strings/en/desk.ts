export const deskWords = {
  label: 'WhatsApp desk',
  views: 'Your conversations',
  current: 'Current',
  recent: 'Last 24 hours',
  details: 'Customer details',
  showDetails: 'Show customer details',
  hideDetails: 'Hide customer details',
  connecting: 'Connecting…',
  failed: 'The desk could not connect',
  unreachable: 'The contact centre does not answer. Check your connection; the desk keeps trying.',
  tryAgain: 'Try again',
  back: 'All conversations',
};
