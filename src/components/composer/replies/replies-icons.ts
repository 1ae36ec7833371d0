import {html, type TemplateResult} from 'lit';

const drawing = (path: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20"><path d=${path} /></svg>`;

/** As `icons`, for what is chosen from. */
export const repliesIcons = {
  choose: drawing('M3 4h14v5H3zM3 11.500h8.500v5H3zM14 14h3.500M15.750 12.250v3.500'),
  list: drawing('M3.5 5.5h.1M3.5 10h.1M3.5 14.5h.1M7 5.5h9.500M7 10h9.500M7 14.500h9.500'),
  reply: drawing('M8.5 4.500L3.500 9l5 4.500M3.800 9h6.700c3.400 0 5.500 2 6 6'),
  plus: drawing('M10 4v12M4 10h12'),
  up: drawing('M10 16V4M4.800 9.200L10 4l5.200 5.200'),
  down: drawing('M10 4v12M4.800 10.800L10 16l5.200-5.200'),
};
