import {expect} from 'chai';
import {toMarkup} from '../../src/components/composer/rich-paste.js';
import {expectAccessible, find, findAll, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';
import {press, pressTogether, type} from './keys.js';

describe('<wa-composer>, its markup', () => {
  it('makes the selection bold, italic, struck through and code by key, and plain again', async () => {
    const {box, composer} = await setUpComposer();
    composer.focus();
    await type('very good');
    box().setSelectionRange(5, 9);
    await press('b', 'Control');
    await until(() => box().value === 'very *good*', 'bold');
    await press('b', 'Control');
    await until(() => box().value === 'very good', 'plain again');
    await press('i', 'Control');
    await until(() => box().value === 'very _good_', 'italic');
    await press('z', 'Control');
    expect(box().value).to.equal('very good');
    box().setSelectionRange(0, 5);
    await pressTogether('Control', 'Shift', 'X');
    await until(() => box().value === '~very~ good', 'struck through, its space outside');
    box().setSelectionRange(7, 11);
    await press('e', 'Control');
    await until(() => box().value === '~very~ `good`', 'code');
  });

  it('marks each line for itself, and with nothing selected puts the caret between two signs', async () => {
    const {box, composer} = await setUpComposer();
    composer.focus();
    await type('one');
    await press('Enter', 'Shift');
    await type('two');
    box().setSelectionRange(0, 7);
    await press('b', 'Control');
    await until(() => box().value === '*one*\n*two*', 'each line');
    box().setSelectionRange(11, 11);
    await press('i', 'Control');
    await until(() => box().value.endsWith('__'), 'two signs');
    await type('x');
    expect(box().value).to.equal('*one*\n*two*_x_');
  });

  it('shows beside the box how WhatsApp will draw it, and nothing where there is no markup', async () => {
    const {composer, page, paste} = await setUpComposer();
    const seen = () => findAll(page, '[part~=markup-preview]');
    paste('See https://shop.example/a_b and 2 * 3 * 4');
    await composer.updateComplete;
    expect(seen()).to.have.length(0);
    paste(' *today* and ~never~');
    await until(() => seen().length === 1, 'it is shown');
    expect(findAll(page, '[part~=markup-preview] strong').map(textOf)).to.deep.equal(['today']);
    expect(textOf(find(page, '[part~=markup-preview] .rich'))).to.contain('today and never');
    await expectAccessible(page);
  });

  it('keeps the look of what is pasted, and what is plain stays the browser’s to paste', async () => {
    const {box, composer} = await setUpComposer();
    composer.focus();
    const paste = (html: string, text: string) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true});
      box().dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(paste('<p>plain</p>', 'plain')).to.equal(false);
    expect(paste('<p>a <b>bold</b> word</p>', 'a bold word')).to.equal(true);
    await until(() => box().value === 'a *bold* word', 'it is there');
  });

  const samples: readonly (readonly [what: string, html: string, text: string])[] = [
    ['nested looks', '<p><b>bold <i>and italic</i></b></p>', '*bold _and italic_*'],
    ['a line through', '<s>old</s> <del>price</del>', '~old~ ~price~'],
    ['lists', '<ul><li>tea</li><li>pot</li></ul><ol><li>boil</li><li>pour</li></ol>', '- tea\n- pot\n1. boil\n2. pour'],
    ['items left open', '<ul><li>tea<li>pot</ul>', '- tea\n- pot'],
    ['a link', '<a href="https://example.com/a">our page</a>', 'our page (https://example.com/a)'],
    ['a link that says where it leads', '<a href="https://example.com/">example.com</a>', 'example.com'],
    ['a link that is none', '<a href="javascript:alert(1)">here</a>', 'here'],
    ['code', '<pre><code>a &lt; b\n  c</code></pre>', '```a < b\n  c```'],
    ['an editor’s own wrapping', '<b style="font-weight:normal"><span style="font-weight:700">x</span></b>', '*x*'],
    ['paragraphs', '<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['what is not to be seen', '<style>b{}</style><!-- <b>x</b> --><script>alert(1)</script>y<b>!</b>', 'y*!*'],
    ['entities', '<i>&#233;&#x1F600;&amp;lt;</i>', '_é😀&lt;_'],
    ['broken tags', '<b>x</i></b> < 3 <', '*x* < 3 <'],
  ];
  for (const [what, html, text] of samples)
    it(`writes ${what} as WhatsApp does`, () => {
      expect(toMarkup(html)).to.equal(text);
    });
});
