import {LitElement, html, css as litCss, unsafeCSS} from 'lit';
import '@lit-labs/virtualizer';
import {flow} from '@lit-labs/virtualizer/layouts/flow.js';
import {rowT} from '../src/litrow.mjs';
import {css} from '../src/row.mjs';
export const meta = {name: 'lit-virtualizer', kind: 'floor', stack: '@lit-labs/virtualizer 2 (flow layout)'};

class Pane extends LitElement {
  static styles = [
    unsafeCSS(css),
    litCss`:host{display:block;height:100%} lit-virtualizer{flex:1;min-height:0} .row{width:100%}`,
  ];
  static properties = {items: {attribute: false}, pin: {attribute: false}};
  constructor() {
    super();
    this.items = [];
    this.pin = null;
  }
  render() {
    return html`<div class="fl">
      <lit-virtualizer
        class="log"
        scroller
        tabindex="0"
        .items=${this.items}
        .keyFunction=${(m) => m.id}
        .renderItem=${rowT}
        .layout=${flow(this.pin ? {pin: this.pin} : {})}
      ></lit-virtualizer>
      <div class="composer"><textarea aria-label="Message"></textarea></div>
    </div>`;
  }
  get log() {
    return this.renderRoot.querySelector('lit-virtualizer');
  }
}
customElements.define('x-lv-pane', Pane);

export function create() {
  let e;
  const end = () => {
    const v = e.log;
    v.element(e.items.length - 1)?.scrollIntoView({block: 'end'});
  };
  let stick = true,
    busy = 0;
  const stickLoop = async (n = 4) => {
    // one loop at a time; a later call prolongs it
    stick = true;
    if (busy) {
      busy = Math.max(busy, n);
      return;
    }
    busy = n;
    while (busy > 0) {
      end();
      await new Promise((r) => requestAnimationFrame(r));
      busy--;
    }
  };
  return {
    async mount(root, {messages}) {
      e = document.createElement('x-lv-pane');
      e.items = messages;
      root.append(e);
      await e.updateComplete;
      let last = 0;
      e.log.addEventListener(
        'scroll',
        () => {
          const s = e.log,
            y = s.scrollTop;
          if (y < last - 2 && !busy) stick = false;
          if (s.scrollHeight - y - s.clientHeight < 80) stick = true;
          last = y;
        },
        {passive: true},
      );
      stickLoop(6);
    },
    append(l) {
      const s = stick || e.isUpdatePending;
      e.items = [...e.items, ...l];
      if (s) e.updateComplete.then(() => stickLoop(3));
    },
    prepend(l) {
      e.items = [...l, ...e.items];
    },
    updateStatus(id, s) {
      const i = e.items.findIndex((m) => m.id === id);
      const a = e.items.slice();
      a[i] = {...a[i], status: s};
      e.items = a;
    },
    composer: () => e.renderRoot.querySelector('textarea'),
    scroller: () => e.log,
    scrollTo(p) {
      if (p === 'bottom') return stickLoop(4);
      stick = false;
      e.log.scrollTop = p === 'top' ? 0 : p;
    },
    find: (id) => e.log.querySelector(`[data-id="${id}"]`),
    statusText: (id) => e.log.querySelector(`[data-id="${id}"] .st`)?.dataset.s,
    switchTo(_k, {messages}) {
      e.items = messages;
      return e.updateComplete.then(() => stickLoop(4));
    },
    unmount() {
      e.remove();
    },
  };
}
