import {expect} from 'chai';
import {html} from 'lit';
import {demoTemplates} from '../../src/adapters/simulator/demo-templates.js';
import '../../src/define/conversation.js';
import '../../src/define/template-picker.js';
import {failureWordsFor} from '../../src/element/failure-reason.js';
import {useStrings} from '../../src/element/desk-strings.js';
import {en} from '../../src/strings/en.js';
import {loadStrings} from '../../src/strings/languages.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press} from './keys.js';
import {createTappedDesk, newestOf} from './tapped-desk.js';

/** Each row of the table, its codes one by one: of a range both ends and one between them. */
async function knownCodes(): Promise<{code: string; todo: string}[]> {
  const table = await (await fetch('/test/fixtures/whatsapp/error-codes.md')).text();
  return table
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, codes]) => /^(\d|other)/.test(codes ?? ''))
    .flatMap(([, codes = '', , meaning = '', action = '']) =>
      codes.split(', ').flatMap((code) => {
        const [from = '', to] = code.split('-').map(Number);
        const each = code === 'other' ? [987654] : to === undefined ? [from] : [from, Number(from) + 50, to];
        return each.map((one) => ({code: String(one), todo: action === '' ? meaning : action}));
      }),
    );
}

/** What the table asks for, read by its words. */
function buttonFor(todo: string): 'Retry' | 'Send a template' | 'Edit' | null {
  if (/templates|pick another|fix values/.test(todo)) return 'Send a template';
  if (
    /do not retry|no retry|never|fail again|admin|convert|ask to resend|ask the customer|fix number|use number/.test(
      todo,
    )
  )
    return null;
  if (/another form/.test(todo)) return 'Edit';
  if (/retry|back off|resend without hash|no guess/.test(todo)) return 'Retry';
  throw new Error(`Nobody has said what to offer for “${todo}”.`);
}

async function setUpFailed(code: string, {status = 'failed'}: {status?: 'failed' | 'unconfirmed'} = {}) {
  const desk = await createTappedDesk({templates: demoTemplates});
  const task = await desk.acceptFrom('ava');
  desk.session.open(task.id);
  await desk.session.send(task.id, 'Your parcel');
  desk.adapter.simulate.setStatus(newestOf(desk, task).id, status, code);
  const page = stage(html`<wa-conversation .session=${desk.session}></wa-conversation>`);
  await until(() => findAll(page, '.trouble').length === 1, 'it shows as failed');
  return {
    ...desk,
    task,
    page,
    buttons: () => findAll(page, '.trouble button').map(textOf),
    error: () => textOf(find(page, '.trouble [part~=error]')),
    last: () => newestOf(desk, task),
  };
}

describe('a message that failed', () => {
  it('has a cause and a next step for every code, in English and in French', async () => {
    const codes = await knownCodes();
    expect(codes.length).to.be.greaterThan(50);
    for (const strings of [en, await loadStrings('fr')]) {
      for (const {code} of codes) {
        const {cause, step} = failureWordsFor(code, strings);
        expect(cause, `${code} in ${strings.locale}`).to.match(/^\p{Lu}.*\.$/u);
        expect(step, `${code} in ${strings.locale}`).to.match(/^\p{Lu}.*\.$/u);
        if (code !== '987654') expect(cause, code).not.to.contain(code);
      }
    }
  });

  it('offers the one next step of its code, and no other', async () => {
    const wrong: string[] = [];
    const {page, session, adapter, task, last, buttons} = await setUpFailed('131000');
    for (const {code, todo} of await knownCodes()) {
      const {id} = last();
      await session.retry(task.id, id);
      adapter.simulate.setStatus(id, 'failed', code);
      await until(() => last().delivery?.errorCode === code, `it failed with ${code}`);
      await page.querySelector('wa-conversation')?.updateComplete;
      const expected = buttonFor(todo);
      const offered = buttons().join();
      if (offered !== (expected ?? '')) wrong.push(`${code}: ${offered || 'nothing'}, for “${todo}”`);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('says cause and step beside the message, in the desk’s language', async () => {
    const {error, page, session} = await setUpFailed('131047');
    useStrings(session, await loadStrings('fr'));
    await until(() => error().includes('Envoyez un modèle.'), 'it is French');
    expect(error()).to.contain('Plus de 24 heures se sont écoulées');
    expect(findAll(page, '.trouble button').map(textOf)).to.deep.equal(['Envoyer un modèle']);
  });

  it('opens the templates from there, and gives the focus back', async () => {
    const {page} = await setUpFailed('131047');
    const button = find(page, '.trouble button');
    button.focus();
    await press('Enter');
    await until(() => findAll(page, 'wa-template-picker').length === 1, 'the picker is there');
    const inside = () => findAll(find(page, 'wa-template-picker'), '[part~=search-input]');
    await until(() => inside().some(hasFocus), 'one can search');
    await press('Escape');
    await until(() => findAll(page, 'wa-template-picker').length === 0, 'it is gone');
    expectFocus(find(page, '.trouble button'));
  });

  it('offers a template in place of a second try once the window is closed', async () => {
    const {clock, buttons} = await setUpFailed('131000');
    expect(buttons()).to.deep.equal(['Retry']);
    clock.advance(24 * 3600 * 1000);
    await until(() => buttons().join() === 'Send a template', 'the window is closed');
  });

  it('keeps its mark after Retry until there is an outcome', async () => {
    const {page, adapter, clock, last} = await setUpFailed('131000');
    const shown = () => textOf(find(page, '.message:last-of-type'));
    adapter.simulate.holdAnswers();
    find(page, '.trouble button').click();
    await until(() => find(page, '.trouble button').matches(':disabled'), 'it is under way');
    expect(shown()).to.contain('WhatsApp had a problem.');
    adapter.simulate.releaseAnswers();
    await until(() => shown().includes('Not delivered yet: trying again…'), 'it is tried again');
    expect(last().delivery).to.deep.equal({status: 'queued', attempt: 2, errorCode: null});
    clock.advance(300);
    await until(() => !shown().includes('Not delivered'), 'there is an outcome');
    expect(last().delivery?.status).to.equal('accepted');
  });

  it('that may have arrived is asked about, and goes out again only when the agent insists', async () => {
    const {last, session, task, buttons, error, page} = await setUpFailed('', {status: 'unconfirmed'});
    expect(buttons()).to.deep.equal(['Send again anyway']);
    expect(error()).to.equal('May not have arrived. If you send it again, the customer may get it twice.');
    const refused = await session.retry(task.id, last().id).catch((reason: unknown) => reason);
    expect(refused).to.include({code: 'may-have-arrived'});
    expect(last().delivery).to.include({status: 'unconfirmed', attempt: 1});
    await until(() => !find(page, '.trouble button').matches(':disabled'), 'the answer is here');
    find(page, '.trouble button').click();
    await until(() => last().delivery?.attempt === 2, 'it is sent again');
  });

  it('is accessible', async () => {
    const {page} = await setUpFailed('131047');
    await expectAccessible(page);
  });
});
