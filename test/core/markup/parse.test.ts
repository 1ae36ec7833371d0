import {expect} from 'chai';
import {masking, treeOf} from './shown.js';

const inParagraph = (inner: string) => `paragraph(${inner})`;

describe('WhatsApp’s markup', () => {
  for (const [text, tree] of [
    ['Hello there', '"Hello there"'],
    ['*bold* _italic_ ~struck~', 'strong("bold") " " em("italic") " " s("struck")'],
    ['*_both_*', 'strong(em("both"))'],
    ['_*~all~*_', 'em(strong(s("all")))'],
    ['(*bold*), said', '"(" strong("bold") "), said"'],
    ['👍*bold*❤️_it_', '"👍" strong("bold") "❤️" em("it")'],
    ['*a*b*', 'strong("a*b")'],
    ['*a _b* c_', 'strong("a _b") " c_"'],
    ['`code *x*` after', 'code("code *x*") " after"'],
    ['*`x`*', 'strong(code("x"))'],
    ['say ```mono *x*``` now', '"say " mono("mono *x*") " now"'],
    ['*é* _ünder_ ~שלום~', 'strong("é") " " em("ünder") " " s("שלום")'],
  ] as const)
    it(`is read: ${text}`, () => {
      expect(treeOf(text)).to.equal(inParagraph(tree));
    });

  for (const text of [
    '* bold *'.slice(1),
    'a * bold * b',
    '2*3*4',
    'snake_case_name',
    'é*x*é',
    'नमस्ते*x*',
    '**',
    '**x**',
    '__init__',
    '***',
    '*open',
    'shut*',
    '*two\nlines*',
    '_mixed*',
    '# heading',
    '[a](b)',
    '<b>x</b>',
    '``',
    '` x`',
    '`two\nlines`',
    '``````',
    '``` ```',
    '>no space',
    '>_<',
    '-no space',
    '1.no space',
    '- ',
    '> \nx',
    '1234. x',
    ' - indented',
  ])
    it(`stays as it is where nothing matches: ${JSON.stringify(text)}`, () => {
      expect(treeOf(text)).to.equal(inParagraph(JSON.stringify(text)));
    });

  it('makes quotes and lists of the lines that begin so', () => {
    expect(treeOf('You wrote:\n> *first*\n> second\nNo.')).to.equal(
      String.raw`paragraph("You wrote:\n") quote(line(strong("first") "\n") line("second\n")) paragraph("No.")`,
    );
    expect(treeOf('- a\n* b\n1. c\n2. d')).to.equal(
      String.raw`bullets(line("a\n") line("b\n")) numbers(line("c\n") line("d"))`,
    );
  });

  it('reads a bold word at the beginning of a line as bold, not as an item', () => {
    expect(treeOf('*a* b\n* *c*')).to.equal(String.raw`paragraph(strong("a") " b\n") bullets(line(strong("c")))`);
  });

  it('makes a block of what stands between three backticks on its own, line breaks and all', () => {
    expect(treeOf('See:\n```\n*a*\n> b\n```\nok')).to.equal(
      String.raw`paragraph("See:\n") pre(mono("*a*\n> b") "\n") paragraph("ok")`,
    );
    expect(treeOf('> a ```b\n- c``` d\ne')).to.equal(
      String.raw`quote(line("a " mono("b\n- c") " d\n")) paragraph("e")`,
    );
  });

  it('lets code end before three backticks', () => {
    expect(treeOf('`a ```x` y```')).to.equal(inParagraph('"`a " mono("x` y")'));
  });

  it('reads nothing in what is masked, and pairs none of its stars', () => {
    expect(treeOf(masking('*a ****1111 b*', {start: 3, end: 11, kind: 'card'}))).to.equal(
      inParagraph('strong("a " masked("****1111") " b")'),
    );
    expect(treeOf(masking('*****1111*', {start: 1, end: 9, kind: 'card'}))).to.equal(
      inParagraph('strong(masked("****1111"))'),
    );
    expect(treeOf(masking('*x ****', {start: 3, end: 7, kind: 'ssn'}))).to.equal(inParagraph('"*x " masked("****")'));
    expect(treeOf(masking('****1111*x*', {start: 0, end: 8, kind: 'card'}))).to.equal(
      inParagraph('masked("****1111") "*x*"'),
    );
    expect(treeOf(masking('- *** ok', {start: 0, end: 5, kind: 'phone'}))).to.equal(
      inParagraph('masked("- ***") " ok"'),
    );
    expect(treeOf(masking('`a***`', {start: 2, end: 5, kind: 'phone'}))).to.equal(
      inParagraph('code("a" masked("***"))'),
    );
  });

  it('takes masks that overlap, lie outside or come in any order', () => {
    expect(
      treeOf(
        masking(
          'abcdef',
          {start: 4, end: 90, kind: 'card'},
          {start: 0, end: 2, kind: 'ssn'},
          {start: 1, end: 3, kind: 'iban'},
          {start: 50, end: 60, kind: 'card'},
        ),
      ),
    ).to.equal(inParagraph('masked("ab") masked("c") "d" masked("ef")'));
  });

  it('is nothing for nothing', () => {
    expect(treeOf('')).to.equal('');
  });
});
