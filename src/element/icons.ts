import {html, type TemplateResult} from 'lit';

/** Line drawings on a 20 × 20 grid, in the colour of the text; `base` styles draw them. The words beside them carry the meaning. */
const drawing = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20"><path d=${path} /></svg>`;

const clockPath = 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 6v4l2.5 2';
export const clock = /* @__PURE__ */ drawing(clockPath);
const tickPath = 'M4.5 10.5l3.5 3.5l7.5-8';
export const tick = /* @__PURE__ */ drawing(tickPath);
const ticksPath = 'M1.5 10.5l3.5 3.5l7-8M9.5 13l1 1l7.5-8';
export const ticks = /* @__PURE__ */ drawing(ticksPath);
const alertPath = 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 6.5v4M10 13.4v.1';
export const alert = /* @__PURE__ */ drawing(alertPath);
const questionPath = 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M8 8.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M10 13.9v.1';
export const question = /* @__PURE__ */ drawing(questionPath);
export const send = /* @__PURE__ */ drawing(
  'M3.5 10L2.8 4.2a.6.6 0 0 1 .9-.6l13 5.9a.55.55 0 0 1 0 1l-13 5.9a.6.6 0 0 1-.9-.6L3.5 10zM3.5 10h6',
);
export const down = /* @__PURE__ */ drawing('M10 4v12M4.8 10.8L10 16l5.2-5.2');
export const back = /* @__PURE__ */ drawing('M12 4.5L6.5 10l5.5 5.5');
export const close = /* @__PURE__ */ drawing('M5 5l10 10M15 5L5 15');
export const search = /* @__PURE__ */ drawing('M8.8 3.5a5.3 5.3 0 1 0 0 10.6a5.3 5.3 0 0 0 0-10.6M12.7 12.7l4 4');
export const bubble = /* @__PURE__ */ drawing(
  'M10 3.2c-4 0-7.2 2.8-7.2 6.4c0 1.7.7 3.2 1.9 4.3l-.6 3l3.2-1.1c.8.3 1.7.4 2.7.4c4 0 7.2-2.9 7.2-6.6S14 3.2 10 3.2',
);
export const bubbles = /* @__PURE__ */ drawing(
  'M8 3C4.7 3 2 5.2 2 8c0 1.4.6 2.6 1.6 3.5L3 14l2.8-1c.7.2 1.4.3 2.2.3c3.3 0 6-2.4 6-5.2S11.3 3 8 3M16.2 8.2c1.1.9 1.8 2.1 1.8 3.5c0 1.2-.5 2.3-1.4 3.1l.5 2.2l-2.4-.9c-.6.2-1.3.3-2 .3c-1.5 0-2.9-.5-3.9-1.3',
);
export const offline = /* @__PURE__ */ drawing(
  'M2.5 7.5c4.4-3.8 10.6-3.8 15 0M5.3 10.6c2.7-2.3 6.7-2.3 9.4 0M8 13.6c1.2-1 2.8-1 4 0M10 16.3v.1M3.5 3l13 14',
);
export const picture = /* @__PURE__ */ drawing('M3.5 4.5h13v11h-13zM3.8 13.5l3.7-4l3 3l2-1.8l3.7 3.3M12.5 7.8v.1');
export const personPath =
  'M10 3.4a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 0 0 0-6.6M3.8 16.6c.6-2.8 3-4.4 6.2-4.4s5.6 1.6 6.2 4.4';
export const person = /* @__PURE__ */ drawing(personPath);
export const refresh = /* @__PURE__ */ drawing('M16 6.5A7 7 0 1 0 17 10M16.5 3v3.8h-3.8');
export const transfer = /* @__PURE__ */ drawing(
  'M3.5 7h12.5M12.8 3.8L16 7l-3.2 3.2M16.5 13h-12.5M7.2 9.8L4 13l3.2 3.2',
);
export const people = /* @__PURE__ */ drawing(
  'M7.6 4a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6M2.4 16c.4-2.6 2.4-4 5.2-4s4.8 1.4 5.2 4M12.6 4.3a2.8 2.8 0 0 1 0 5M15 12.3c1.5.6 2.4 1.9 2.7 3.7',
);
export const leave = /* @__PURE__ */ drawing('M8 4H4v12h4M8.5 10H17M13.5 6.5L17 10l-3.5 3.5');
export const note = /* @__PURE__ */ drawing('M4 3.5h12v9l-4 4H4zM12 16.3v-4h4M7 7h6M7 10h3');
export const end = /* @__PURE__ */ drawing('M6 6h8v8H6z');
export const available = /* @__PURE__ */ drawing('M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M6.9 10.2l2.2 2.2l4-4.6');
export const idle = /* @__PURE__ */ drawing('M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M8.2 7.6v4.8M11.8 7.6v4.8');
export const warning = /* @__PURE__ */ drawing(
  'M8.9 3.8L2.6 14.7a1.3 1.3 0 0 0 1.1 1.9h12.6a1.3 1.3 0 0 0 1.1-1.9L11.1 3.8a1.3 1.3 0 0 0-2.2 0M10 7.8v3.6M10 13.8v.1',
);
export const none = /* @__PURE__ */ drawing('M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M6.6 10h6.8');
export const devices = /* @__PURE__ */ drawing('M3 4.5h10.5V7M3 4.5v8h6M7 15.5h3M12 9h5v7.5h-5zM14.4 14.4h.2');
export const joined = /* @__PURE__ */ drawing(
  'M8 3.6a3 3 0 1 0 0 6a3 3 0 0 0 0-6M2.4 16.2c.5-2.6 2.7-4 5.6-4s5.1 1.4 5.6 4M15.5 6v5M13 8.5h5',
);
export const left = /* @__PURE__ */ drawing(
  'M8 3.6a3 3 0 1 0 0 6a3 3 0 0 0 0-6M2.4 16.2c.5-2.6 2.7-4 5.6-4s5.1 1.4 5.6 4M13 8.5h5',
);
export const phonePath = 'M6.3 3h7.4v14H6.3zM9 14.7h2';
export const phone = /* @__PURE__ */ drawing(phonePath);
export const shield = /* @__PURE__ */ drawing(
  'M10 2.8l5.8 2.2v4.4c0 3.6-2.4 6.4-5.8 7.8c-3.4-1.4-5.8-4.2-5.8-7.8V5zM10 7v3.4M10 13v.1',
);
export const whatsapp = /* @__PURE__ */ drawing(
  'M3.3 16.7l1-3.5a6.9 6.9 0 1 1 2.6 2.5zM7.4 6.8c-.9 1-.4 2.6 1 4.1c1.5 1.5 3.2 2.1 4.2 1.200l.5-.9l-1.7-1l-.8.7c-.9-.4-1.6-1.1-2-2l.7-.8l-1-1.700z',
);
export const suggested = /* @__PURE__ */ drawing(
  'M10 3l1.6 4.400L16 9l-4.4 1.600L10 15l-1.6-4.400L4 9l4.4-1.600zM15.5 13.500v3M14 15h3',
);
export const bell = /* @__PURE__ */ drawing(
  'M10 3a4.6 4.6 0 0 0-4.6 4.6c0 4.2-1.6 5.4-1.6 6.1h12.4c0-.7-1.6-1.9-1.6-6.1A4.6 4.6 0 0 0 10 3M8.4 16.4a1.8 1.8 0 0 0 3.2 0',
);
export const bellOff = /* @__PURE__ */ drawing(
  'M10 3a4.6 4.6 0 0 0-4.6 4.6c0 4.2-1.6 5.4-1.6 6.1h12.4c0-.7-1.6-1.9-1.6-6.1A4.6 4.6 0 0 0 10 3M8.4 16.4a1.8 1.8 0 0 0 3.2 0M3.5 3.5l13 13',
);
export const sound = /* @__PURE__ */ drawing(
  'M3.5 8v4h2.6l3.6 3V5L6.1 8zM12.6 7.4a3.6 3.6 0 0 1 0 5.2M14.8 5.3a6.6 6.6 0 0 1 0 9.4',
);
export const eye = /* @__PURE__ */ drawing(
  'M2.5 10c1.8-3.3 4.3-5 7.5-5s5.7 1.7 7.5 5c-1.8 3.3-4.3 5-7.5 5s-5.7-1.7-7.5-5M10 7.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4',
);
export const copy = /* @__PURE__ */ drawing('M7.5 7.5h9v9h-9zM4.5 12.5h-1v-9h9v1');
export const details = /* @__PURE__ */ drawing('M3 4h14v12H3zM12 4v12M5.5 7.5h3.5M5.5 10.5h3.5');
export const history = /* @__PURE__ */ drawing('M4.2 6.2A7 7 0 1 1 3 10M4 3v3.4h3.4M10 6.5V10l2.5 2');
export const again = /* @__PURE__ */ drawing('M16.2 10.5a6.3 6.3 0 1 1-1.7-4.8M16.5 3v3.4h-3.4');
export const more = /* @__PURE__ */ drawing('M4.5 10v.1M10 10v.1M15.5 10v.1');
export const chevron = /* @__PURE__ */ drawing('M5.5 8l4.5 4.5L14.5 8');

/** How far a message has come: drawn into its own `<path>`, once for each of thousands. */
export const statusPaths = {
  queued: clockPath,
  sending: clockPath,
  accepted: tickPath,
  sent: tickPath,
  delivered: ticksPath,
  read: ticksPath,
  played: ticksPath,
  failed: alertPath,
  unconfirmed: questionPath,
} as const;
