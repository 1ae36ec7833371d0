import {html, type TemplateResult} from 'lit';

const drawing = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20"><path d=${path} /></svg>`;

/** As `icons`, for what is recorded. */
export const voiceIcons = {
  microphone: drawing(
    'M10 2.8a2.4 2.4 0 0 0-2.4 2.4v4.6a2.4 2.4 0 0 0 4.8 0V5.2A2.4 2.4 0 0 0 10 2.8M4.8 9.6a5.2 5.2 0 0 0 10.4 0M10 14.8v2.6',
  ),
  pause: drawing('M7 5v10M13 5v10'),
  stop: drawing('M6 6h8v8H6z'),
  play: drawing('M7 4.5v11l8.5-5.5z'),
  discard: drawing('M4 5.8h12M8 5.5V3.8h4v1.7M5.5 6l.7 10.2h7.6L14.5 6M8.5 8.8v4.6M11.5 8.8v4.6'),
};
