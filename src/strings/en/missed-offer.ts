/** An offer that left, and the way out of RONA. */
export const missedOfferWords = {
  reasons: {
    lapsed: (customer: string) => `You did not accept ${customer} in time.`,
    taken: (customer: string) => `${customer} was accepted by somebody else.`,
    takenBy: (customer: string, by: string) => `${by} accepted ${customer}.`,
    withdrawn: (customer: string) => `The request of ${customer} was withdrawn.`,
  },
  rona: 'You are in RONA: no requests come until you choose.',
  choices: 'Choose your state',
  goAvailable: 'Go Available',
  goIdle: 'Go Idle',
  goIdleWith: (code: string) => `Go Idle: ${code}`,
  dismiss: 'Dismiss',
};
