import {html} from 'lit';
import {sampleOf} from '../../src/adapters/simulator/samples.js';
import {
  plainText,
  type ContactCenterAdapter,
  type Media,
  type Message,
  type MessageContent,
} from '../../src/core/index.js';
import '../../src/define/message-bubble.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';
import {createMessage, createTappedDesk} from './tapped-desk.js';

export type LoadMedia = NonNullable<ContactCenterAdapter['loadMedia']>;

export const file = (kind: Media['kind'], changes: Partial<Media> = {}): MessageContent => ({
  type: 'media',
  media: {
    kind,
    state: 'ready',
    mimeType: null,
    size: 12_000,
    name: null,
    width: kind === 'image' || kind === 'sticker' || kind === 'video' ? 720 : null,
    height: kind === 'image' || kind === 'sticker' || kind === 'video' ? 540 : null,
    duration: kind === 'voice' || kind === 'audio' || kind === 'video' ? 3 : null,
    caption: null,
    ...changes,
  },
});

export const loadSample: (kind: Media['kind']) => LoadMedia = (kind) => () => Promise.resolve(sampleOf(kind));

interface Shown {
  /** Left out, this contact centre hands out no files. */
  readonly loadMedia?: LoadMedia;
  readonly message?: Partial<Message>;
  readonly onJump?: (messageId: string) => void;
  readonly width?: number;
}

/** One message, or several below each other, as a bubble shows them. */
export async function show(
  contents: MessageContent | readonly MessageContent[],
  {loadMedia, message = {}, onJump, width = 480}: Shown = {},
) {
  const {session, tell} = await createTappedDesk({}, undefined, ({loadMedia: _none, ...adapter}) => ({
    ...adapter,
    ...(loadMedia && {loadMedia}),
  }));
  const all = 'type' in contents ? [contents] : contents;
  const messages = all.map((content) => createMessage({content, ...message}));
  const draw = (shown: readonly Message[]) =>
    shown.map(
      (one) => html`
        <wa-message-bubble
          .session=${session}
          .message=${one}
          .onJump=${onJump}
          task-id="t"
          customer-name="Ava Hill"
          customer-initials="AH"
        ></wa-message-bubble>
      `,
    );
  const page = stage(html`<div class="frame">${draw(messages)}</div>`);
  page.style.width = `${width}px`;
  const bubbles = [...page.querySelectorAll('wa-message-bubble')];
  await until(() => bubbles.every(({shadowRoot}) => shadowRoot?.querySelector(KIND)), 'the kinds are drawn');
  await Promise.all(bubbles.map(({updateComplete}) => updateComplete));
  return {
    page,
    session,
    tell,
    messages,
    bubbles,
    part: (name: string) => find(page, `[part~='${name}']`),
    parts: (name: string) => findAll(page, `[part~='${name}']`),
    card: () => textOf(find(page, '[part~=card]')),
    words: () => textOf(find(page, '[part~=bubble]')),
    button: (name: string) => {
      const found = findAll(page, 'button, a').find((one) => nameOf(one) === name);
      if (!found) throw new Error(`There is no “${name}” but ${findAll(page, 'button, a').map(nameOf).join(', ')}.`);
      return found;
    },
  };
}

const KIND = '.kind, .k-quote, .k-referral, .k-forwarded, .k-product, .k-reactions, .remark:not(.placeholder)';

export const nameOf = (element: HTMLElement): string => element.getAttribute('aria-label') ?? textOf(element);

export const said = (text: string): MessageContent => ({type: 'text', text: plainText(text)});
