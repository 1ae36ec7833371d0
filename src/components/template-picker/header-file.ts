import {html, nothing, type TemplateResult} from 'lit';
import {DeskError} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import type {Template, TemplateVariable} from '../../core/template.js';
import {formatSize} from '../../element/format-size.js';
import * as icons from '../../element/icons.js';
import {acceptedTypes, choose, problemWords} from '../../element/sendable-file.js';
import type {Strings} from '../../strings/en.js';

/** Where the file goes. */
export interface FilePlace {
  readonly session: DeskSession;
  readonly task: Task;
  readonly kind: NonNullable<Template['header']>['kind'];
  readonly strings: Strings;
}

/** What the agent has chosen for the header of a template. It is brought to the contact centre at once. */
export class HeaderFile {
  readonly #onChange: (uploadId: string) => void;
  #stop = new AbortController();
  #file: File | null = null;
  #url: string | null = null;
  #share: number | null = null;
  #problem: string | null = null;

  /** @param onChange - gets the id of the upload, empty until it is there; what is drawn has changed */
  constructor(onChange: (uploadId: string) => void) {
    this.#onChange = onChange;
  }

  get name(): string | null {
    return this.#file?.name ?? null;
  }

  /** Of a picture. */
  get url(): string | null {
    return this.#url;
  }

  /** Nothing is chosen any more. */
  clear(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
    this.#file = null;
    this.#url = null;
    this.#share = null;
    this.#problem = null;
  }

  render({key, name}: TemplateVariable, missing: boolean, place: FilePlace): TemplateResult {
    const {kind, strings} = place;
    const {templates: words, attachments} = strings;
    const id = `v-${key}`;
    const problem = this.#problem ?? (missing ? (this.#share === null ? words.chooseFile : words.waitForFile) : null);
    return html`
      <div class="field" part="field">
        <label for=${id}>${words.attached[kind === 'text' ? 'document' : kind]}</label>
        <input
          id=${id}
          type="file"
          accept=${acceptedTypes(rulesOf(place))}
          aria-invalid=${problem === null ? 'false' : 'true'}
          aria-describedby=${problem === null ? nothing : `${id}-problem`}
          @change=${(event: Event) => this.#onPicked(event, place)}
        />
        ${
          this.#share === null
            ? nothing
            : html`<progress
                aria-label=${attachments.uploading(this.#file?.name ?? name)}
                max="1"
                .value=${this.#share}
              ></progress>`
        }
        ${
          this.#file && this.#share === null && problem === null
            ? html`<span class="small quiet arrived">${icons.tick}${formatSize(this.#file.size, strings.locale)}</span>`
            : nothing
        }
        ${problem === null ? nothing : html`<span class="problem small" id=${`${id}-problem`} role="alert">${problem}</span>`}
      </div>
    `;
  }

  #onPicked({target}: Event, place: FilePlace): void {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    if (!file) return; // the dialog was closed again
    this.clear();
    const choice = choose(file, rulesOf(place));
    if ('problem' in choice) {
      target.value = '';
      this.#problem = problemWords(choice, file, place.strings);
      this.#onChange('');
    } else void this.#bring(file, place, target);
  }

  async #bring(file: File, {session, task, kind, strings}: FilePlace, input: HTMLInputElement): Promise<void> {
    const {signal} = this.#stop;
    this.#file = file;
    this.#url = kind === 'image' ? URL.createObjectURL(file) : null;
    this.#share = 0;
    this.#onChange('');
    try {
      const uploadId = await session.upload(task.id, file, signal, (share) => {
        this.#share = share;
        this.#onChange('');
      });
      if (signal.aborted) return;
      this.#share = null;
      this.#onChange(uploadId);
    } catch (error) {
      if (signal.aborted) return;
      this.clear();
      input.value = '';
      this.#problem = strings.refused(error instanceof DeskError ? error.code : 'internal');
      this.#onChange('');
    }
  }
}

const rulesOf = ({task, kind}: FilePlace) => (task.capabilities.media ?? []).filter(({as}) => as === kind);
