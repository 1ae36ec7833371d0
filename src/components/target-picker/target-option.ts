import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {whyNot, type TargetRow} from './target-rows.js';
import {iconOf, rowWords} from './target-words.js';

interface TargetOption {
  readonly row: TargetRow;
  /** Its place among those shown. */
  readonly at: number;
  /** How many are shown. */
  readonly of: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly fetchedAt: number;
  readonly strings: Strings;
  readonly onChoose: (row: TargetRow) => void;
}

/** The same for as long as the list is, whatever is searched. */
export const optionId = ({kind, place}: TargetRow): string => `${kind}-${place}`;

export function renderOption({
  row,
  at,
  of,
  active,
  chosen,
  fetchedAt,
  strings,
  onChoose,
}: TargetOption): TemplateResult {
  const {name} = row.entry;
  const away = whyNot(row) !== null;
  const {shown, spoken} = rowWords(row, fetchedAt, strings);
  return html`
    <li
      id=${optionId(row)}
      class=${classMap({active, chosen, away})}
      part=${active ? 'option active' : 'option'}
      role="option"
      data-at=${at}
      aria-setsize=${of}
      aria-posinset=${at + 1}
      aria-selected=${chosen ? 'true' : 'false'}
      aria-disabled=${away ? 'true' : 'false'}
      title=${name}
      @click=${() => onChoose(row)}
    >
      ${iconOf(row)}
      <span class="grow"
        ><span class="name" part="option-name"><bdi>${name}</bdi></span
        ><span class="now small" part="option-load"
          >${
            shown === spoken
              ? shown
              : html`<span aria-hidden="true">${shown}</span><span class="visually-hidden">${spoken}</span>`
          }</span
        ></span
      >${chosen ? icons.tick : nothing}
    </li>
  `;
}
