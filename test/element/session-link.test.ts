import {expect} from 'chai';
import {html} from 'lit';
import {DeskElement} from '../../src/element/desk-element.js';
import {provideSession} from '../../src/element/session-context.js';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import type {DeskSession} from '../../src/core/session.js';
import {DeskError} from '../../src/core/errors.js';
import {register} from '../../src/define/register.js';
import {WaDeskSession} from '../../src/components/desk-session/desk-session.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';
import {find, stage, until} from './page.js';

/** Says whose desk it shows. */
class TestTag extends DeskElement {
  readonly #agent = this.link.select(({agent}) => agent?.name, 'nobody');

  protected override render() {
    return html`${this.#agent.value}`;
  }

  get shows(): string {
    return this.shadowRoot?.textContent ?? '';
  }
}
register('test-tag', TestTag);

const undo: (() => void)[] = [];

afterEach(() => {
  for (const run of undo.splice(0)) run();
});

const scriptOf = (name: string) => ({...testScript, agent: {id: name, name}});
const deskOf = (name: string) => createTestDesk({script: scriptOf(name)});
const adapterOf = (name: string) => createSimulatorAdapter({script: scriptOf(name)});

/** Makes this session the page's default until the test is over. */
function provide(session: DeskSession): () => void {
  const release = provideSession(session);
  undo.push(release);
  return release;
}

function tagIn(root: ParentNode): TestTag {
  const tag = find(root, 'test-tag');
  if (!(tag instanceof TestTag)) throw new Error('The test tag is not defined.');
  return tag;
}

const shows = (tag: TestTag, name: string) =>
  until(() => tag.shows === name, `the tag shows ${name} (it shows ${tag.shows})`);

/** Three microtasks: all that a removal or an arrival may take. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

describe('A tag finds its session', () => {
  before(() => register('wa-desk-session', WaDeskSession));

  it('in its property, before everything else', async () => {
    const [one, other] = await Promise.all([deskOf('Ann'), deskOf('Bo')]);
    provide(other.session);
    const tag = tagIn(stage(html`<test-tag .session=${one.session}></test-tag>`));
    await shows(tag, 'Ann');
    tag.session = other.session;
    await shows(tag, 'Bo');
    tag.session = undefined;
    await shows(tag, 'Bo');
  });

  it('by the id of a desk, out of shadow roots, before what stands around it', async () => {
    stage(html`<wa-desk-session id="far" .adapter=${adapterOf('Far')}></wa-desk-session>`);
    const near = stage(html` <wa-desk-session .adapter=${adapterOf('Near')}><div id="host"></div></wa-desk-session> `);
    const outer = find(near, '#host').attachShadow({mode: 'closed'});
    outer.append(document.createElement('div'));
    const inner = outer.firstElementChild?.attachShadow({mode: 'closed'});
    if (!inner) throw new Error('no root');
    const tag = tagIn(stage(html`<test-tag desk="far"></test-tag>`, inner));
    await shows(tag, 'Far');
    tag.desk = '';
    await shows(tag, 'Near');
  });

  it('by the id of a desk that comes later, and waits until then', async () => {
    const other = await deskOf('Default');
    provide(other.session);
    const tag = tagIn(stage(html`<test-tag desk="late"></test-tag>`));
    await settled();
    expect(tag.shows).to.equal('nobody');
    stage(html`<wa-desk-session id="late" .adapter=${adapterOf('Late')}></wa-desk-session>`);
    await shows(tag, 'Late');
  });

  it('at the nearest session above, through closed shadow roots', async () => {
    provide((await deskOf('Default')).session);
    const around = stage(html`
      <wa-desk-session .adapter=${adapterOf('Outer')}>
        <wa-desk-session .adapter=${adapterOf('Inner')}><div id="host"></div></wa-desk-session>
      </wa-desk-session>
    `);
    const tag = tagIn(stage(html`<test-tag></test-tag>`, find(around, '#host').attachShadow({mode: 'closed'})));
    await shows(tag, 'Inner');
  });

  it('at a nearer session that comes later', async () => {
    const around = stage(html`
      <wa-desk-session .adapter=${adapterOf('Outer')}
        ><section><test-tag></test-tag></section
      ></wa-desk-session>
    `);
    const tag = tagIn(around);
    await shows(tag, 'Outer');
    const inner = document.createElement('wa-desk-session');
    inner.adapter = adapterOf('Inner');
    tag.replaceWith(inner);
    inner.append(tag);
    await shows(tag, 'Inner');
  });

  it('as the page’s default, wherever it stands', async () => {
    const {session} = await deskOf('Ann');
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    await settled();
    expect(tag.shows).to.equal('nobody');
    provide(session);
    await shows(tag, 'Ann');
  });

  it('at the first <wa-desk-session> of the page, not at the second', async () => {
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    stage(html`<wa-desk-session .adapter=${adapterOf('First')}></wa-desk-session>`);
    stage(html`<wa-desk-session .adapter=${adapterOf('Second')}></wa-desk-session>`);
    await shows(tag, 'First');
  });

  it('when the code of its session arrives after its own', async () => {
    provide((await deskOf('Default')).session);
    class LateSession extends WaDeskSession {}
    const around = stage(html`<late-desk-session><test-tag></test-tag></late-desk-session>`);
    const late = find(around, 'late-desk-session');
    const tag = tagIn(around);
    await shows(tag, 'Default');
    customElements.define('late-desk-session', LateSession);
    if (late instanceof LateSession) late.adapter = adapterOf('Late');
    await shows(tag, 'Late');
  });
});

describe('The page’s default session', () => {
  it('is refused to a second while the first lives, and free after', async () => {
    const [one, other] = await Promise.all([deskOf('Ann'), deskOf('Bo')]);
    const release = provide(one.session);
    expect(() => provideSession(other.session))
      .to.throw(DeskError)
      .with.property('code', 'session-taken');
    release();
    provide(other.session);
    await shows(tagIn(stage(html`<test-tag></test-tag>`)), 'Bo');
  });

  it('is gone with its element: tags wait, and the next element takes the place', async () => {
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    const first = stage(html`<wa-desk-session .adapter=${adapterOf('First')}></wa-desk-session>`);
    await shows(tag, 'First');
    first.remove();
    await shows(tag, 'nobody');
    stage(html`<wa-desk-session .adapter=${adapterOf('Next')}></wa-desk-session>`);
    await shows(tag, 'Next');
  });

  it('never falls to another session that only stands on the page', async () => {
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    const first = stage(html`<wa-desk-session .adapter=${adapterOf('First')}></wa-desk-session>`);
    stage(html`<wa-desk-session id="second" .adapter=${adapterOf('Second')}></wa-desk-session>`);
    const second = tagIn(stage(html`<test-tag desk="second"></test-tag>`));
    await Promise.all([shows(tag, 'First'), shows(second, 'Second')]);
    first.remove();
    await shows(tag, 'nobody');
    await settled();
    expect([tag.shows, second.shows]).to.deep.equal(['nobody', 'Second']);
  });

  it('goes over when a page swaps one element for another in one go', async () => {
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    const first = stage(html`<wa-desk-session .adapter=${adapterOf('First')}></wa-desk-session>`);
    await shows(tag, 'First');
    stage(html`<wa-desk-session .adapter=${adapterOf('Next')}></wa-desk-session>`);
    first.remove();
    await shows(tag, 'Next');
  });

  it('goes over when a page swaps two views it keeps', async () => {
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    const other = stage(html`<wa-desk-session .adapter=${adapterOf('Other')}></wa-desk-session>`);
    await shows(tag, 'Other');
    other.remove();
    await shows(tag, 'nobody');
    const one = stage(html`<wa-desk-session .adapter=${adapterOf('One')}></wa-desk-session>`);
    await shows(tag, 'One');
    document.body.append(other);
    one.remove();
    await shows(tag, 'Other');
  });

  it('stays with its element when that is moved', async () => {
    const tag = tagIn(stage(html`<test-tag></test-tag>`));
    const from = stage(html`<wa-desk-session .adapter=${adapterOf('First')}></wa-desk-session>`);
    const to = stage(html`<section></section>`);
    await shows(tag, 'First');
    const element = find(from, 'wa-desk-session');
    if (!(element instanceof WaDeskSession)) throw new Error('not defined');
    const {session} = element;
    to.append(element);
    await settled();
    expect(element.session).to.equal(session);
    expect(session?.state.connection).to.equal('online');
    expect(tag.shows).to.equal('First');
  });
});

describe('Two sessions on one page', () => {
  it('never serve each other’s tags, not even while one is not ready', async () => {
    stage(html`<wa-desk-session .adapter=${adapterOf('One')}></wa-desk-session>`);
    const around = stage(html`<wa-desk-session id="two"><test-tag></test-tag></wa-desk-session>`);
    const inside = tagIn(around);
    const naming = tagIn(stage(html`<test-tag desk="two"></test-tag>`));
    const loose = tagIn(stage(html`<test-tag></test-tag>`));
    await shows(loose, 'One');
    await settled();
    expect([inside.shows, naming.shows]).to.deep.equal(['nobody', 'nobody']);
    const element = find(around, 'wa-desk-session');
    if (element instanceof WaDeskSession) element.adapter = adapterOf('Two');
    await Promise.all([shows(inside, 'Two'), shows(naming, 'Two')]);
    expect(loose.shows).to.equal('One');
  });
});

describe('A tag that is moved or removed', () => {
  /** Counts who listens to the session: nothing may be left behind. */
  async function countingDesk() {
    const {session} = await deskOf('Ann');
    let count = 0;
    const subscribe = session.subscribe.bind(session);
    session.subscribe = (selector, listener) => {
      const stop = subscribe(selector, listener);
      count++;
      return () => {
        count--;
        stop();
      };
    };
    return {session, count: () => count};
  }

  it('keeps its session when it is moved', async () => {
    const {session} = await deskOf('Ann');
    provide(session);
    const from = stage(html`<test-tag></test-tag>`);
    const tag = tagIn(from);
    await shows(tag, 'Ann');
    stage(html``).append(tag);
    expect(tag.shows).to.equal('Ann');
    await shows(tag, 'Ann');
  });

  it('takes the session of the place it is moved to', async () => {
    provide((await deskOf('Default')).session);
    const inside = stage(
      html`<wa-desk-session .adapter=${adapterOf('Inside')}><test-tag></test-tag></wa-desk-session>`,
    );
    const tag = tagIn(inside);
    await shows(tag, 'Inside');
    stage(html``).append(tag);
    await shows(tag, 'Default');
    find(inside, 'wa-desk-session').append(tag);
    await shows(tag, 'Inside');
  });

  it('leaves nobody listening, however often it comes and goes', async () => {
    const {session, count} = await countingDesk();
    provide(session);
    const holder = stage(html`<test-tag></test-tag>`);
    const tag = tagIn(holder);
    await shows(tag, 'Ann');
    expect(count()).to.equal(1);
    for (let i = 0; i < 100; i++) {
      tag.remove();
      expect(count()).to.equal(0);
      holder.append(tag);
      if (i % 10 === 0) await settled();
    }
    await shows(tag, 'Ann');
    expect(count()).to.equal(1);
    holder.remove();
    expect(count()).to.equal(0);
  });
});
