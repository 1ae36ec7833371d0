import {expect} from 'chai';
import {findSensitive, maskSpans} from '../../../src/core/mask/index.js';
import {findPci} from '../../../src/core/mask/pci.js';
import {loadCases, maskerOf} from './corpus.js';

const cases = await loadCases();
const classes = [...new Set(cases.map((each) => each.class))];

describe('the masking cases', () => {
  it('are all there', () => {
    expect(cases).to.have.length(704);
  });

  for (const name of classes) {
    const ofClass = cases.filter((each) => each.class === name);

    it(`come out exactly: ${name}`, () => {
      const wrong = ofClass.flatMap((each) => {
        const out = maskerOf(each)(each.in, {region: each.region});
        return out === each.out ? [] : [`${each.id}: ${JSON.stringify(each.in)} became ${JSON.stringify(out)}`];
      });
      expect(wrong).to.deep.equal([]);
    });

    it(`are masked once and for all: ${name}`, () => {
      const wrong = ofClass.filter((each) => maskerOf(each)(each.out, {region: each.region}) !== each.out);
      expect(wrong.map(({id}) => id)).to.deep.equal([]);
    });
  }

  it('say where every change is, before and after', () => {
    const wrong = cases.filter((each) => {
      if (maskerOf(each).name !== 'maskText') return false;
      const {text, spans} = maskSpans(each.in, {region: each.region});
      const before = findSensitive(each.in, {region: each.region});
      const pieces = (whole: string, stretches: readonly {start: number; end: number}[]): string[] =>
        stretches.map(({end}, at) => whole.slice(end, stretches[at + 1]?.start));
      const kinds = (stretches: readonly {kind: string}[]): string => stretches.map(({kind}) => kind).join();
      return (
        kinds(spans) !== kinds(before) ||
        pieces(text, [{start: 0, end: 0}, ...spans]).join('\0') !==
          pieces(each.in, [{start: 0, end: 0}, ...before]).join('\0')
      );
    });
    expect(wrong.map(({id}) => id)).to.deep.equal([]);
  });

  it('hold the same cards, IBANs and social security numbers without phone metadata', () => {
    const wrong = cases.filter((each) => {
      if (maskerOf(each).name !== 'maskText') return false;
      const {region} = each;
      const withPhones = findSensitive(each.in, {region, pii: false});
      return JSON.stringify(findPci(each.in, {region})) !== JSON.stringify(withPhones);
    });
    expect(wrong.map(({id}) => id)).to.deep.equal([]);
  });
});
