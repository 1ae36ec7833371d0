import {expect} from 'chai';
import {adapterChecks} from '../../src/testing/index.js';
import {seededBugs} from './seeded-bugs.js';
import {failuresOf, makeSimulator} from './simulated-centre.js';

describe('the adapter checks catch, each in the right place and saying what to do, an adapter that', () => {
  for (const {does, breaking, caughtBy, make = makeSimulator} of seededBugs)
    it(does, async () => {
      const failures = await failuresOf(() => make(breaking));
      expect([...failures.keys()]).to.have.members(caughtBy);
      for (const {name, advice} of adapterChecks)
        if (failures.has(name))
          expect(failures.get(name))
            .to.match(/^(Expected that|Refused with) .+/)
            .and.contain(advice);
    });
});

describe('the checks of an adapter', () => {
  it('each catch some seeded bug', () => {
    const caught = new Set(seededBugs.flatMap(({caughtBy}) => caughtBy));
    expect(adapterChecks.flatMap(({name}) => (caught.has(name) ? [] : [name]))).to.deep.equal([]);
  });

  it('end, saying so, with an adapter that never settles what it is asked', async () => {
    const silent = makeSimulator(() => ({command: () => new Promise(() => undefined)}));
    const [check] = adapterChecks.filter(({name}) => name.startsWith('makes an accepted offer'));
    const problem = await check?.run(() => silent, 20).catch((error: unknown) => String(error));
    expect(problem).to.contain('every command are settled: nothing came for 0.02 s');
  });
});
