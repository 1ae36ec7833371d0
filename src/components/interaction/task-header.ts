import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import type {Line, Task} from '../../core/task.js';
import {customerName} from '../../element/customer-name.js';
import {renderRole} from '../../element/customer-role.js';
import {renderCustomerId} from '../../element/lookalikes.js';
import {renderText, sentence} from '../../element/shown-text.js';
import {renderWindow} from '../../element/window-chip.js';
import type {WindowLeft} from '../../element/window-left.js';
import type {Strings} from '../../strings/en.js';

interface TaskHeader {
  readonly task: Task;
  /** As it is now: the task knows it as it was. */
  readonly line: Line;
  readonly session: DeskSession | undefined;
  /** The customers who look alike. */
  readonly alike: ReadonlySet<string>;
  readonly window: WindowLeft | null;
  readonly strings: Strings;
  readonly controls: TemplateResult | typeof nothing;
}

/** Who the customer is, for how long, and what can be done. */
export function renderTaskHeader({task, line, session, alike, window, strings, controls}: TaskHeader): TemplateResult {
  const {controlPane, customer: words, interaction} = strings;
  const name = customerName(task.customer, strings);
  const {number} = task.customer;
  const wrapping = task.phase === 'wrap-up';
  return html`
    <header part="header">
      <slot name="back"></slot>
      <div class="who">
        <div class="row">
          <h2 part="customer-name"><bdi class="cut">${renderText(name, strings)}</bdi></h2>
          ${renderCustomerId(task.customer, alike, strings)}${renderRole(task.customer, strings)}
        </div>
        <p class="facts quiet small">
          ${
            number?.text === name.text
              ? nothing
              : html`<span part="customer-number"
                  ><bdi>${renderText(number ?? words.numberHidden, strings)}</bdi></span
                >`
          }
          <span part="source-number"
            ><bdi>${renderText(sentence(interaction.line, line.name, line.number), strings)}</bdi></span
          >
          <span part="queue"><bdi>${task.queue.name}</bdi></span>
        </p>
      </div>
      <wa-elapsed-timer
        class="quiet"
        exportparts="time:timer__time"
        .session=${session}
        .since=${wrapping ? task.endedAt : task.acceptedAt}
        label=${wrapping ? controlPane.wrapping : controlPane.elapsed}
      ></wa-elapsed-timer>
      ${window && renderWindow(window, strings)}
      <slot name="actions"></slot>
      ${wrapping ? html`<span class="ending small" part="ending">${controlPane.endings[task.ending]}</span>` : controls}
      <slot name="tools"></slot>
    </header>
  `;
}
