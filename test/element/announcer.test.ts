import {expect} from 'chai';
import {html} from 'lit';
import {announce, type Urgency} from '../../src/element/announcer.js';
import {find, findAll, stage, textOf, until} from './page.js';

const region = (root: ParentNode, urgency: Urgency) =>
  findAll(root, `[aria-live=${urgency}]`)
    .map((one) => textOf(one))
    .join(' ');

describe('What is announced', () => {
  it('is said in the page’s live region of its urgency', async () => {
    const holder = stage(html`<p></p>`);
    announce(holder, 'A request', 'assertive');
    announce(holder, 'A status');
    await until(() => region(document.body, 'assertive').includes('A request'), 'it is said');
    expect(region(document.body, 'polite')).to.include('A status');
    expect(region(document.body, 'polite')).not.to.include('A request');
  });

  it('takes no room in the page, whatever the page says of its children', async () => {
    const holder = stage(html`
      <style>
        body {
          transform: translateY(0); /* what is fixed then scrolls with the page */
        }
        body > div {
          display: block !important;
          margin: 3rem !important;
          padding: 2rem !important;
          position: relative !important;
        }
        .tall {
          block-size: 200vh;
        }
      </style>
      <div class="tall"></div>
    `);
    announce(holder, 'A sentence that would make the page wider and longer, were it to be seen. '.repeat(50));
    await until(() => region(document.body, 'polite').includes('A sentence'), 'it is said');
    const root = find(document.body, '[aria-live=polite]').getRootNode();
    const host = root instanceof ShadowRoot ? root.host : undefined;
    const size = () => [document.documentElement.scrollHeight, document.documentElement.scrollWidth];
    const withIt = size();
    host?.remove();
    expect(withIt).to.deep.equal(size());
  });

  it('is said again when it happens again', async () => {
    const holder = stage(html``);
    announce(holder, 'Twice');
    announce(holder, 'Twice');
    await until(() => region(document.body, 'polite').split('Twice').length === 3, 'it is said twice');
  });

  it('is said inside an open modal dialog, which silences all outside it', async () => {
    const holder = stage(
      html`<div id="host"></div>
        <dialog class="page"><button>Page</button></dialog>`,
    );
    const root = find(holder, '#host').attachShadow({mode: 'open'});
    const inner = document.createElement('dialog');
    const button = document.createElement('button');
    inner.append(button);
    root.append(inner);
    const outer = find(holder, 'dialog.page');
    if (!(outer instanceof HTMLDialogElement)) throw new Error('no dialog');
    outer.showModal();
    announce(holder, 'Over the page');
    await until(() => region(outer, 'polite').includes('Over the page'), 'it is said in the page’s dialog');
    inner.showModal();
    button.focus();
    announce(holder, 'On top');
    await until(() => region(inner, 'polite').includes('On top'), 'it is said in the topmost dialog');
    expect(region(outer, 'polite')).not.to.include('On top');
  });
});
