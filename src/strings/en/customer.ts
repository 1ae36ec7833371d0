export const customerWords = {
  unnamed: (shortId: string) => `WhatsApp customer ${shortId}`,
  numberHidden: 'Number hidden by the customer',
  /** Beside a customer who looks like another. */
  id: (shortId: string) => `customer ${shortId}`,
  withId: (name: string, shortId: string) => `${name}, customer ${shortId}`,
  group: (shortId: string) => `Group ${shortId}`,
  member: (shortId: string) => `Group member ${shortId}`,
  /** Beside a name: a name can say anything. */
  role: 'Customer',
  groupRole: 'Group',
};
