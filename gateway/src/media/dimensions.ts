/** In px, as the picture is to be seen. */
export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

const TURNED = 5; // EXIF orientations from here on swap the sides
const ORIENTATION = 0x0112;

/** Read from the header alone: nothing is decoded, so a picture that would fill the memory costs nothing. */
export function dimensionsOf(mime: string, head: Buffer): Dimensions | null {
  try {
    const found = readers[mime]?.(head);
    return found && found.width > 0 && found.height > 0 ? found : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // it ends before it has said so
    throw error;
  }
}

const readers: Readonly<Record<string, (head: Buffer) => Dimensions | null>> = {
  'image/png': (head) =>
    head.toString('latin1', 12, 16) === 'IHDR' ? {width: head.readUInt32BE(16), height: head.readUInt32BE(20)} : null,
  'image/gif': (head) => ({width: head.readUInt16LE(6), height: head.readUInt16LE(8)}),
  'image/webp': ofWebp,
  'image/jpeg': ofJpeg,
};

function ofWebp(head: Buffer): Dimensions | null {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return {width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1};
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return {width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1};
    }
    case 'VP8 ':
      return {width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff};
    default:
      return null;
  }
}

function ofJpeg(head: Buffer): Dimensions | null {
  let turned = false;
  for (let at = 2; ;) {
    if (head.readUInt8(at) !== 0xff) return null;
    const marker = head.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1; // filling
      continue;
    }
    const length = head.readUInt16BE(at + 2);
    if (isFrame(marker)) {
      const [height, width] = [head.readUInt16BE(at + 5), head.readUInt16BE(at + 7)];
      return turned ? {width: height, height: width} : {width, height};
    }
    if (marker === 0xda || length < 2) return null; // the picture itself begins, and there was no frame
    if (marker === 0xe1) turned ||= isTurned(head.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
}

/** SOF0 to SOF15, without the three of that range that are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Whether the camera was held upright. A broken note of it is none. */
function isTurned(exif: Buffer): boolean {
  if (exif.toString('latin1', 0, 4) !== 'Exif' || exif.length < 14) return false;
  const tiff = exif.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < short(first); entry++) {
      const at = first + 2 + entry * 12;
      if (short(at) === ORIENTATION) return short(at + 8) >= TURNED;
    }
    return false;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
