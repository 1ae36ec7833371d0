import {icon, make} from './elements.js';

const BARS = 36;
/** @type {HTMLAudioElement | null} one voice at a time */
let playing = null;

/**
 * @param {string} url
 * @param {() => void} onHeard the first time it is played
 */
export function voicePlayer(url, onHeard) {
  const audio = new Audio(url);
  const button = make('button', 'icon-button play', icon('play'));
  const bars = make('div', 'bars', ...Array.from({length: BARS}, () => make('i', '')));
  const time = make('span', 'voice-time', '');
  let duration = 0;
  let heard = false;
  button.setAttribute('type', 'button');
  bars.ariaHidden = 'true';
  audio.preload = 'none';

  const show = () => {
    button.ariaLabel = audio.paused ? 'Play the voice message' : 'Pause the voice message';
    button.replaceChildren(icon(audio.paused ? 'play' : 'pause'));
    const share = duration > 0 ? audio.currentTime / duration : 0;
    [...bars.children].forEach((bar, index) => bar.classList.toggle('past', index / BARS < share));
    time.textContent = minutes(audio.currentTime > 0 ? audio.currentTime : duration);
  };
  button.addEventListener('click', () => {
    if (!audio.paused) {
      audio.pause();
      return;
    }
    playing?.pause();
    playing = audio;
    void audio.play();
    if (!heard) onHeard();
    heard = true;
  });
  for (const name of ['play', 'pause', 'timeupdate', 'ended']) audio.addEventListener(name, show);
  audio.addEventListener('ended', () => {
    audio.currentTime = 0;
  });
  show();
  void readPeaks(url).then(({peaks, seconds}) => {
    duration = seconds;
    peaks.forEach((peak, index) => {
      const bar = bars.children[index];
      if (bar instanceof HTMLElement) bar.style.blockSize = `${Math.round(12 + peak * 88)}%`;
    });
    show();
  });
  return make('div', 'voice', button, bars, time);
}

/** The phone falls silent, for another chat. */
export function hush() {
  playing?.pause();
}

/**
 * @param {string} url
 * @returns {Promise<{peaks: number[], seconds: number}>} nothing of what the browser cannot decode
 */
async function readPeaks(url) {
  try {
    const response = await fetch(url);
    const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await response.arrayBuffer());
    const samples = sound.getChannelData(0);
    const width = Math.ceil(samples.length / BARS);
    const peaks = Array.from({length: BARS}, (_, index) =>
      samples.subarray(index * width, (index + 1) * width).reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    );
    const loudest = Math.max(...peaks, 0.01);
    return {peaks: peaks.map((peak) => peak / loudest), seconds: sound.duration};
  } catch {
    return {peaks: [], seconds: 0};
  }
}

/** @param {number} seconds */
function minutes(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
