import {html, nothing, type TemplateResult} from 'lit';
import {renderText} from '../../../element/shown-text.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';
import {webAddress} from './web-address.js';

/** What brought the customer here. */
export function renderReferral({message, strings}: MessageRow): TemplateResult | typeof nothing {
  const {referral, deleted} = message;
  if (!referral || deleted) return nothing;
  const {source, headline, body, url} = referral;
  const link = webAddress(url);
  return html`<section class="k-referral" part="referral">
    <p class="k-tag">${kindIcons.megaphone}<span>${strings.kinds.cameFrom[source]}</span></p>
    ${headline ? html`<p class="k-strong" part="card-title"><bdi lang="">${renderText(headline, strings)}</bdi></p>` : nothing}
    ${body ? html`<p class="k-clamped"><bdi lang="">${renderText(body, strings)}</bdi></p>` : nothing}
    ${
      link
        ? html`<a
            class="k-link"
            href=${link.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            referrerpolicy="no-referrer"
            >${kindIcons.open}<span>${strings.kinds.openSite(link.host)}</span></a
          >`
        : nothing
    }
  </section>`;
}
