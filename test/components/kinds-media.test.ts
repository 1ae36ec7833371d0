import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import {sampleOf} from '../../src/adapters/simulator/samples.js';
import {plainText, type DisplayText} from '../../src/core/index.js';
import {expectAccessible, expectFocus, find, findAll, hasFocus, textOf, until} from '../element/page.js';
import {press} from './keys.js';
import {file, loadSample, nameOf, said, show, type LoadMedia} from './kinds-stage.js';

/** Files that come when the test says so. */
function held() {
  const waiting: {resolve: (blob: Blob) => void; reject: () => void; progress: (share: number) => void}[] = [];
  const loadMedia: LoadMedia = (_, __, progress) =>
    new Promise((resolve, reject) =>
      waiting.push({resolve, reject: () => reject(new Error('It did not come.')), progress}),
    );
  return {loadMedia, waiting};
}

const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwned=1"/>'], {type: 'image/svg+xml'});
const page404 = new Blob(['<!doctype html><script>window.__pwned=1</script>'], {type: 'text/html'});

const imageIn = (page: HTMLElement) => findAll(page, 'img')[0];
const isShown = (page: HTMLElement) =>
  until(
    () => findAll(page, 'img').some((one) => one instanceof HTMLImageElement && one.naturalWidth > 0),
    'the picture is there',
  );

/** What is saved while this runs, by its name, with the type it was given. */
async function saved(run: () => void | Promise<void>): Promise<{name: string; type: string}[]> {
  const all: Promise<{name: string; type: string}>[] = [];
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement) {
    if (this.download === '') return;
    const name = this.download;
    all.push(fetch(this.href).then(async (answer) => ({name, type: (await answer.blob()).type})));
  };
  try {
    await run();
    await until(() => all.length > 0, 'something is saved');
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(all);
}

describe('A photo', () => {
  it('has its place at once, in its proportions, and does not move when it comes', async () => {
    const {loadMedia, waiting} = held();
    const {page, part} = await show(file('image'), {loadMedia});
    const before = part('media').getBoundingClientRect();
    expect(before.width / before.height).to.be.closeTo(4 / 3, 0.02);
    await until(() => waiting.length === 1, 'it is asked for');
    waiting[0]?.resolve(sampleOf('image'));
    await isShown(page);
    const after = part('media').getBoundingClientRect();
    expect([after.width, after.height, after.top]).to.deep.equal([before.width, before.height, before.top]);
  });

  it('keeps its proportions in a narrow pane', async () => {
    const {part} = await show(file('image'), {loadMedia: loadSample('image'), width: 260});
    const {width, height} = part('media').getBoundingClientRect();
    expect(width).to.be.lessThan(230);
    expect(width / height).to.be.closeTo(4 / 3, 0.03);
  });

  it('says how far it is, only once it takes its time', async () => {
    const {loadMedia, waiting} = held();
    const {page} = await show(file('image'), {loadMedia});
    expect(findAll(page, '[role=progressbar]')).to.deep.equal([]);
    await until(() => waiting.length === 1, 'it is asked for');
    await until(() => findAll(page, '[role=progressbar]').length === 1, 'it says that it loads');
    waiting[0]?.progress(0.4);
    expect(find(page, '[role=progressbar]').getAttribute('aria-valuenow')).to.equal('40');
  });

  it('is called by its caption, else by who sent it', async () => {
    const {page} = await show(file('image', {caption: plainText('Our *garden*')}), {loadMedia: loadSample('image')});
    await isShown(page);
    expect(imageIn(page)?.getAttribute('alt')).to.equal('Our garden');
    const {page: other} = await show(file('image'), {loadMedia: loadSample('image')});
    await isShown(other);
    expect(imageIn(other)?.getAttribute('alt')).to.equal('Photo from Ava Hill');
  });

  it('that did not come says so, and comes when it is asked for again', async () => {
    const {loadMedia, waiting} = held();
    const {page, button, card} = await show(file('image'), {loadMedia});
    await until(() => waiting.length === 1, 'it is asked for');
    waiting[0]?.reject();
    await until(() => card().includes('The file could not be loaded.'), 'it says so');
    button('Try again').click();
    await until(() => waiting.length === 2, 'it is asked for again');
    waiting[1]?.resolve(sampleOf('image'));
    await isShown(page);
  });

  it('comes once, however often it is shown, and is let go when nobody looks', async () => {
    let asked = 0;
    const made: string[] = [];
    const gone: string[] = [];
    const {createObjectURL, revokeObjectURL} = URL;
    URL.createObjectURL = (blob) => {
      const url = createObjectURL.call(URL, blob);
      made.push(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      gone.push(url);
      revokeObjectURL.call(URL, url);
    };
    try {
      const {page, bubbles} = await show(file('image'), {
        loadMedia: () => {
          asked += 1;
          return Promise.resolve(sampleOf('image'));
        },
      });
      await isShown(page);
      const [bubble] = bubbles;
      const place = bubble?.parentElement;
      bubble?.remove();
      await until(() => gone.length === 1, 'its address is given back');
      expect(gone).to.deep.equal(made);
      if (bubble) place?.append(bubble);
      await isShown(page);
      expect(asked).to.equal(1);
    } finally {
      Object.assign(URL, {createObjectURL, revokeObjectURL});
    }
  });

  for (const [id, what, blob] of [
    ['AP023', 'an SVG', svg],
    ['AP024', 'a page', page404],
  ] as const)
    it(`that is ${what} is never shown, only saved as bytes: ${id}`, async () => {
      const {page, button, card} = await show(file('image'), {loadMedia: () => Promise.resolve(blob)});
      await until(() => card().includes('cannot be shown here'), 'it says so');
      expect(findAll(page, 'img, iframe, object, embed')).to.deep.equal([]);
      const [file1] = await saved(() => button('Download Photo').click());
      expect(file1?.type).to.equal('application/octet-stream');
      expect(window).to.not.have.property('__pwned');
    });

  it('whose bytes are no picture says that it cannot be shown', async () => {
    const {page, card} = await show(file('image'), {
      loadMedia: () => Promise.resolve(new Blob(['<script>1</script>'], {type: 'image/png'})),
    });
    await until(() => card().includes('cannot be shown here'), 'it says so');
    expect(findAll(page, 'img')).to.deep.equal([]);
  });

  for (const [what, size] of [
    ['of 30,000 by 30,000 px', {width: 30_000, height: 30_000}],
    ['without a size', {width: null, height: null}],
  ] as const)
    it(`${what} is not asked for, only offered: AP025`, async () => {
      const {loadMedia, waiting} = held();
      const {card} = await show(file('image', size), {loadMedia});
      expect(card()).to.contain('cannot be shown here').and.to.contain('Download');
      expect(waiting).to.deep.equal([]);
    });
});

describe('A picture that is enlarged', () => {
  async function enlarged() {
    const shown = await show(file('image', {caption: plainText('Our garden')}), {loadMedia: loadSample('image')});
    await isShown(shown.page);
    await press('Tab');
    expectFocus(shown.part('media'));
    await press('Enter');
    await until(() => shown.parts('viewer').length === 1, 'it is enlarged');
    const image = () => find(shown.page, '.viewer-image');
    return {...shown, image, zoom: () => textOf(find(shown.page, '.viewer-zoom'))};
  }

  it('opens by key, closes by Escape, and the focus is back where it was', async () => {
    const {parts, part, page} = await enlarged();
    expect(find(page, 'dialog').getAttribute('aria-label')).to.equal('Our garden');
    await press('Escape');
    await until(() => parts('viewer').length === 0, 'it is closed');
    expect(hasFocus(part('media'))).to.equal(true);
  });

  it('zooms and moves by keys, buttons and wheel, and never leaves its place', async () => {
    const {image, zoom, button} = await enlarged();
    expect(zoom()).to.equal('100%');
    await press('+');
    expect(zoom()).to.equal('140%');
    button('Zoom in').click();
    expect(zoom()).to.equal('196%');
    await press('-');
    expect(zoom()).to.equal('140%');
    image().dispatchEvent(new WheelEvent('wheel', {deltaY: -400, bubbles: true, cancelable: true}));
    expect(Number.parseInt(zoom(), 10)).to.be.greaterThan(200);
    const {left} = image().getBoundingClientRect();
    await press('ArrowLeft');
    expect(image().getBoundingClientRect().left).to.be.greaterThan(left);
    for (let i = 0; i < 60; i += 1)
      // oxlint-disable-next-line no-await-in-loop -- press by press
      await press('ArrowLeft');
    expect(image().getBoundingClientRect().left).to.be.lessThan(1);
    await press('0');
    expect(zoom()).to.equal('100%');
  });

  it('is saved from there under a safe name', async () => {
    const {page} = await enlarged();
    const download = findAll(page, '.viewer-button').find((one) => nameOf(one).startsWith('Download'));
    const [file1] = await saved(() => download?.click());
    expect(file1).to.deep.equal({name: 'whatsapp-image-2026-01-05', type: 'application/octet-stream'});
  });

  it('is accessible', async () => {
    const {page} = await enlarged();
    await expectAccessible(page);
  });
});

describe('A sticker', () => {
  it('stands without a bubble, no larger than 160 px', async () => {
    const {page, part} = await show(file('sticker'), {loadMedia: loadSample('sticker')});
    await isShown(page);
    const {width, height} = imageIn(page)?.getBoundingClientRect() ?? new DOMRect();
    expect(Math.max(width, height)).to.be.at.most(160);
    expect(getComputedStyle(part('bubble')).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    expect(imageIn(page)?.getAttribute('alt')).to.equal('Sticker from Ava Hill');
  });
});

describe('A sticker, to an agent who wants nothing to move,', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  it('is its first picture', async () => {
    const {page} = await show(file('sticker'), {loadMedia: loadSample('sticker')});
    const still = () => findAll(page, 'canvas[role=img]')[0];
    await until(() => still() instanceof HTMLCanvasElement && still()?.getAttribute('width') === '320', 'it is drawn');
    expect(findAll(page, 'img')).to.deep.equal([]);
    expect(still()?.getAttribute('aria-label')).to.equal('Sticker from Ava Hill');
  });
});

describe('A video', () => {
  it('comes only when it is asked for, then plays in its place', async () => {
    let asked = 0;
    const {page, part, button} = await show(file('video'), {
      loadMedia: () => {
        asked += 1;
        return Promise.resolve(sampleOf('video'));
      },
    });
    const before = find(page, '.k-frame').getBoundingClientRect();
    expect([asked, textOf(find(page, '.k-chip'))]).to.deep.equal([0, '0:03 · 12 kB']);
    button('Play: Video from Ava Hill').click();
    await until(() => findAll(page, 'video').length === 1, 'it plays');
    expect(asked).to.equal(1);
    const player = find(page, 'video');
    expect(player.hasAttribute('controls')).to.equal(true);
    expect(find(page, '.k-frame').getBoundingClientRect().height).to.equal(before.height);
    expect(part('card')).to.not.equal(null);
  });

  it('that is a page is never played', async () => {
    const {page, button, card} = await show(file('video'), {loadMedia: () => Promise.resolve(page404)});
    button('Play: Video from Ava Hill').click();
    await until(() => card().includes('cannot play it'), 'it says so');
    expect(findAll(page, 'video')).to.deep.equal([]);
  });
});

const named = (name: string): DisplayText => plainText(name);

describe('A document', () => {
  it('says its name, type and size, and is saved as bytes under that name', async () => {
    const {card, part, button} = await show(file('document', {name: named('Invoice 7.pdf')}), {
      loadMedia: loadSample('document'),
    });
    expect(part('file-name').textContent).to.equal('Invoice 7.pdf');
    expect(card()).to.contain('PDF document · 12 kB');
    const [file1] = await saved(() => button('Download Invoice 7.pdf').click());
    expect(file1).to.deep.equal({name: 'Invoice 7.pdf', type: 'application/octet-stream'});
  });

  it('that is a PDF opens in a new tab, without a hold on this page', async () => {
    const {button, page} = await show(file('document', {name: named('Invoice 7.pdf')}), {
      loadMedia: loadSample('document'),
    });
    const opened: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement) {
      opened.push(`${this.target} ${this.rel}`);
    };
    try {
      button('Open Invoice 7.pdf in a new tab').click();
      await until(() => opened.length === 1, 'it opens');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(opened).to.deep.equal(['_blank noopener']);
    expect(find(page, 'a[target]').getAttribute('rel')).to.equal('noopener');
  });

  it('that only says it is a PDF is not opened', async () => {
    const {button, page} = await show(file('document', {name: named('Invoice 7.pdf')}), {
      loadMedia: () => Promise.resolve(page404),
    });
    button('Open Invoice 7.pdf in a new tab').click();
    await until(() => findAll(page, '[part~=open-button]').length === 0, 'it offers this no more');
    expect(findAll(page, 'a')).to.deep.equal([]);
  });

  it('whose name turns about shows its real ending, and a program is refused: AP020', async () => {
    const {part, card, parts} = await show(file('document', {name: named('invoice\u202efdp.exe')}), {
      loadMedia: loadSample('document'),
    });
    expect(part('file-name').textContent).to.not.match(/[\u202a-\u202e\u2066-\u2069]/);
    expect(part('file-name').textContent).to.equal('invoicefdp.exe');
    expect(card()).to.contain('EXE file').and.to.contain('blocked because it could be harmful');
    expect(parts('download-button')).to.deep.equal([]);
  });

  for (const [id, name, safe] of [
    ['AP021', '../../../../etc/passwd', 'passwd'],
    ['AP022', 'a"; filename="evil.txt', 'a_; filename=_evil.txt'],
    ['hidden', '.bashrc', 'bashrc'],
    ['CR LF', 'a\r\nb.txt', 'ab.txt'],
  ] as const)
    it(`is saved under a safe name: ${id}`, async () => {
      const {page} = await show(file('document', {name: named(name)}), {loadMedia: loadSample('document')});
      const [file1] = await saved(() => find(page, '[part~=download-button]').click());
      expect(file1?.name).to.equal(safe);
    });

  it('that did not come says so, and can be asked for again', async () => {
    const {loadMedia, waiting} = held();
    const {button, card} = await show(file('document', {name: named('a.txt')}), {loadMedia});
    button('Download a.txt').click();
    await until(() => waiting.length === 1, 'it is asked for');
    waiting[0]?.reject();
    await until(() => card().includes('could not be loaded'), 'it says so');
    button('Download a.txt').click();
    await until(() => waiting.length === 2, 'it is asked for again');
  });
});

describe('A file', () => {
  for (const [state, words] of [
    ['fetching', 'WhatsApp is being asked for the file…'],
    ['expired', 'WhatsApp no longer has this file. Ask the customer to send it again.'],
    ['blocked', 'This file was blocked because it could be harmful.'],
    ['failed', 'This file could not be had. Ask the customer to send it again.'],
  ] as const)
    it(`that is ${state} says so, and is not asked for: AP026, AP027`, async () => {
      const {loadMedia, waiting} = held();
      const {page, parts} = await show(
        (['image', 'video', 'voice', 'document', 'sticker'] as const).map((kind) => file(kind, {state})),
        {loadMedia},
      );
      for (const card of parts('card')) expect(textOf(card)).to.contain(words);
      expect([waiting.length, findAll(page, 'button').length]).to.deep.equal([0, 0]);
    });

  it('where none are handed out is a card with its name, type and size', async () => {
    const {page, parts} = await show([
      file('image'),
      file('voice', {mimeType: 'audio/ogg; codecs=opus'}),
      file('document', {name: named('a.zip')}),
    ]);
    expect(parts('card').map(textOf)).to.deep.equal([
      'Photo File · 12 kB',
      'Voice message OGG file · 0:03 · 12 kB',
      'zip a .zip Archive · 12 kB',
    ]);
    expect(findAll(page, 'button, a')).to.deep.equal([]);
  });

  it('is accessible in every shape, light and dark, and fits into 320 px', async () => {
    const {page} = await show(
      [
        file('image', {caption: plainText('Our garden with a very long caption '.repeat(4))}),
        file('image'),
        file('sticker'),
        file('video'),
        file('voice'),
        file('document', {name: named(`${'a very long name '.repeat(9)}.pdf`)}),
        file('document', {state: 'blocked', name: named('x.exe')}),
        file('image', {state: 'fetching'}),
      ],
      {
        width: 320,
        loadMedia: (id, signal, progress) => loadSample('image')(id, signal, progress),
        message: {quotedId: 'm7', quoted: {author: null, content: said('What?')}},
      },
    );
    await isShown(page);
    for (const bubble of findAll(page, '[part~=bubble]'))
      expect(bubble.getBoundingClientRect().right, textOf(bubble)).to.be.at.most(page.getBoundingClientRect().right);
    await expectAccessible(page);
  });
});
