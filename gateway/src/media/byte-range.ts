/**
 * The first and last byte that a `Range` header asks for; undefined when all are to be sent, which any header but one
 * plain range means. `none` when there are no such bytes.
 */
export function rangeOf(header: string | undefined, size: number): readonly [number, number] | 'none' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'none' : [size - length, size - 1];
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'none' : [first, last];
}
