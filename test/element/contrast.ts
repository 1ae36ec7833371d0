/** Red, green and blue from 0 to 255, as the screen shows them. */
export type Rgb = readonly [number, number, number];

const canvas = document.createElement('canvas');
canvas.width = 1;
canvas.height = 1;
const pen = canvas.getContext('2d', {willReadFrequently: true});

/** Paints one colour over another and reads the pixel. */
export function painted(color: string, over: Rgb = [255, 255, 255]): Rgb {
  if (!pen) throw new Error('No canvas here.');
  for (const each of [`rgb(${over.join(' ')})`, color]) {
    pen.fillStyle = each;
    pen.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: Rgb): number {
  return [0.2126, 0.7152, 0.0722].reduce((sum, share, channel) => {
    const part = (color[channel] ?? 0) / 255;
    return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
}

export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
