// As lit-repeat, but every message is a custom element with its own shadow root.
import {LitElement, html, css as litCss, unsafeCSS} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {rowT} from '../src/litrow.mjs';
import {css, sticky, scrollToPos} from '../src/row.mjs';
export const meta = {
  name: 'lit-repeat-wc',
  kind: 'floor',
  stack: 'Lit 3 repeat(), one LitElement + shadow root per message',
};

const sheet = unsafeCSS(css);
class Row extends LitElement {
  static styles = [sheet, litCss`:host{display:block}`];
  static properties = {m: {attribute: false}};
  render() {
    return rowT(this.m);
  }
}
customElements.define('x-row', Row);
class Pane extends LitElement {
  static styles = [sheet, litCss`:host{display:block;height:100%}`];
  static properties = {items: {attribute: false}};
  constructor() {
    super();
    this.items = [];
  }
  render() {
    return html`<div class="fl">
      <div class="log" role="log" tabindex="0">
        ${repeat(
          this.items,
          (m) => m.id,
          (m) => html`<x-row .m=${m} data-id=${m.id}></x-row>`,
        )}
      </div>
      <div class="composer"><textarea aria-label="Message"></textarea></div>
    </div>`;
  }
  get log() {
    return this.renderRoot.querySelector('.log');
  }
}
customElements.define('x-lit-wc-pane', Pane);

export function create() {
  let e, st;
  const settle = async () => {
    await e.updateComplete;
    await 0;
    await e.log.lastElementChild?.updateComplete;
  };
  const set = (items, stick) => {
    e.items = items;
    return settle().then(() => {
      if (stick) {
        st.on = true;
        st.keep();
      }
    });
  };
  return {
    async mount(root, {messages}) {
      e = document.createElement('x-lit-wc-pane');
      e.items = messages;
      root.append(e);
      await settle();
      st = sticky(e.log);
      scrollToPos(e.log, 'bottom');
    },
    append(l) {
      set([...e.items, ...l], st.on);
    },
    prepend(l) {
      set([...l, ...e.items]);
    },
    updateStatus(id, s) {
      const i = e.items.findIndex((m) => m.id === id);
      const a = e.items.slice();
      a[i] = {...a[i], status: s};
      set(a);
    },
    composer: () => e.renderRoot.querySelector('textarea'),
    scroller: () => e.log,
    scrollTo(p) {
      st.on = p === 'bottom';
      scrollToPos(e.log, p);
    },
    find: (id) => e.log.querySelector(`[data-id="${id}"]`),
    statusText: (id) => e.log.querySelector(`[data-id="${id}"]`)?.shadowRoot.querySelector('.st')?.dataset.s,
    switchTo(_k, {messages}) {
      return set(messages, true);
    },
    unmount() {
      e.remove();
    },
  };
}
