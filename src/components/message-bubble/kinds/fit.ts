/** The box of a picture, in px: as large as it may be, never a sliver. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

const WIDEST = 320;
const HIGHEST = 340;
const LEAST = 96;

/** Its own proportions, up to the largest box; the narrowest and flattest are cut at their ends. */
export function boxFor(width: number | null, height: number | null): Box {
  if (!width || !height) return {width: WIDEST, height: 180};
  const scale = Math.min(WIDEST / width, HIGHEST / height, Math.max(1, LEAST / Math.min(width, height)));
  return {
    width: Math.round(Math.min(WIDEST, Math.max(LEAST, width * scale))),
    height: Math.round(Math.min(HIGHEST, Math.max(LEAST, height * scale))),
  };
}
