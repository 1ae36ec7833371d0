/** Looks at what this platform draws. */
export interface Probe {
  /** Whether it comes out as a picture in colours of its own. */
  readonly isPicture: (emoji: string) => boolean;
  readonly width: (emoji: string) => number;
}

/** One of each version of Unicode from 11 on, the newest first. */
const SAMPLES: readonly (readonly [version: number, emoji: string])[] = [
  [17, '🫪'],
  [16, '🫩'],
  [15.1, '🙂‍↔️'],
  [15, '🫨'],
  [14, '🫠'],
  [13.1, '😶‍🌫️'],
  [13, '🥲'],
  [12.1, '🧑‍🦰'],
  [12, '🥱'],
  [11, '🥰'],
];

/** Which emoji this platform can draw; all of them where it draws none in colour and nothing can be told apart. */
export function drawable(probe: Probe): (emoji: string, version: number) => boolean {
  if (!probe.isPicture('😀')) return () => true;
  const one = probe.width('😀');
  const isWhole = (emoji: string) => probe.width(emoji) < one * 1.5; // else it falls into its parts
  const newest = SAMPLES.find(([, emoji]) => probe.isPicture(emoji) && isWhole(emoji))?.[0] ?? 0;
  const flags = probe.isPicture('🇵🇱') && isWhole('🇵🇱');
  return (emoji, version) => {
    if (version > newest) return false;
    if (/^\p{RI}/u.test(emoji)) return flags;
    return !/[\u200D\u{E007F}]/u.test(emoji) || isWhole(emoji);
  };
}

/** Draws on a canvas that nobody sees; undefined where there is none. */
export function canvasProbe(): Probe | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', {willReadFrequently: true});
  if (!context) return undefined;
  context.font = '16px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';
  context.textBaseline = 'top';
  const pixels = (emoji: string, colour: string) => {
    context.clearRect(0, 0, 24, 24);
    context.fillStyle = colour;
    context.fillText(emoji, 0, 2);
    return context.getImageData(0, 0, 24, 24).data;
  };
  return {
    // letters and the box of a missing sign take the colour they are drawn in; a picture does not
    isPicture(emoji) {
      const red = pixels(emoji, '#f00');
      const blue = pixels(emoji, '#00f');
      return red.some((value) => value !== 0) && red.every((value, at) => value === blue[at]);
    },
    width: (emoji) => context.measureText(emoji).width,
  };
}
