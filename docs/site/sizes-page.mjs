import {html} from './html.mjs';
import {readElements} from './elements.mjs';
import {followers, sizeAlone, sizeFollowed, sizeOfDesk} from './sizes.mjs';

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** Sizes in kB: of the one-file build, of every element alone, and with what follows by itself where something does. */
export async function measured() {
  const [elements, followed] = [{}, {}];
  for (const {tag} of await readElements()) elements[tag] = kilobytes(await sizeAlone(tag));
  for (const tag of Object.keys(followers)) followed[tag] = kilobytes(await sizeFollowed(tag));
  return {desk: kilobytes(await sizeOfDesk()), elements, followed};
}

/** Gzip, as published. The first four were measured on the published files, the rest bundled as an application would. */
const peers = [
  ['@webex/cc-widgets 1.28.0-next.3', 467, 'the published wc.js: no messages, no composer', 'published file'],
  ['cc-digital-interactions 3.1.7', 811, 'the message pane that goes with it', 'published file'],
  ['Twilio Flex UI 2.17', 1930, 'the whole desk', 'published file'],
  ['amazon-connect-streams 2.28', 191, 'the library alone, no interface of its own', 'published file'],
  ['deep-chat 2.4', 128, 'a message list and a composer', 'bundled'],
  ['vue-advanced-chat 2.1', 161, 'a message list, a composer, a list of rooms', 'bundled'],
  ['@chatscope/chat-ui-kit-react 2.1.1', 97.2, 'a message list and a composer, React included', 'bundled'],
  ['stream-chat-react 14.12.0', 653, 'channel list, messages, composer, React included', 'bundled'],
  ['botframework-webchat 4.18.1', 983, 'messages and a composer, React included', 'bundled'],
];

const bar = (size, largest) => html`<meter min="0" max="${largest}" value="${size}" aria-hidden="true">${size}</meter>`;

export function sizesPage(elements, {desk, elements: sizes, followed}) {
  const rows = elements.map(
    ({tag}) =>
      html`<tr>
        <td>
          <a href="../elements/${tag}/"><code>${tag}</code></a>
        </td>
        <td class="number">${sizes[tag]}</td>
        <td class="number">${followed[tag] ?? ''}</td>
        <td>${bar(followed[tag] ?? sizes[tag], desk)}</td>
      </tr>`,
  );
  const others = [
    ['wa-desk, the whole desk', Number(desk), 'everything at once, Lit included', 'one-file build'],
    ...peers,
  ]
    .toSorted(([, a], [, b]) => a - b)
    .map(
      ([name, size, what, how]) =>
        html`<tr>
          <td>${name}</td>
          <td class="number">${size}</td>
          <td>${bar(size, 1930)}</td>
          <td>${what}</td>
          <td>${how}</td>
        </tr>`,
    );
  const table = (label, head, body) =>
    html`<div class="table" tabindex="0" role="group" aria-label="${label}">
      <table class="sizes">
        <thead>
          <tr>
            ${head.map((words) => html`<th scope="col">${words}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>`;
  return {
    title: 'Sizes',
    description: 'What a page has to load, of every element and beside the peers, measured when this site was built.',
    sections: [
      {id: 'elements', title: 'Every element alone'},
      {id: 'peers', title: 'Beside the peers'},
    ],
    body: html`<h1>Sizes</h1>
      <p class="lead">What a page has to load, in kB (1000 bytes) of gzip, measured when this site was built.</p>
      <p>
        The whole desk in one file is <strong>${desk} kB</strong>, Lit included, before what comes when it is first
        needed; its budget is 60 kB, and a test holds it.
      </p>
      <h2 id="elements"><a class="anchor" href="#elements">Every element alone</a></h2>
      <p>
        <code>wa-desk/define/NAME</code> with all it imports at once, bundled and minified. Lit is not counted, because
        a page has it once (6.5 kB), and neither is what an element fetches when it is first needed: a session, say,
        comes with the adapter it is made from. Some fetch more right behind their tag, while the session still
        connects: what draws the messages, say, or <code>wa-interaction</code> the rest of the desk. The third column
        counts that too. On a page with several elements most of it is shared.
      </p>
      ${table('Every element alone', ['element', 'kB gzip', 'with what follows by itself', 'beside the whole desk'], rows)}
      <h2 id="peers"><a class="anchor" href="#peers">Beside the peers</a></h2>
      <p>
        Measured in November 2026: the contact centres’ desks as the files they publish, the chat kits bundled with
        esbuild for one message list with a composer. They do not all do the same, so read what each is.
      </p>
      ${table('Beside the peers', ['desk or kit', 'kB gzip', 'beside the largest', 'what it is', 'how measured'], others)}`,
  };
}
