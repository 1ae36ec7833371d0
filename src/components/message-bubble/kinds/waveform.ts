/** Bars of a drawn recording. */
export const BARS = 40;

/** Recordings above this are not worth the decoding, in bytes. */
const LARGEST = 3_000_000;

const drawn = new WeakMap<Blob, Promise<readonly number[] | null>>();

/** How loud a recording is along its way, each from 0 to 1; null where that cannot be told. */
export function loudnessOf(blob: Blob): Promise<readonly number[] | null> {
  const known = drawn.get(blob) ?? measure(blob);
  drawn.set(blob, known);
  return known;
}

async function measure(blob: Blob): Promise<readonly number[] | null> {
  if (blob.size > LARGEST || typeof OfflineAudioContext === 'undefined') return null;
  try {
    const decoder = new OfflineAudioContext(1, 1, 8000); // as fine as bars need it
    const samples = (await decoder.decodeAudioData(await blob.arrayBuffer())).getChannelData(0);
    return barsOf(samples);
  } catch {
    return null; // played all the same, where the browser can
  }
}

function barsOf(samples: Float32Array): readonly number[] {
  const each = Math.max(1, Math.floor(samples.length / BARS));
  const bars = Array.from({length: BARS}, (_, i) => {
    let sum = 0;
    for (let at = i * each; at < (i + 1) * each; at += 1) sum += (samples[at] ?? 0) ** 2;
    return Math.sqrt(sum / each);
  });
  const loudest = Math.max(...bars);
  return loudest === 0 ? bars : bars.map((bar) => bar / loudest);
}
