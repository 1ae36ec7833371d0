import {expect} from 'chai';
import {
  findSensitive,
  maskName,
  maskNameSpans,
  maskPhoneField,
  maskPhoneSpans,
  maskSpans,
  maskText,
} from '../../../src/core/mask/index.js';
import {maskProvisionally} from '../../../src/core/mask/provisional.js';
import {findPci} from '../../../src/core/mask/pci.js';

const everything =
  'card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, SSN 123-45-6789, ann@example.com, +44 7966 197542';

describe('masking', () => {
  it('masks all it knows unless told otherwise', () => {
    const {text, spans} = maskSpans(everything);
    expect(text).to.equal(
      'card ************1111, IBAN ******************3000, SSN *******6789, a**@example.com, *********7542',
    );
    expect(spans.map(({kind}) => kind)).to.deep.equal(['card', 'iban', 'ssn', 'email', 'phone']);
    expect(spans.map(({start, end}) => text.slice(start, end))).to.deep.equal([
      '************1111',
      '******************3000',
      '*******6789',
      'a**@example.com',
      '*********7542',
    ]);
  });

  it('masks payment data alone, or personal data alone, or nothing', () => {
    expect(maskText(everything, {pii: false})).to.equal(
      'card ************1111, IBAN ******************3000, SSN *******6789, ann@example.com, +44 7966 197542',
    );
    expect(maskText(everything, {pci: false})).to.equal(
      'card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, SSN 123-45-6789, a**@example.com, *********7542',
    );
    expect(maskText(everything, {pci: false, pii: false})).to.equal(everything);
  });

  it('takes no card for a phone number when cards may be seen', () => {
    // 4155 5501 32… begins like a number of the region
    expect(maskText('4155 5501 3212 3451', {region: 'US', pci: false})).to.equal('4155 5501 3212 3451');
    expect(maskText('4111111111111111@example.com', {pii: false})).to.equal('4111111111111111@example.com');
    // a Venezuelan number that would be a card without its plus
    expect(maskText('584121234259', {pii: false})).to.equal('********4259');
    expect(maskText('+584121234259', {pii: false})).to.equal('+584121234259');
    expect(findPci('+584121234259')).to.deep.equal([]);
  });

  it('masks the numbers of those who talk, however they are written', () => {
    const known = ['+33612345678'];
    for (const written of ['33612345678', '0612345678', '612345678', '6-12-34-56-78'])
      expect(maskText(`ref ${written}.`, {region: 'US', known}), written).to.match(/^ref \*+5678\.$/);
    expect(maskText('ref 33612345678')).to.equal('ref 33612345678');
    expect(maskText('ref 336123456789', {known})).to.equal('ref 336123456789');
  });

  it('leaves alone what is masked already and says where it is now', () => {
    const text = 'ann@example.com and 4111 11** and 4111 1111 1111 1111';
    const masked = [{start: 20, end: 29, kind: 'card'}] as const;
    const result = maskSpans(text, {masked});
    expect(result.text).to.equal('a**@example.com and 4111 11** and ************1111');
    expect(result.spans).to.deep.equal([
      {start: 0, end: 15, kind: 'email'},
      {start: 20, end: 29, kind: 'card'},
      {start: 34, end: 50, kind: 'card'},
    ]);
    const shifted = maskSpans('+44 7966 197542: 0612345678', {
      region: 'FR',
      masked: [{start: 17, end: 27, kind: 'phone'}],
    });
    expect(shifted).to.deep.equal({
      text: '*********7542: 0612345678',
      spans: [
        {start: 0, end: 13, kind: 'phone'},
        {start: 15, end: 25, kind: 'phone'},
      ],
    });
  });

  it('finds a card whose first digits follow three stars', () => {
    expect(maskText('***4111 1111 1111 1111***')).to.equal('***************1111***');
  });

  for (const [why, text, region] of [
    ['a hash', '9f4111111111111111a3', 'US'],
    ['thirteen digits, which no Visa card has any more', '4222222222222', 'US'],
    ['one digit over and over', '2222222222222222', 'US'],
    ['a code with a number of the region in it', 'AB0612345678', 'FR'],
    ['what a mask left readable, beside other digits', '********5678 1234', 'DK'],
    ['an internet address whose digits are a number of the region', '10.123.45.67', 'UZ'],
    ['an IBAN that goes on', 'DE89370400440532013000DE', 'DE'],
  ] as const)
    it(`leaves readable: ${why}`, () => {
      expect(maskText(text, {region})).to.equal(text);
    });

  for (const [why, text, region, masked] of [
    ['a number with the country code of the line, long as a national one', '4915123456211', 'DE', '*********6211'],
    ['pairs and triples with dots, of which one begins with a zero', '078.123.42.11', 'CH', '*********4211'],
    ['an address in a link', 'x.example/?to=ann%40example.com', 'US', 'x.example/?to=a**%40example.com'],
    ['an address that masking another one lays bare', 'a@b.coa@b.co', 'US', '*@b****@b.co'],
    ['an IBAN over two lines as Windows writes them', 'DE89 3704 0044\r\n0532 0130 00', 'DE', '******************3000'],
  ] as const)
    it(`masks: ${why}`, () => {
      expect(maskText(text, {region})).to.equal(masked);
    });

  it('masks a name that is a number, and a number in a name', () => {
    expect(maskNameSpans(' ~+44 7966 195511')).to.deep.equal({
      text: ' **********5511',
      spans: [{start: 1, end: 15, kind: 'phone'}],
    });
    expect(maskName('Bob 4111111111111111')).to.equal('Bob ************1111');
    expect(maskName('33612345678', {pii: false})).to.equal('33612345678');
  });

  it('masks a phone field whole, and only once', () => {
    expect(maskPhoneSpans('15550001113')).to.deep.equal({
      text: '*******1113',
      spans: [{start: 0, end: 11, kind: 'phone'}],
    });
    expect(maskPhoneField('1234')).to.equal('****');
    for (const number of ['12345', '123456', '+44 20 7946 0012', '', ' ', '*'])
      expect(maskPhoneField(maskPhoneField(number)), number).to.equal(maskPhoneField(number));
    expect(maskPhoneField('15550001113', {pii: false})).to.equal('15550001113');
  });

  it('finds in a text what it would replace', () => {
    const text = 'mail ann@example.com';
    expect(findSensitive(text)).to.deep.equal([{start: 5, end: 20, kind: 'email'}]);
    expect(findSensitive(text, {pii: false})).to.deep.equal([]);
  });

  it('reads anything as text and throws at nothing', () => {
    const hostile = {
      toString() {
        throw new Error('no text');
      },
    };
    for (const nothing of [null, undefined, hostile, Object.create(null), '']) expect(maskText(nothing)).to.equal('');
    expect(maskText(33_612_345_678)).to.equal('33612345678');
    expect(maskText(['ann@example.com'])).to.equal('a**@example.com');
    expect(maskText('\ud800 ann@example.com \udc00')).to.equal('\ud800 a**@example.com \udc00');
    expect(maskText('0612345678', {region: 'nowhere'})).to.equal('0612345678');
  });
});

describe('the provisional mask', () => {
  it('stars whatever might be a number and every word with an at sign', () => {
    expect(maskProvisionally('call 0612 34-56 78, or ann@example.com now', findPci)).to.deep.equal({
      text: 'call ***********, or *************** now',
      masked: [
        {start: 5, end: 16, kind: 'phone'},
        {start: 21, end: 36, kind: 'email'},
      ],
    });
  });

  it('masks a card as it will be masked', () => {
    const {text, masked} = maskProvisionally('card 4111 1111 1111 1111 exp 12/27', findPci);
    expect(text).to.equal('card ************1111 exp 12/27');
    expect(masked).to.deep.equal([{start: 5, end: 21, kind: 'card'}]);
  });

  it('leaves short numbers readable, and does without the finder of cards', () => {
    expect(maskProvisionally('Order 4711 of 12 May').text).to.equal('Order 4711 of 12 May');
    expect(maskProvisionally('٠٥٠١٢٣٤٥٦٧').text).to.equal('**********');
    expect(maskProvisionally('4111 1111 1111 1111').text).to.equal('****************');
  });
});
