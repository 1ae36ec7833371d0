import {expect} from 'chai';
import {html} from 'lit';
import {demoTemplates} from '../../src/adapters/simulator/demo-templates.js';
import {messagesOf} from '../../src/core/index.js';
import '../../src/define/composer.js';
import '../../src/define/template-picker.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press, tabTo, type} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

const DAY = 24 * 3600 * 1000;

async function setUp() {
  const desk = await createTappedDesk({templates: demoTemplates});
  const task = await desk.acceptFrom('ava');
  desk.session.open(task.id);
  desk.session.saveDraft(task.conversationId, 'Not sent yet');
  const page = stage(html`
    <wa-composer .session=${desk.session}></wa-composer>
    <wa-template-picker .session=${desk.session}></wa-template-picker>
  `);
  const picker = page.querySelector('wa-template-picker');
  const composer = page.querySelector('wa-composer');
  if (!picker || !composer) throw new Error('An element is missing.');
  await picker.updateComplete;
  const outcomes: string[] = [];
  picker.addEventListener('wa-template-closed', ({detail}) => outcomes.push(detail.outcome));
  const options = () => findAll(picker, '[role=option]');
  return {
    ...desk,
    task,
    picker,
    composer,
    outcomes,
    options,
    names: () => options().map((option) => textOf(find(option, 'strong'))),
    part: (name: string) => find(picker, `[part~='${name}']`),
    last: () => messagesOf(desk.session.state, task.conversationId).at(-1),
    open: async () => {
      expect(picker.show()).to.equal(true);
      await until(() => options().length > 0, 'the templates are listed');
    },
  };
}

describe('<wa-template-picker>', () => {
  it('stands in the place of the box when the window is closed, and the draft is kept', async () => {
    const {clock, composer, session, task} = await setUp();
    expect(findAll(composer, '[part~=template-button]')).to.have.length(0);
    clock.advance(DAY + 1000);
    await until(() => findAll(composer, '[part~=template-button]').length === 1, 'the button is there');
    find(composer, '[part~=template-button]').click();
    const inside = () => composer.shadowRoot?.querySelector('wa-template-picker');
    await until(() => inside()?.shadowRoot?.querySelector('dialog')?.matches(':modal') === true, 'it is open');
    expect(session.state.drafts.get(task.conversationId)).to.equal('Not sent yet');
  });

  it('finds, fills in and sends a template by the keyboard alone', async () => {
    const {picker, open, last, outcomes, session, task, part} = await setUp();
    await open();
    expectFocus(part('search-input'));
    await type('at home');
    await press('Enter');
    await until(() => findAll(picker, '[part~=field]').length === 3, 'there is a field for each place');
    await until(() => hasFocus(find(picker, 'input[id="v-header.1"]')), 'the first has the focus');
    await type('T-1');
    await press('Tab');
    await type('Ava');
    await press('Tab');
    await type('Monday');
    await until(() => textOf(part('preview')).includes('arrives on Monday'), 'the preview follows');
    await tabTo(() => hasFocus(part('send-button')));
    await press('Enter');
    await until(() => outcomes.length === 1, 'it is closed');
    expect(outcomes).to.deep.equal(['sent']);
    const content = last()?.content;
    if (content?.type !== 'template') throw new Error('No template was sent.');
    expect([content.header?.text, content.text.text.split('\n')[0]]).to.deep.equal([
      'Order T-1',
      'Hello Ava, your tea is on its way and arrives on *Monday*.',
    ]);
    expect(session.state.drafts.get(task.conversationId)).to.equal('Not sent yet');
  });

  it('goes out when the window is closed', async () => {
    const {picker, open, outcomes, clock, last, options, part} = await setUp();
    clock.advance(DAY + 1000);
    await open();
    options()[2]?.click();
    await until(() => findAll(picker, '[part~=preview]').length === 1, 'it is shown');
    part('send-button').click();
    await until(() => outcomes.length === 1, 'it is closed');
    expect(last()?.content.type).to.equal('template');
  });

  it('is narrowed by name, text, category and language', async () => {
    const {picker, open, names} = await setUp();
    await open();
    expect(names()).to.have.length(4);
    const chip = (name: string) => findAll(picker, '[part~=filter]').find((one) => textOf(one) === name);
    chip('Marketing')?.click();
    await until(() => names().join() === 'Voucher', 'one category');
    expect(chip('Marketing')?.ariaPressed).to.equal('true');
    chip('Marketing')?.click();
    chip('French')?.click();
    await until(() => names().join() === 'Parcel on its way', 'one language');
    chip('French')?.click();
    find(picker, '[role=combobox]').focus();
    await type('nothing like it');
    await until(() => findAll(picker, '[part~=empty]').length === 1, 'it says that nothing matches');
  });

  it('points at what is missing and sends nothing', async () => {
    const {picker, open, options, outcomes, part, last} = await setUp();
    await open();
    const before = last();
    options()[3]?.click();
    await until(() => findAll(picker, '[part~=field]').length === 4, 'there are fields');
    expect(textOf(part('cost'))).to.contain('Marketing costs most');
    expect(find(picker, 'input[id="button.0"], input[id="v-button.0"]').getAttribute('placeholder')).to.equal(
      'For example THANKS15',
    );
    part('send-button').click();
    await until(() => findAll(picker, '[aria-invalid=true]').length === 4, 'each is pointed at');
    await until(() => hasFocus(find(picker, 'input[id="v-body.customer_name"]')), 'the first has the focus');
    expect([outcomes, last()]).to.deep.equal([[], before]);
  });

  it('says why the templates could not be had, and has them with the next try', async () => {
    const {adapter, picker, options} = await setUp();
    adapter.simulate.refuseNext('listTemplates', 'templates-unavailable');
    picker.show();
    await until(() => findAll(picker, '[part~=error]').length === 1, 'it says why');
    find(picker, '[part~=error] button').click();
    await until(() => options().length === 4, 'they are there');
  });

  it('closes and says so when the conversation ends', async () => {
    const {open, outcomes, session, task} = await setUp();
    await open();
    await session.end(task.id);
    await until(() => outcomes.join() === 'over', 'it is closed');
  });

  it('is accessible in light and dark', async () => {
    const {picker, open, options} = await setUp();
    await open();
    options()[3]?.click();
    await until(() => findAll(picker, '[part~=preview]').length === 1, 'it is shown');
    await expectAccessible(picker);
  });
});
