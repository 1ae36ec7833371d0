import {html, type TemplateResult} from 'lit';

/** How much of a file is here, as a ring; it turns while that is not known. */
export const renderProgress = (share: number, label: string): TemplateResult =>
  html`<span
    class="k-progress"
    part="progress"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(share * 100)}
    ><svg class="k-ring ${share === 0 ? 'turning' : ''}" aria-hidden="true" viewBox="0 0 36 36">
      <circle class="k-track" cx="18" cy="18" r="15" />
      <circle cx="18" cy="18" r="15" pathLength="100" stroke-dasharray="${share === 0 ? 25 : share * 100} 100" /></svg
  ></span>`;
