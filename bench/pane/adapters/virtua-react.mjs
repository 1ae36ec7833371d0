import {createElement as h, useState, useRef, useLayoutEffect} from 'react';
import {createRoot} from 'react-dom/client';
import {flushSync} from 'react-dom';
import {VList} from 'virtua';
import {Row} from '../src/reactrow.mjs';
import {addCss} from '../src/row.mjs';
export const meta = {name: 'virtua-react', kind: 'floor', stack: 'virtua 0.54 VList (React 18), shift on prepend'};

export function create() {
  let root,
    api = {},
    host;
  function App({first}) {
    const [st, set] = useState({items: first, shift: false, n: 0});
    const ref = useRef(null),
      stick = useRef(true);
    api.set = set;
    api.ref = ref;
    api.stick = stick;
    api.items = st.items;
    useLayoutEffect(() => {
      if (stick.current) ref.current.scrollToIndex(st.items.length - 1, {align: 'end'});
    }, [st.items]);
    return h(
      'div',
      {className: 'fl'},
      h(
        VList,
        {
          ref,
          className: 'log',
          style: {flex: 1, minHeight: 0},
          shift: st.shift,
          data: st.items,
          tabIndex: 0,
          onScroll: (o) => {
            const v = ref.current;
            if (o < (api.last ?? 0) - 2) stick.current = false;
            if (v.scrollSize - o - v.viewportSize < 80) stick.current = true;
            api.last = o;
          },
        },
        (m) => h(Row, {key: m.id, m}),
      ),
      h('div', {className: 'composer'}, h('textarea', {'aria-label': 'Message'})),
    );
  }
  return {
    async mount(r, {messages}) {
      host = document.createElement('div');
      host.style.height = '100%';
      addCss(host);
      const box = document.createElement('div');
      box.style.height = '100%';
      host.append(box);
      r.append(host);
      root = createRoot(box);
      flushSync(() => root.render(h(App, {first: messages})));
    },
    append(l) {
      api.set((s) => ({items: [...s.items, ...l], shift: false}));
    },
    prepend(l) {
      api.stick.current = false;
      api.set((s) => ({items: [...l, ...s.items], shift: true}));
    },
    updateStatus(id, status) {
      api.set((s) => ({...s, items: s.items.map((m) => (m.id === id ? {...m, status} : m))}));
    },
    composer: () => host.querySelector('textarea'),
    scroller: () => host.querySelector('.log'),
    scrollTo(p) {
      if (p === 'bottom') {
        api.stick.current = true;
        api.ref.current.scrollToIndex(api.items.length - 1, {align: 'end'});
      } else {
        api.stick.current = false;
        api.ref.current.scrollTo(p === 'top' ? 0 : p);
      }
    },
    find: (id) => host.querySelector(`[data-id="${id}"]`),
    statusText: (id) => host.querySelector(`[data-id="${id}"] .st`)?.dataset.s,
    switchTo(_k, {messages}) {
      api.stick.current = true;
      api.set({items: messages, shift: false});
    },
    unmount() {
      root.unmount();
      host.remove();
    },
  };
}
