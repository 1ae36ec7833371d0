import {renderExample} from './element-page.mjs';
import {html} from './html.mjs';
import {renderCode, renderInline} from './markdown.mjs';

const oneTag = `<script type="module" src="/wa-desk/wa-desk.js"></script>
<wa-desk demo></wa-desk>`;

const gateway = `<wa-desk endpoint="https://desk.example" token-url="/desk-token"></wa-desk>`;

const points = [
  ['Custom elements', 'Real elements in the page: no frame, no framework, twenty tags that each stand alone.'],
  ['Your brand', 'One colour, one font, one radius, one density; every piece that shows is a part.'],
  ['A strict page', 'Runs under a strict content security policy with Trusted Types, and calls no host but yours.'],
  [
    'Any contact centre',
    'A gateway for the WhatsApp Cloud API comes with it; an adapter is one object with three members.',
  ],
  ['Nothing is lost', 'Drafts survive a reload, a desk that was cut off catches up, no message is sent twice.'],
  ['Everybody works', 'Keyboard, screen readers, forced colours, right to left, 320 px; English and French.'],
];

export function homePage(elements, guides) {
  const start = guides.find(({name}) => name === 'start');
  const body = html`<div class="hero">
      <h1>A WhatsApp agent desk for any CRM</h1>
      <p class="lead">
        Drop tags into a page of yours, and agents get offers, answer customers, transfer them, bring in a colleague and
        wrap up without leaving it.
      </p>
      <p class="actions">
        ${start ? html`<a class="action" href="guides/start/">Start</a>` : ''}
        <a class="action quiet" href="elements/wa-desk/">See the elements</a>
      </p>
    </div>
    <section class="hero-example" aria-label="The desk, running">
      ${renderExample({tag: 'wa-desk', height: 44, source: 'elements/wa-desk/live/', title: 'The whole desk, running'})}
      <p class="hint">It runs in this page, on invented customers. Answer, and somebody answers you.</p>
    </section>
    <section class="two">
      <div>
        <h2>One tag, to look around</h2>
        ${renderCode(oneTag, 'html')}
      </div>
      <div>
        <h2>The same tag, for real</h2>
        ${renderCode(gateway, 'html')}
      </div>
    </section>
    <ul class="points">
      ${points.map(
        ([title, text]) =>
          html`<li>
            <h2>${title}</h2>
            <p>${text}</p>
          </li>`,
      )}
    </ul>
    <h2 id="guides">Guides</h2>
    <ul class="cards">
      ${guides.map(
        ({name, title, lead}) =>
          html`<li>
            <a href="guides/${name}/"><strong>${title}</strong><span>${lead}</span></a>
          </li>`,
      )}
    </ul>
    <h2 id="elements">Elements</h2>
    <ul class="cards">
      ${elements.map(
        ({tag, summary}) =>
          html`<li>
            <a href="elements/${tag}/"
              ><strong><code>${tag}</code></strong
              ><span>${renderInline(summary)}</span></a
            >
          </li>`,
      )}
    </ul>`;
  return {title: 'wa-desk', description: 'A complete WhatsApp agent desk for any CRM, as Web Components.', body};
}
