/** Counts since the start, in the text format that Prometheus reads. */
export class Metrics {
  readonly #counts = new Map<string, number>();

  count(name: string, by: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }

  toString(): string {
    return [...this.#counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `# TYPE wa_desk_${name}_total counter\nwa_desk_${name}_total ${value}\n`)
      .join('');
  }
}
