import {html, nothing, type TemplateResult} from 'lit';
import type {MessageContent} from '../../../core/content.js';
import {renderText} from '../../../element/shown-text.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';

type Location = Extract<MessageContent, {type: 'location'}>;

/** A place: its name, where it is, and a map of it that the agent may open. */
export function renderLocation({strings}: MessageRow, {latitude, longitude, name, address}: Location): TemplateResult {
  const at = coordinates(latitude, longitude, strings.locale);
  return html`<div class="kind k-card" part="card">
    <div class="k-head">
      <span class="k-tile" part="card-icon">${kindIcons.pin}</span>
      <div class="k-facts">
        <p class="k-strong" part="card-title">
          <bdi lang=""> ${name ? renderText(name, strings) : strings.conversation.kinds['location']} </bdi>
        </p>
        ${address ? html`<p class="k-soft" part="card-text"><bdi lang="">${renderText(address, strings)}</bdi></p>` : nothing}
        <p class="k-soft k-digits" part="card-text"><bdi dir="ltr">${at}</bdi></p>
      </div>
    </div>
    <a
      class="k-link k-action"
      href=${mapAddress(latitude, longitude)}
      target="_blank"
      rel="noopener noreferrer nofollow"
      referrerpolicy="no-referrer"
      >${kindIcons.open}<span>${strings.kinds.openMap}</span
      ><span class="visually-hidden">${strings.kinds.newTab}</span></a
    >
  </div>`;
}

const mapAddress = (latitude: number, longitude: number): string => {
  const at = `${inDegrees(latitude)}&mlon=${inDegrees(longitude)}`;
  return `https://www.openstreetmap.org/?mlat=${at}#map=16/${inDegrees(latitude)}/${inDegrees(longitude)}`;
};

/** Never as 1e-7. */
const inDegrees = (degrees: number): string => String(Number(degrees.toFixed(6)));

function coordinates(latitude: number, longitude: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, {minimumFractionDigits: 5, maximumFractionDigits: 5});
  return `${format.format(latitude)}° · ${format.format(longitude)}°`;
}
