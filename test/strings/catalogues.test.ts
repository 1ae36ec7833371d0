import {expect} from 'chai';
import {en} from '../../src/strings/en.js';
import {refusedReasons as englishReasons} from '../../src/strings/en/refused-reasons.js';
import {refusedReasons as frenchReasons} from '../../src/strings/fr/refused.js';
import {loadStrings} from '../../src/strings/languages.js';

/** The paths of all words, each with its text; functions are asked with their parameters' places as words. */
function texts(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function')
    return [
      [
        path,
        String(
          Reflect.apply(
            words,
            undefined,
            Array.from({length: words.length}, (_, i) => `{${i}}`),
          ),
        ),
      ],
    ];
  return Object.entries(words ?? {}).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

/** Said the same in both languages. */
const SAME = new Set([
  '.dir',
  '.agentState.rona',
  '.offer.note',
  '.conversation.kinds.image',
  '.conversation.kinds.audio',
  '.conversation.kinds.document',
  '.kinds.rare.gif',
  '.kinds.rare.list',
  '.kinds.times',
  '.kinds.total',
  '.kinds.types.zip',
  '.kinds.position',
  '.kinds.viewer.zoom',
  '.voice.position',
  '.taskList.label',
  '.taskList.channel',
  '.interaction.label',
  '.targets.kinds.agent',
  '.targets.list.agent',
  '.targets.found.agent',
  '.targets.unavailable.rona',
  '.notifications.region',
  '.notifications.volume',
  '.taskDetails.note',
  '.history.channel',
  '.replies.count',
  '.templates.categories.marketing',
  '.templates.attached.document',
  '.templates.fields.code',
]);

const english = texts({...en, reasons: englishReasons});
const french = async () => texts({...(await loadStrings('fr')), reasons: frenchReasons});

describe('the French catalogue', () => {
  it('says everything that the English one says, with the same values in it', async () => {
    const fr = new Map(await french());
    expect([...fr.keys()].toSorted()).to.deep.equal(english.map(([path]) => path).toSorted());
    for (const [path, text] of english) expect(valuesIn(fr.get(path)), path).to.deep.equal(valuesIn(text));
  });

  it('leaves nothing in English', async () => {
    const inEnglish = new Map(english);
    const same = (await french()).filter(
      ([path, text]) =>
        inEnglish.get(path) === text && /[a-z]{3}/i.test(text.replaceAll(/\{\d\}/g, '')) && !SAME.has(path),
    );
    expect(same).to.deep.equal([]);
  });

  it('is set as French is: apostrophes and spaces before what is doubled', async () => {
    for (const [path, text] of await french()) {
      expect(text, path).not.to.match(/'/);
      expect(text, path).not.to.match(/[^\u202F\u00A0][:;?!»](?:\s|$)/);
    }
  });
});

const valuesIn = (text: string | undefined): string[] => (text?.match(/\{\d\}/g) ?? []).toSorted();
