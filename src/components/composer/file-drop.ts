import type {ReactiveElement} from 'lit';
import type {Capabilities} from '../../core/task.js';
import {bareType} from '../../core/sendable-file.js';

interface Taking {
  /** Undefined while none can be sent. */
  readonly accepts: () => Capabilities['media'] | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files that are dropped on the element, or on the conversation it stands in, and those that are pasted into it. */
export class FileDrop {
  readonly #host: ReactiveElement;
  readonly #taking: Taking;
  #over: 'fits' | 'wrong' | null = null;
  #zone: HTMLElement | undefined;

  constructor(host: ReactiveElement, taking: Taking) {
    this.#host = host;
    this.#taking = taking;
    host.addController(this);
    if (host.isConnected) this.hostConnected();
  }

  /** Whether files are held over it, and whether one of them could be sent. */
  get over(): 'fits' | 'wrong' | null {
    return this.#over;
  }

  hostConnected(): void {
    if (this.#zone) return;
    const root = this.#host.getRootNode();
    this.#zone = root instanceof ShadowRoot && root.host instanceof HTMLElement ? root.host : this.#host;
    this.#zone.addEventListener('dragover', this.#onOver);
    this.#zone.addEventListener('dragleave', this.#onLeave);
    this.#zone.addEventListener('drop', this.#onDrop);
    this.#host.addEventListener('paste', this.#onPaste);
  }

  hostDisconnected(): void {
    this.#zone?.removeEventListener('dragover', this.#onOver);
    this.#zone?.removeEventListener('dragleave', this.#onLeave);
    this.#zone?.removeEventListener('drop', this.#onDrop);
    this.#host.removeEventListener('paste', this.#onPaste);
    this.#zone = undefined;
    this.#show(null);
  }

  #show(over: 'fits' | 'wrong' | null): void {
    if (this.#over === over) return;
    this.#over = over;
    this.#host.requestUpdate();
  }

  readonly #onOver = (event: DragEvent): void => {
    const {dataTransfer} = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault(); // else the browser would leave the page for the file
    const accepted = this.#taking.accepts();
    const types = [...dataTransfer.items].map(({type}) => bareType(type));
    // some browsers do not say what is held
    const fits = accepted?.some(({mimeTypes}) => types.some((type) => type === '' || mimeTypes.includes(type)));
    const takes = accepted !== undefined && (fits === true || types.length === 0);
    dataTransfer.dropEffect = takes ? 'copy' : 'none';
    this.#show(takes ? 'fits' : 'wrong');
  };

  readonly #onLeave = ({relatedTarget}: DragEvent): void => {
    if (relatedTarget instanceof Node && this.#zone?.contains(relatedTarget)) return;
    this.#show(null);
  };

  readonly #onDrop = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#show(null);
    this.#taking.onFiles([...event.dataTransfer.files]);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain') === true) return; // of a document its text is meant
    event.preventDefault();
    this.#taking.onFiles(files);
  };
}
