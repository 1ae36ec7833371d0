export const timerWords = {
  labelled: (label: string, duration: string) => `${label}: ${duration}`,
};
