/** As long as a browser may take to begin, in ms. */
const LASTS = 60_000;

/** Saves it: as bytes of no type, so that no browser opens what was to be kept. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LASTS);
}
