import {html, svg, type TemplateResult} from 'lit';

const BARS = 40;
/** Of what is drawn for eyes that motion hurts: twice a second instead of ten times. */
const CALM = 5;

/** How loud it was just now: the newest at the end. */
export class LiveWave {
  readonly #levels: number[] = Array.from({length: BARS}, () => 0);
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #added = 0;
  #shown = 0;

  add(level: number): void {
    this.#levels.shift();
    this.#levels.push(level);
    this.#added += 1;
    if (this.#added % CALM === 0) this.#shown = Math.max(...this.#levels.slice(-CALM));
  }

  draw(): TemplateResult {
    return html`<svg class="voice-wave" aria-hidden="true" viewBox="0 0 ${BARS * 4} 28" preserveAspectRatio="none">
      ${this.#calm ? drawLevel(this.#shown) : drawBars(this.#levels)}
    </svg>`;
  }
}

const drawBars = (levels: readonly number[]) =>
  svg`<path d=${levels
    .map((level, i) => {
      const half = 1 + level * 12;
      return `M${i * 4 + 2} ${(14 - half).toFixed(1)}V${(14 + half).toFixed(1)}`;
    })
    .join('')} />`;

const drawLevel = (level: number) => svg`<path d="M2 14H${(2 + level * (BARS * 4 - 4)).toFixed(0)}" />`;
