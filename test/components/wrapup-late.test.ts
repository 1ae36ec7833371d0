import {expect} from 'chai';
import {html} from 'lit';
import {WaInteraction} from '../../src/components/interaction/interaction.js';
import {register} from '../../src/define/register.js';
import {find, findAll, hasFocus, stage, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

describe('<wa-wrapup> whose code comes after the end', () => {
  it('still takes the agent who ended the conversation to the search field', async () => {
    register('wa-interaction', WaInteraction);
    const {session, acceptFrom} = await createTappedDesk();
    await acceptFrom('ava');
    const page = stage(html`<wa-interaction .session=${session}></wa-interaction>`);
    await until(() => findAll(page, '[part=end-button]').length > 0, 'it is shown');
    find(page, '[part=end-button]').click();
    await until(() => [...session.state.tasks.values()][0]?.phase === 'wrap-up', 'it has ended');
    expect(customElements.get('wa-wrapup'), 'the code is on its way').to.equal(undefined);
    await import('../../src/define/wrapup.js');
    await until(() => findAll(page, '[role=combobox]').length > 0, 'it is there');
    await until(() => hasFocus(find(page, '[role=combobox]')), 'it has the focus');
  });
});
