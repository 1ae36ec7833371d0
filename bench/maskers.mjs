/** The masker and two npm libraries, as functions of a text and the country of the line, by name; loaded when asked for. */
export const maskers = {
  'wa-desk/mask': async () => {
    const {maskName, maskPhoneField, maskText} = await import('wa-desk/mask');
    const special = {name: maskName, 'phone-field': maskPhoneField};
    return (text, region, place) => (special[place] ?? maskText)(text, {region});
  },
  '@dawn-analytics/redact-pii 0.1.2': async () => {
    const {SyncRedactor} = await import('@dawn-analytics/redact-pii');
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text);
  },
  '@redactpii/node 1.0.17': async () => {
    const {Redactor} = await import('@redactpii/node');
    const redactor = new Redactor();
    return (text) => redactor.redact(text);
  },
};
