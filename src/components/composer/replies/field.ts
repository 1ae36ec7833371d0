import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {InteractiveProblem} from '../../../core/interactive-problems.js';
import type {Strings} from '../../../strings/en.js';

/** From this part of the longest text on, the length is shown. */
const COUNTED_FROM = 0.8;

export interface Field {
  /** As problems name it. */
  readonly at: string;
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly lines?: boolean;
  readonly onValue: (value: string) => void;
}

export interface Shown {
  /** What is wrong, as far as it is time to say so. */
  readonly problems: readonly InteractiveProblem[];
  readonly strings: Strings;
}

export const idOf = (at: string): string => `replies-${at}`;

/** One place to write in: its length near the limit, and what is wrong with it. Nothing is ever cut. */
export function renderField(field: Field, {problems, strings}: Shown): TemplateResult {
  const {replies: words} = strings;
  const {at, label, value, longest, lines = false, onValue} = field;
  const id = idOf(at);
  const problem = problems.find((one) => one.at === at);
  const counted = value.length >= longest * COUNTED_FROM;
  const about = [counted ? `${id}-count` : '', problem ? `${id}-problem` : ''].join(' ').trim() || nothing;
  const onInput = ({target}: Event) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) onValue(target.value);
  };
  return html`
    <div class="replies-field" part="replies-field">
      <span class="replies-label">
        <label for=${id}>${label}</label>
        ${
          counted
            ? html`<span class=${value.length >= longest ? 'replies-count full' : 'replies-count'} id=${`${id}-count`}
                ><bdi>${words.count(value.length, longest)}</bdi></span
              >`
            : nothing
        }
      </span>
      ${
        lines
          ? html`<textarea
              id=${id}
              rows="3"
              dir="auto"
              lang=""
              aria-invalid=${problem ? 'true' : 'false'}
              aria-describedby=${about}
              .value=${live(value)}
              @input=${onInput}
            ></textarea>`
          : html`<input
              id=${id}
              type="text"
              dir="auto"
              lang=""
              autocomplete="off"
              aria-invalid=${problem ? 'true' : 'false'}
              aria-describedby=${about}
              .value=${live(value)}
              @input=${onInput}
            />`
      }
      ${
        problem
          ? html`<span class="replies-problem" id=${`${id}-problem`}>${problemText(problem, strings)}</span>`
          : nothing
      }
    </div>
  `;
}

/** What is wrong and what to do. */
export function problemText(problem: InteractiveProblem, {replies: words}: Strings): string {
  switch (problem.why) {
    case 'too-long':
      return words.tooLong(problem.by);
    case 'too-many':
      return words.tooMany(problem.most);
    case 'empty':
    case 'same':
    case 'line-break':
      return words.problems[problem.why];
    default:
      return problem satisfies never;
  }
}
