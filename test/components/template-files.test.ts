import {expect} from 'chai';
import {html} from 'lit';
import {messagesOf, type ContactCenterAdapter, type Template} from '../../src/core/index.js';
import '../../src/define/template-picker.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

const withHeader = (kind: 'image' | 'document' | 'location', name: string): Template => ({
  id: name,
  name,
  language: 'en_GB',
  category: 'utility',
  header: {kind, text: ''},
  body: 'Look, {{1}}.',
  footer: null,
  buttons: [],
  variables: [
    {key: 'header.media', part: 'header', kind: 'media', name: kind, example: null},
    {key: 'body.1', part: 'body', kind: 'text', name: '1', example: 'Maya'},
  ],
});

const templates = [withHeader('image', 'new_lamps'), withHeader('document', 'terms'), withHeader('location', 'shop')];
const picture = (size = 300, name = 'lamp.png', type = 'image/png') => new File([new Uint8Array(size)], name, {type});

/** A contact centre that takes no files. */
const withoutFiles = ({capabilities, connect, command}: ContactCenterAdapter): ContactCenterAdapter => ({
  capabilities,
  connect,
  command,
});

async function setUp(around?: (adapter: ContactCenterAdapter) => ContactCenterAdapter) {
  const desk = await createTappedDesk({templates}, undefined, around);
  const task = await desk.acceptFrom('ava');
  const page = stage(html`<wa-template-picker .session=${desk.session}></wa-template-picker>`);
  const picker = page.querySelector('wa-template-picker');
  if (!picker) throw new Error('The picker is missing.');
  await picker.updateComplete;
  expect(picker.show(task.id)).to.equal(true);
  const names = () => findAll(picker, '[role=option] strong').map(textOf);
  await until(() => findAll(picker, '[part~=error], [part~=empty], [role=option]').length > 0, 'it is listed');
  const field = () => {
    const found = find(picker, 'input[type=file]');
    if (!(found instanceof HTMLInputElement)) throw new Error('There is no field for a file.');
    return found;
  };
  return {
    ...desk,
    task,
    picker,
    names,
    field,
    part: (name: string) => find(picker, `[part~='${name}']`),
    problems: () => findAll(picker, '.problem').map(textOf),
    choose: async (name: string) => {
      findAll(picker, '[role=option]')
        .find((option) => textOf(option).startsWith(name))
        ?.click();
      await until(() => findAll(picker, 'input[type=file]').length === 1, 'a file can be chosen');
    },
    pick: async (file: File) => {
      const data = new DataTransfer();
      data.items.add(file);
      field().files = data.files;
      field().dispatchEvent(new Event('change'));
      await picker.updateComplete;
    },
    fill: async (text: string) => {
      const input = find(picker, 'input[id="v-body.1"]');
      if (!(input instanceof HTMLInputElement)) throw new Error('There is no field for the text.');
      input.value = text;
      input.dispatchEvent(new InputEvent('input'));
      await picker.updateComplete;
    },
    arrives: () =>
      until(() => {
        desk.clock.advance(50);
        return findAll(picker, '.arrived').length === 1;
      }, 'the file has arrived'),
    last: () => messagesOf(desk.session.state, task.conversationId).at(-1),
  };
}

describe('<wa-template-picker>, with a file in the header', () => {
  it('brings the file, shows it as the customer will see it, and sends it', async () => {
    const {arrives, choose, clock, field, fill, last, part, pick, picker} = await setUp();
    await choose('New lamps');
    expect(field().accept).to.equal('image/jpeg,image/png');
    await pick(picture());
    expect(findAll(picker, 'progress')).to.have.length(1);
    await arrives();
    expect(findAll(picker, '[part~=preview] img')).to.have.length(1);
    await fill('Ann');
    await expectAccessible(picker);
    part('send-button').click();
    await until(() => {
      clock.advance(50);
      return last()?.content.type === 'template';
    }, 'it is sent');
    await until(() => {
      const content = last()?.content;
      return content?.type === 'template' && content.header?.text === 'lamp.png';
    }, 'the bubble names the file');
  });

  it('asks for the file that is missing, and waits for one on its way', async () => {
    const {choose, field, fill, last, part, pick, picker, problems} = await setUp();
    await choose('Terms');
    await fill('Ann');
    part('send-button').click();
    await until(() => problems().length === 1, 'it says so');
    expect(problems()).to.deep.equal(['Choose a file.']);
    expect(hasFocus(field())).to.equal(true);
    await pick(picture(300, 'terms.pdf', 'application/pdf'));
    part('send-button').click();
    await picker.updateComplete;
    expect(problems()).to.deep.equal(['The file is still on its way.']);
    expect(textOf(part('preview'))).to.contain('terms.pdf');
    expect(last()?.content.type).not.to.equal('template');
  });

  it('says at once which file cannot stand there', async () => {
    const {choose, field, pick, picker, problems} = await setUp();
    await choose('New lamps');
    await pick(picture(300, 'terms.pdf', 'application/pdf'));
    expect(problems()).to.deep.equal(['terms.pdf cannot be sent: WhatsApp does not take files of this kind.']);
    expect(field().value).to.equal('');
    await pick(picture(5 * 1024 * 1024 + 1));
    expect(problems().join()).to.contain('lamp.png is too large');
    expect(findAll(picker, 'progress, [part~=preview] img')).to.deep.equal([]);
  });

  it('forgets the file with the template it was for', async () => {
    const {arrives, choose, field, pick, part} = await setUp();
    await choose('New lamps');
    await pick(picture());
    await arrives();
    part('back-button').click();
    await choose('Terms');
    expect(field().value).to.equal('');
    expect(textOf(part('preview'))).to.contain('Document');
  });

  it('leaves out what nobody can fill in: a place on a map, and files where none can be brought', async () => {
    expect((await setUp()).names()).to.deep.equal(['New lamps', 'Terms']);
    const {names} = await setUp(withoutFiles);
    expect(names()).to.deep.equal([]);
  });
});
