import {emulateMedia} from '@web/test-runner-commands';
import {html} from 'lit';
import {expect} from 'chai';
import '../../src/components/composer/voice/voice.js';
import {Recording} from '../../src/components/composer/voice/recording.js';
import {recordingBar, type BarActions} from '../../src/components/composer/voice/recording-bar.js';
import {english} from '../../src/strings/english.js';
import {find, findAll, stage, textOf, until} from '../element/page.js';
import {setUpComposer} from './composer-stage.js';

const noActions: BarActions = {
  onToggle: () => undefined,
  onListen: () => undefined,
  onSeek: () => undefined,
  onDiscard: () => undefined,
  onKeep: () => undefined,
  onDoDiscard: () => undefined,
  onSend: () => undefined,
};

/** A recording that may have so many bytes, as it is shown. */
async function setUp(maxSize: number) {
  const {session, task, composer} = await setUpComposer();
  const recording = new Recording({mimeType: 'audio/webm;codecs=opus', as: 'voice', maxSize});
  const place = {session, task, strings: english};
  const page = stage(html`${recordingBar(recording, place, composer, noActions)}`);
  await recording.take.record();
  return {recording, page, text: () => textOf(page)};
}

describe('What is shown of a recording', () => {
  it('says near its end how long it can go on, and when it is as long as can be', async () => {
    const {recording, text, page} = await setUp(28_000);
    await until(() => /0:0\d left/.test(text()), 'the time left is shown');
    const told = () => findAll(document.body, '[aria-live] p').map(textOf);
    await until(() => told().includes('The recording can go on for one more minute'), 'it is said once');
    await until(() => text().startsWith('Paused'), 'it has stopped');
    await until(() => text().includes('This is as long as a voice note can be.'), 'why is said');
    expect(find(page, '[part~=voice-pause-button]').getAttribute('aria-disabled')).to.equal('true');
    expect((recording.take.blob()?.size ?? Infinity) <= 28_000).to.equal(true);
  });

  it('moves calmly for those who ask for it: one level instead of a wave', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    try {
      const {recording, page} = await setUp(1_000_000);
      const line = () => page.querySelector('.voice-wave path')?.getAttribute('d') ?? '';
      await until(() => /^M2 14H\d+$/.test(line()), 'a level is drawn');
      await recording.rest();
    } finally {
      await emulateMedia({reducedMotion: 'no-preference'});
    }
  });
});
