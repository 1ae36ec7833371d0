/** Where a key leads from a cell of a grid; null is out of its top, undefined is nowhere. */
export function cellFor(event: KeyboardEvent, grid: HTMLElement, from: HTMLElement): HTMLElement | null | undefined {
  const {key, ctrlKey, metaKey} = event;
  const rows = [...grid.querySelectorAll('[role=row]')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('[role=gridcell]'),
  ]);
  const cells = rows.flat();
  const at = cells.indexOf(from);
  const y = rows.findIndex((row) => row.includes(from));
  const row = rows[y] ?? [];
  const x = row.indexOf(from);
  const rtl = getComputedStyle(grid).direction === 'rtl';
  const whole = ctrlKey || metaKey;
  const toRow = (to: number) => rows[to]?.[Math.min(x, (rows[to]?.length ?? 1) - 1)];
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return cells[at + ((key === 'ArrowRight') === rtl ? -1 : 1)] ?? from;
    case 'ArrowDown':
      return toRow(y + 1) ?? from;
    case 'ArrowUp':
      return toRow(y - 1) ?? null;
    case 'PageDown':
      return toRow(Math.min(rows.length - 1, y + 5));
    case 'PageUp':
      return toRow(Math.max(0, y - 5));
    case 'Home':
      return (whole ? cells : row)[0];
    case 'End':
      return (whole ? cells : row).at(-1);
    default:
      return undefined;
  }
}
