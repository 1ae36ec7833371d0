export const revealWords = {
  title: (masked: string) => `Reveal ${masked}`,
  reason: 'Reason',
  recorded: (name: string) =>
    `Your name (${name}), the time and this reason are recorded. The value is shown for a short time.`,
  missing: 'Enter a reason first.',
  tooMany: 'You have revealed as many values as you may for now. Try again later.',
  cancel: 'Cancel',
  submit: 'Reveal',
  shown: (duration: string) => `The value is shown for ${duration}.`,
  left: (duration: string) => `Shown for ${duration} more`,
  hide: 'Hide',
};
