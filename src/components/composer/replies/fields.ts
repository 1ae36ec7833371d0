import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {interactiveLimits as limits} from '../../../core/interactive-parts.js';
import * as icons from '../../../element/icons.js';
import {choicesOf, mostOf, type Build, type Choice, type Section} from './build.js';
import {renderField, type Shown} from './field.js';
import {repliesIcons} from './replies-icons.js';

export interface Editing extends Shown {
  readonly build: Build;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onBuild: (changes: Partial<Pick<Build, 'kind' | 'header' | 'footer' | 'button'>>) => void;
  readonly onWords: (id: number, words: Partial<Omit<Choice, 'id'>>) => void;
  readonly onAdd: (sectionId: number | null, after?: number) => void;
  readonly onAddSection: () => void;
  readonly onMove: (id: number, by: 1 | -1) => void;
  readonly onRemove: (id: number) => void;
}

/** Everything that is filled in, in the order one thinks of it. */
export function renderFields(editing: Editing): TemplateResult {
  const {build, text, strings, onText, onBuild} = editing;
  const {replies: words} = strings;
  const {kind, header, footer} = build;
  return html`
    <fieldset class="replies-kinds" role="radiogroup" aria-label=${words.kind}>
      ${(['buttons', 'list'] as const).map(
        (one) => html`
          <label part="replies-kind">
            <input
              type="radio"
              name="replies-kind"
              .value=${one}
              .checked=${one === kind}
              @change=${() => onBuild({kind: one})}
            />
            ${one === 'list' ? repliesIcons.list : repliesIcons.choose}<span>${words.kinds[one]}</span>
          </label>
        `,
      )}
    </fieldset>
    ${renderField({at: 'text', label: words.text, value: text, longest: limits[kind].text, lines: true, onValue: onText}, editing)}
    ${kind === 'buttons' ? renderButtons(editing) : renderList(editing)}
    <div class="replies-optional">
      ${renderField({at: 'header', label: words.header, value: header, longest: limits.header, onValue: (value) => onBuild({header: value})}, editing)}
      ${renderField({at: 'footer', label: words.footer, value: footer, longest: limits.footer, onValue: (value) => onBuild({footer: value})}, editing)}
    </div>
  `;
}

function renderButtons(editing: Editing): TemplateResult {
  const {build, strings} = editing;
  const {replies: words} = strings;
  return html`
    <div class="replies-group" role="group" aria-label=${words.kinds.buttons}>
      ${repeat(
        build.buttons,
        ({id}) => id,
        (one, place) =>
          renderChoice(
            {one, place, name: words.button(place + 1), sectionId: null},
            editing,
            renderField(
              {
                at: `buttons.${place}`,
                label: words.button(place + 1),
                value: one.title,
                longest: limits.buttons.title,
                onValue: (title) => editing.onWords(one.id, {title}),
              },
              editing,
            ),
          ),
      )}
      ${renderAdd(words.addButton, editing, null)}
    </div>
  `;
}

function renderList(editing: Editing): TemplateResult {
  const {build, strings, onBuild, onAddSection} = editing;
  const {replies: words} = strings;
  const {sections, button} = build;
  const full = choicesOf(build).length >= limits.list.rows;
  let before = 0;
  return html`
    ${renderField({at: 'button', label: words.opener, value: button, longest: limits.list.button, onValue: (value) => onBuild({button: value})}, editing)}
    ${repeat(
      sections,
      ({id}) => id,
      (section, place) => {
        const drawn = renderSection(section, place, before, editing);
        before += section.choices.length;
        return drawn;
      },
    )}
    ${
      sections.length < limits.list.sections && !full
        ? html`<button
            class="button compact replies-add"
            part="replies-add-button"
            type="button"
            @click=${onAddSection}
          >
            ${repliesIcons.plus}${words.addSection}
          </button>`
        : nothing
    }
  `;
}

/** @param before - how many choices stand above it */
function renderSection(section: Section, place: number, before: number, editing: Editing): TemplateResult {
  const {build, strings} = editing;
  const {replies: words} = strings;
  const at = `sections.${place}`;
  const several = build.sections.length > 1;
  return html`
    <div class="replies-group" role="group" aria-label=${words.section(place + 1)} data-section=${section.id}>
      ${renderField(
        {
          at: `${at}.title`,
          label: several ? words.sectionTitle(place + 1) : words.onlySectionTitle,
          value: section.title,
          longest: limits.list.section,
          onValue: (title) => editing.onWords(section.id, {title}),
        },
        editing,
      )}
      ${repeat(
        section.choices,
        ({id}) => id,
        (one, index) => {
          const number = before + index + 1;
          return renderChoice(
            {one, place: number - 1, name: words.choice(number), sectionId: section.id},
            editing,
            html`
              ${renderField(
                {
                  at: `${at}.rows.${index}.title`,
                  label: words.choice(number),
                  value: one.title,
                  longest: limits.list.row,
                  onValue: (title) => editing.onWords(one.id, {title}),
                },
                editing,
              )}
              ${renderField(
                {
                  at: `${at}.rows.${index}.description`,
                  label: words.description(number),
                  value: one.description,
                  longest: limits.list.description,
                  onValue: (description) => editing.onWords(one.id, {description}),
                },
                editing,
              )}
            `,
          );
        },
      )}
      ${renderAdd(words.addChoice, editing, section.id)}
    </div>
  `;
}

interface Placed {
  readonly one: Choice;
  /** Among all of them. */
  readonly place: number;
  readonly name: string;
  readonly sectionId: number | null;
}

function renderChoice({one, place, name, sectionId}: Placed, editing: Editing, fields: TemplateResult): TemplateResult {
  const {build, strings, onAdd, onMove, onRemove} = editing;
  const {replies: words} = strings;
  const {length} = choicesOf(build);
  const stops = {up: place === 0, down: place === length - 1};
  const onKeydown = (event: KeyboardEvent) => {
    const by = {ArrowUp: -1, ArrowDown: 1}[event.key];
    const inField = event.target instanceof HTMLInputElement;
    if (event.altKey && (by === 1 || by === -1)) onMove(one.id, by);
    else if (inField && event.key === 'Enter' && !event.isComposing && !event.ctrlKey && !event.metaKey)
      onAdd(sectionId, one.id);
    else return;
    event.preventDefault();
  };
  const tool = (act: 'up' | 'down' | 'remove', off: boolean, run: () => void) => html`
    <button
      class="button quiet icon compact"
      part="replies-choice-button"
      type="button"
      data-act=${act}
      title=${words[act](name)}
      aria-label=${words[act](name)}
      aria-disabled=${off ? 'true' : 'false'}
      @click=${() => !off && run()}
    >
      ${act === 'remove' ? icons.close : repliesIcons[act]}
    </button>
  `;
  return html`
    <div class="replies-choice" data-choice=${one.id} @keydown=${onKeydown}>
      <div class="replies-inputs">${fields}</div>
      <div class="replies-tools">
        ${tool('up', stops.up, () => onMove(one.id, -1))} ${tool('down', stops.down, () => onMove(one.id, 1))}
        ${tool('remove', length < 2, () => onRemove(one.id))}
      </div>
    </div>
  `;
}

function renderAdd(label: string, {build, strings, onAdd}: Editing, sectionId: number | null): TemplateResult {
  const {replies: words} = strings;
  const most = mostOf(build);
  const {length} = choicesOf(build);
  return length >= most
    ? html`<p class="replies-soft">${words.tooMany(most)}</p>`
    : html`<button
        class="button compact replies-add"
        part="replies-add-button"
        type="button"
        @click=${() => onAdd(sectionId)}
      >
        ${repliesIcons.plus}${label}
      </button>`;
}
