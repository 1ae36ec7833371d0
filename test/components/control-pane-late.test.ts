import {expect} from 'chai';
import {html} from 'lit';
import {WaInteraction} from '../../src/components/interaction/interaction.js';
import {timer} from '../../src/components/interaction/later-control-pane.js';
import '../../src/define/composer.js';
import {register} from '../../src/define/register.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {createTappedDesk} from './tapped-desk.js';

describe('<wa-interaction> whose control pane comes late', () => {
  it('says nothing false until then, lets the agent write, and goes on where they are', async () => {
    let asked = 0;
    let come: () => void = () => undefined;
    timer.load = () => {
      asked += 1;
      return new Promise<void>((resolve) => (come = resolve));
    };
    register('wa-interaction', WaInteraction);
    const {session, acceptFrom} = await createTappedDesk();
    const panes = () => stage(html`<wa-interaction .session=${session}></wa-interaction>`);
    const page = panes();
    const pane = page.querySelector('wa-interaction');
    const has = (name: string, where = page) => findAll(where, `[part~=${name}]`).length > 0;
    await pane?.updateComplete;
    expect(textOf(find(page, '[part=empty]'))).to.contain('No conversation open');
    expect(asked, 'no task has asked for it').to.equal(0);

    await acceptFrom('ava');
    pane?.focus();
    await until(() => findAll(page, 'textarea').length > 0, 'the agent can write');
    await until(() => hasFocus(find(page, 'textarea')), 'the composer has the focus that was asked for');
    expect(asked).to.equal(1);
    expect(has('empty')).to.equal(false);
    expect(has('header')).to.equal(false);
    expect(pane?.matches(':state(empty)')).to.equal(false);

    const box = find(page, 'textarea');
    come();
    await pane?.updateComplete;
    expect(textOf(find(page, '[part=customer-name]'))).to.equal('Ava Hill');
    expect(has('end-button')).to.equal(true);
    expect(find(page, 'textarea'), 'what is written into stays').to.equal(box);
    expectFocus(box);
    await expectAccessible(page);

    const other = panes();
    const second = other.querySelector('wa-interaction');
    await second?.updateComplete;
    expect(has('end-button', other)).to.equal(true);
    expect(asked, 'all panes share it').to.equal(1);
  });
});
