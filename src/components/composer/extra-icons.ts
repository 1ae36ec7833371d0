import {html, type TemplateResult} from 'lit';

const drawing = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20"><path d=${path} /></svg>`;

/** As `icons`, for what comes with the small buttons in the box. */
export const extraIcons = {
  attach: drawing(
    'M15.8 9.6l-5.9 5.9a3.6 3.6 0 0 1-5.1-5.1l6.2-6.2a2.4 2.4 0 0 1 3.4 3.4l-6.1 6.1a1.2 1.2 0 0 1-1.7-1.7l5.5-5.5',
  ),
};
