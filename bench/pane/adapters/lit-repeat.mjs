// One LitElement pane, rows are templates in its shadow root: repeat + guard.
import {LitElement, html, css as litCss, unsafeCSS} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {guard} from 'lit/directives/guard.js';
import {rowT} from '../src/litrow.mjs';
import {css, sticky, scrollToPos} from '../src/row.mjs';
import {mmss} from '../src/markup.mjs';
export const meta = {
  name: 'lit-repeat',
  kind: 'floor',
  stack: 'Lit 3 repeat() + guard(), row templates in one shadow root',
};

const sheet = unsafeCSS(css);
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
          (m) => guard([m], () => rowT(m)),
        )}
      </div>
      <div class="composer"><textarea aria-label="Message"></textarea></div>
    </div>`;
  }
  get log() {
    return this.renderRoot.querySelector('.log');
  }
}
customElements.define('x-lit-pane', Pane);

class Brick extends LitElement {
  static styles = [sheet, litCss`:host{display:block}`];
  static properties = {task: {attribute: false}, now: {state: true}};
  connectedCallback() {
    super.connectedCallback();
    this.now = Date.now();
    this.h = setInterval(() => {
      this.now = Date.now();
    }, 1000);
  }
  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.h);
  }
  render() {
    const t = this.task;
    return html`<div class="brick">
      <div class="av"></div>
      <div>
        <b>${t.name}</b>
        <div class="pv">${t.preview}</div>
      </div>
      <div class="tm">${mmss(this.now - t.start)}</div>
    </div>`;
  }
}
customElements.define('x-lit-brick', Brick);

export function create() {
  let e, st;
  const set = (items, stick) => {
    e.items = items;
    return e.updateComplete.then(() => {
      if (stick) {
        st.on = true;
        st.keep();
      }
    });
  };
  return {
    async mount(root, {messages}) {
      e = document.createElement('x-lit-pane');
      e.items = messages;
      root.append(e);
      await e.updateComplete;
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
    statusText: (id) => e.log.querySelector(`[data-id="${id}"] .st`)?.dataset.s,
    switchTo(_k, {messages}) {
      return set(messages, true);
    },
    unmount() {
      e.remove();
    },
    mountBricks(root, list) {
      const w = document.createElement('div');
      w.style.cssText = 'height:100%;overflow:auto';
      for (const t of list) {
        const b = document.createElement('x-lit-brick');
        b.task = t;
        w.append(b);
      }
      root.append(w);
      return () => w.remove();
    },
  };
}
