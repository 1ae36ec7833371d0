import {expect} from 'chai';
import * as fc from 'fast-check';
import {maskName, maskPhoneField, maskSpans, maskText} from '../../../src/core/mask/index.js';
import {replacementsIn} from '../../../src/core/mask/mask.js';
import {MAX_PARSES} from '../../../src/core/mask/phone-plan.js';
import {maskProvisionally} from '../../../src/core/mask/provisional.js';
import {generators} from './adversarial.js';

/** Any UTF-16 units, and the pieces sensitive data are made of, which chance alone would not put together. */
const unit = fc.integer({min: 0, max: 0xffff}).map((code) => String.fromCharCode(code));
const pieces = [
  ...'0123456789 -./()+@*_,:#x\n\u200b\u202e\ufe0f٤๕a"$',
  ...'4111|1111 1111|4111111111111111|DE89|370400440532013000|IBAN|ssn |123-45-6789|a@b.co'.split('|'),
  ...'+33 6 12 34 56 78|06 12 34 56 78|(415) 555-0132|***|****1234|tel:|%2B|EUR'.split('|'),
];
const text = fc
  .array(fc.oneof({weight: 1, arbitrary: unit}, {weight: 6, arbitrary: fc.constantFrom(...pieces)}), {maxLength: 40})
  .map((parts) => parts.join(''));
const region = fc.constantFrom('US', 'FR', 'DE', 'DK', 'AR', 'BR', 'IN', null);
const runs = {numRuns: 1000};

describe('masking, whatever the text', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(text, region, (source, line) => {
        for (const mask of [maskText, maskName, maskPhoneField]) {
          const once = mask(source, {region: line});
          expect(mask(once, {region: line})).to.equal(once);
        }
      }),
      runs,
    );
  });

  it('leaves what is outside its spans as it was', () => {
    fc.assert(
      fc.property(text, region, (source, line) => {
        const {text: masked, spans} = maskSpans(source, {region: line});
        const replaced = replacementsIn(source, {region: line});
        expect(spans).to.have.length(replaced.length);
        let [from, was] = [0, 0];
        for (const [at, {start, end}] of spans.entries()) {
          expect(masked.slice(from, start)).to.equal(source.slice(was, replaced[at]?.start));
          expect(start).to.be.at.least(from);
          [from, was] = [end, replaced[at]?.end ?? 0];
        }
        expect(masked.slice(from)).to.equal(source.slice(was));
      }),
      runs,
    );
  });

  it('leaves masked stretches as they are', () => {
    fc.assert(
      fc.property(text, region, (source, line) => {
        const first = maskSpans(source, {region: line});
        const second = maskSpans(first.text, {region: line, masked: first.spans});
        expect(second).to.deep.equal(first);
      }),
      runs,
    );
  });

  it('leaves no card, IBAN or address in words it does not know', () => {
    const word = fc.stringMatching(/^[a-z]{0,8}$/);
    const secret = fc.constantFrom('4111111111111111', 'DE89370400440532013000', '378282246310005', '+447966197542');
    fc.assert(
      fc.property(word, secret, word, (before, value, after) => {
        expect(maskText(`${before} ${value} ${after}`)).not.to.contain(value.slice(0, 8));
      }),
      runs,
    );
  });

  it('shows no seven digits in a row to the agent who wrote them', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(maskProvisionally(source).text).not.to.match(/[0-9٤๕]{7}|@/u);
      }),
      runs,
    );
  });
});

describe('what masking costs', () => {
  for (const {name, region: line, make} of generators)
    it(`grows no faster than the text: ${name}`, () => {
      const costs = [4096, 8192, 16_384].map((length) => {
        const work = {phoneParses: 0, steps: 0};
        replacementsIn(make(length), {region: line}, work);
        return work;
      });
      for (const [at, {phoneParses, steps}] of costs.entries()) {
        const before = costs[at - 1];
        if (before === undefined) continue;
        expect(steps, 'steps').to.be.at.most(Math.max(1000, before.steps * 3));
        expect(phoneParses, 'parses').to.be.at.most(Math.max(100, before.phoneParses * 3));
      }
    });

  it('ends with every long number masked when there are too many to tell apart', () => {
    const pairs = generators.find(({name}) => name === 'pairs with a trunk zero');
    const work = {phoneParses: 0, steps: 0};
    const source = `${pairs?.make(20_000)}and 987654321, 4711`;
    const last = replacementsIn(source, {region: 'DE'}, work).at(-1);
    expect(work.phoneParses).to.equal(MAX_PARSES);
    expect(last?.text).to.equal('*****4321');
    const masked = maskText(source, {region: 'DE'});
    expect(masked).to.match(/and \*{5}4321, 4711$/);
    expect(maskText(masked, {region: 'DE'})).to.equal(masked);
  });
});
