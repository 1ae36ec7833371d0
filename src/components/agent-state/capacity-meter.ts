import {html, nothing, type TemplateResult} from 'lit';
import type {Strings} from '../../strings/en.js';

/** More slots than these are drawn to scale. */
const DRAWN = 12;

/** How many of the agent's slots are taken, in words and as a row of slots. */
export function renderCapacity(load: number, capacity: number, {agentState: words}: Strings): TemplateResult {
  const full = load >= capacity;
  const slots = Math.min(capacity, DRAWN);
  const taken = capacity > DRAWN ? Math.floor((load * DRAWN) / capacity) : load;
  return html`
    <div part=${full ? 'capacity full' : 'capacity'} class="small">
      <bdi id="load">${words.load(load, capacity)}</bdi>
      <span part="meter" aria-hidden="true">
        ${Array.from({length: slots}, (_, i) => html`<i class=${i < taken ? 'taken' : ''}></i>`)}
      </span>
      ${full ? html`<strong class="told">${words.fullTold}</strong>` : nothing}
    </div>
  `;
}
