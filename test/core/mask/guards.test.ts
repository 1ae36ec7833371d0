import {expect} from 'chai';
import {findSensitive, findSplit, maskText} from '../../../src/core/mask/index.js';

const SSN = '123456789';

describe('what stands around a number', () => {
  for (const before of ['x', '7', 'é'])
    it(`is the rest of a code when “${before}” is glued to the left of an IBAN`, () => {
      const text = `${before}DE89370400440532013000`;
      expect(findSensitive(text)).to.deep.equal([]);
    });

  it('may be the word IBAN, or a letter of another script', () => {
    expect(maskText('ibanDE89370400440532013000')).to.equal('iban******************3000');
    expect(maskText('счётDE89370400440532013000')).to.equal('счёт******************3000');
  });

  it('announces a social security number from sixteen characters away and no farther', () => {
    const words = (length: number): string => ` ${'x'.repeat(length - 2)} `;
    expect(maskText(`ssn${words(16)}${SSN}`)).to.equal(`ssn${words(16)}*****6789`);
    expect(maskText(`ssn${words(17)}${SSN}`)).to.equal(`ssn${words(17)}${SSN}`);
    expect(maskText(`lesson ${SSN}, classn ${SSN}`)).to.equal(`lesson ${SSN}, classn ${SSN}`);
  });

  it('is read once more when something beside it was masked', () => {
    expect(maskText('a@b.coa@b.co')).to.equal('*@b****@b.co');
  });

  it('announces one in the next messages within two minutes', () => {
    const sent = (at: number) =>
      findSplit([
        {text: 'my ssn is', at: 0},
        {text: '12345', at},
        {text: '6789', at: at + 1000},
      ]);
    expect(sent(120_000)?.kind).to.equal('ssn');
    expect(sent(120_001)).to.equal(null);
  });
});
