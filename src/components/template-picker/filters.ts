import {html, nothing, type TemplateResult} from 'lit';

interface Filters<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly chosen: T | null;
  readonly nameOf: (option: T) => string;
  readonly onChoose: (option: T | null) => void;
}

/** Chips of which one can be pressed; nothing where there is no choice. */
export function renderFilters<T extends string>({
  label,
  options,
  chosen,
  nameOf,
  onChoose,
}: Filters<T>): TemplateResult | typeof nothing {
  if (options.length < 2) return nothing;
  return html`
    <div class="chips" role="group" aria-label=${label}>
      ${options.map(
        (option) => html`
          <button
            class="chip"
            part="filter"
            type="button"
            aria-pressed=${option === chosen ? 'true' : 'false'}
            @click=${() => onChoose(option === chosen ? null : option)}
          >
            ${nameOf(option)}
          </button>
        `,
      )}
    </div>
  `;
}
