import {createElement as h, memo} from 'react';
import {tokens, hhmm, TICK} from './markup.mjs';
import {PIX} from './data.mjs';
const tok = ([k, v], i) => (k === 'text' ? v : h(k, {key: i, href: k === 'a' ? v : undefined}, v));
export const Row = memo(({m}) =>
  h(
    'div',
    {className: m.out ? 'row out' : 'row', 'data-id': m.id},
    h(
      'div',
      {className: 'bubble'},
      m.media &&
        (m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker'
          ? h('img', {
              className: 'media',
              width: m.media.w,
              height: m.media.h,
              alt: m.media.name,
              loading: 'lazy',
              src: PIX,
            })
          : h('div', {className: 'file'}, '📎 ' + m.media.name)),
      m.text ? h('div', {className: 'text'}, tokens(m.text).map(tok)) : null,
      h(
        'div',
        {className: 'meta'},
        h('time', null, hhmm(m.ts)),
        m.out ? h('span', {className: 'st', 'data-s': m.status}, TICK[m.status]) : null,
      ),
    ),
  ),
);
