import {expect} from 'chai';
import {html} from 'lit';
import {WaInteraction} from '../../src/components/interaction/interaction.js';
import {timer} from '../../src/components/interaction/later-control-pane.js';
import '../../src/define/composer.js';
import {register} from '../../src/define/register.js';
import {find, findAll, seenIn, stage, textOf, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

describe('<wa-interaction> whose control pane could not be fetched', () => {
  it('says why nothing can be sent all the same, and has the pane the next time it is asked for', async () => {
    timer.load = () => Promise.reject(new Error('offline'));
    register('wa-interaction', WaInteraction);
    const {session, adapter, acceptFrom} = await createTappedDesk();
    const task = await acceptFrom('ava');
    const page = stage(html`<wa-interaction .session=${session}></wa-interaction>`);
    const pane = page.querySelector('wa-interaction');
    const has = (name: string) => findAll(page, `[part~=${name}]`).length > 0;
    await pane?.updateComplete;
    expect(has('header')).to.equal(false);
    expect(has('empty'), 'a task is open').to.equal(false);
    adapter.simulate.deleteLine('shop');
    await until(() => pane?.matches(':state(interrupted)'), 'it is interrupted');
    await until(() => /WhatsApp line/.test(seenIn(find(page, 'wa-composer'))), 'the composer says why');

    timer.load = () => Promise.resolve();
    pane?.requestUpdate();
    await until(() => has('header'), 'the pane is here');
    expect(textOf(find(page, '[part=customer-name]'))).to.equal('Ava Hill');
    expect(textOf(find(page, '[part=alert]'))).to.contain('press End');
    await until(() => !/WhatsApp line/.test(seenIn(find(page, 'wa-composer'))), 'it is said once');
    find(page, '[part=end-button]').click();
    await until(() => session.state.tasks.get(task.id)?.phase === 'wrap-up', 'it can be ended');
  });
});
