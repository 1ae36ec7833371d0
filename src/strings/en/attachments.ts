/** Files that an agent is about to send. */
export const attachmentsWords = {
  attach: 'Attach files',
  list: 'Files to send',
  drop: 'Drop files here to send them',
  dropWrong: 'Files of this kind cannot be sent here',
  remove: (name: string) => `Remove ${name}`,
  cancel: (name: string) => `Stop uploading ${name}`,
  retry: (name: string) => `Upload ${name} again`,
  retryShort: 'Try again',
  added: (count: number) => (count === 1 ? 'One file attached.' : `${count} files attached.`),
  sent: (name: string) => `${name} is being sent.`,
  uploading: (name: string) => `Uploading ${name}`,
  waiting: 'Waits for the file before it',
  wrongType: (name: string) => `${name} cannot be sent: WhatsApp does not take files of this kind.`,
  tooLarge: (name: string, most: string) => `${name} is too large: WhatsApp takes at most ${most}.`,
  empty: (name: string) => `${name} is empty.`,
  dismiss: 'Close',
};
