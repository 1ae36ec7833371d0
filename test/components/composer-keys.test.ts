import {expect} from 'chai';
import {find, hasFocus, textOf, until} from '../element/page.js';
import {enter, setUpComposer} from './composer-stage.js';
import {press, type} from './keys.js';

describe('<wa-composer>, by its keys', () => {
  it('sends on Enter, empties the box and keeps the focus', async () => {
    const {box, composer, sent} = await setUpComposer();
    composer.focus();
    await type('On its way');
    await press('Enter');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['On its way']);
    expect(hasFocus(box())).to.equal(true);
  });

  it('breaks the line on Shift+Enter', async () => {
    const {box, composer, sent} = await setUpComposer();
    composer.focus();
    await type('one');
    await press('Enter', 'Shift');
    await type('two');
    expect(box().value).to.equal('one\ntwo');
    expect(sent()).to.deep.equal([]);
  });

  it('sends by the button, and the focus stays in the box', async () => {
    const {box, composer, sent, sendButton} = await setUpComposer();
    composer.focus();
    await type('On its way');
    const pressed = new MouseEvent('mousedown', {bubbles: true, cancelable: true});
    sendButton.dispatchEvent(pressed);
    sendButton.click();
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['On its way']);
    expect(pressed.defaultPrevented).to.equal(true);
  });

  it('sends on Ctrl+Enter where that is preferred, and Enter breaks the line', async () => {
    const {box, composer, sent, page} = await setUpComposer({sendOn: 'mod-enter'});
    expect(textOf(find(page, '[part~=hint]'))).to.equal('Ctrl+Enter sends, Enter starts a new line');
    composer.focus();
    await type('one');
    await press('Enter');
    expect(box().value).to.equal('one\n');
    await press('Enter', 'Control');
    await until(() => box().value === '', 'the box is empty');
    expect(sent()).to.deep.equal(['one\n']);
  });

  it('says under the box which key sends', async () => {
    const {page, box} = await setUpComposer();
    const hint = find(page, '[part~=hint]');
    expect(textOf(hint)).to.equal('Enter sends, Shift+Enter starts a new line');
    expect(box().getAttribute('aria-describedby')?.split(' ')).to.include(hint.id);
  });

  it('does not send while an input method is composing', async () => {
    const {box, paste, sent} = await setUpComposer();
    paste('こん');
    box().dispatchEvent(enter({isComposing: true}));
    box().dispatchEvent(enter({keyCode: 229}));
    box().dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    const right = enter();
    box().dispatchEvent(right); // the key that ended the composition, as Safari tells it
    await Promise.resolve();
    expect(sent()).to.deep.equal([]);
    expect(right.defaultPrevented).to.equal(false);
    expect(box().value).to.equal('こん');
  });

  it('sends on the Enter after the one that ended the composition', async () => {
    const {box, paste, sent} = await setUpComposer();
    paste('こん');
    box().dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    box().dispatchEvent(enter());
    box().dispatchEvent(new KeyboardEvent('keyup', {key: 'Enter', bubbles: true}));
    box().dispatchEvent(enter());
    await until(() => sent().length > 0, 'it is sent');
    expect(sent()).to.deep.equal(['こん']);
  });

  it('sends on the first Enter after a word was picked by the mouse', async () => {
    const {box, paste, sent} = await setUpComposer();
    paste('こん');
    box().dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    box().dispatchEvent(new KeyboardEvent('keyup', {key: 'Shift', bubbles: true}));
    box().dispatchEvent(enter());
    await until(() => sent().length > 0, 'it is sent');
  });

  it('sends once when Enter is pressed twice at once', async () => {
    const {box, paste, sent, session, task} = await setUpComposer();
    paste('Hello');
    box().dispatchEvent(enter());
    box().dispatchEvent(enter());
    await until(() => box().value === '', 'the box is empty');
    box().dispatchEvent(enter());
    await until(() => session.state.pending.size === 0, 'nothing is under way');
    expect(sent()).to.deep.equal(['Hello']);
    const texts = session.state.threads
      .get(task.conversationId)
      ?.messages.filter(({author}) => author.kind === 'agent');
    expect(texts).to.have.length(1);
  });

  it('sends nothing when there is nothing but space', async () => {
    const {box, paste, sent} = await setUpComposer();
    paste(' \n ');
    box().dispatchEvent(enter());
    expect(sent()).to.deep.equal([]);
    expect(box().value).to.equal(' \n ');
  });
});
