import {html, type TemplateResult} from 'lit';
import type {Task} from '../../core/task.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

/** Where a task stands, each in its word and shape. `brief` leaves what is usual to its shape, to make room. */
export function renderBadge(task: Task, brief: boolean, {taskList}: Strings): TemplateResult {
  const {phase, role, conference} = task;
  if (phase === 'interrupted') return badge('danger', icons.warning, taskList.phase[phase]);
  if (phase === 'wrap-up') return html`<span class="phase" part="phase">${taskList.phase[phase]}</span>`;
  switch (conference.state) {
    case 'requested':
      return badge('requested', icons.joined, taskList.conferenceRequested(conference.target.name));
    case 'active':
      return role === 'guest'
        ? badge('guest', icons.people, taskList.guestOf(conference.other.name))
        : badge('accent', icons.people, taskList.conference(conference.other.name));
    case 'none':
      return role === 'guest'
        ? badge('guest', icons.people, taskList.guest)
        : html`<span class="phase" part="phase"
            ><span class=${brief ? 'visually-hidden' : ''}>${taskList.phase[phase]}</span></span
          >`;
    default:
      conference satisfies never;
      return html``;
  }
}

const badge = (look: string, icon: TemplateResult, words: string): TemplateResult =>
  html`<span class="badge ${look}" part="phase" title=${words}>${icon}<bdi class="cut">${words}</bdi></span>`;
