const LARGEST = 8;

/** How much a turn of the wheel zooms. */
const WHEEL = 0.0015;

/** How large a picture is shown and which part of it; follows the wheel, the pointer and two fingers. */
export class View {
  readonly #changed: () => void;
  #stage: HTMLElement | undefined;
  #image: HTMLImageElement | undefined;
  #scale = 1;
  /** From the middle, in px. */
  #x = 0;
  #y = 0;
  readonly #pointers = new Map<number, {readonly x: number; readonly y: number}>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get scale(): number {
    return this.#scale;
  }

  get canGrow(): boolean {
    return this.#scale < LARGEST;
  }

  get canShrink(): boolean {
    return this.#scale > 1;
  }

  follow(stage: HTMLElement, image: HTMLImageElement): void {
    this.#stage = stage;
    this.#image = image;
    stage.addEventListener('wheel', this.#onWheel, {passive: false});
    stage.addEventListener('pointerdown', this.#onDown);
    stage.addEventListener('pointermove', this.#onMove);
    stage.addEventListener('pointerup', this.#onUp);
    stage.addEventListener('pointercancel', this.#onUp);
    image.addEventListener('dblclick', (event) => {
      if (this.#scale > 1) this.reset();
      else this.zoom(3, event.clientX, event.clientY);
    });
  }

  /** Around a place of the screen, the middle unless it is named. */
  zoom(factor: number, clientX?: number, clientY?: number): void {
    const scale = Math.min(LARGEST, Math.max(1, this.#scale * factor));
    const box = this.#stage?.getBoundingClientRect();
    const x = box && clientX !== undefined ? clientX - box.left - box.width / 2 : 0;
    const y = box && clientY !== undefined ? clientY - box.top - box.height / 2 : 0;
    const grown = scale / this.#scale;
    this.#scale = Math.abs(scale - 1) < 0.01 ? 1 : scale;
    this.#place(x - (x - this.#x) * grown, y - (y - this.#y) * grown);
  }

  move(x: number, y: number): void {
    this.#place(this.#x + x, this.#y + y);
  }

  reset(): void {
    this.#scale = 1;
    this.#place(0, 0);
  }

  /** Never so far that the picture leaves the stage. */
  #place(x: number, y: number): void {
    const {clientWidth = 0, clientHeight = 0} = this.#stage ?? {};
    const {clientWidth: width = 0, clientHeight: height = 0} = this.#image ?? {};
    const far = (size: number, room: number) => Math.max(0, (size * this.#scale - room) / 2);
    this.#x = clamp(x, far(width, clientWidth));
    this.#y = clamp(y, far(height, clientHeight));
    if (this.#image) this.#image.style.transform = `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`;
    this.#changed();
  }

  readonly #onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const turned = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
    this.zoom(Math.exp(-turned * WHEEL * (event.ctrlKey ? 4 : 1)), event.clientX, event.clientY);
  };

  readonly #onDown = ({pointerId, clientX: x, clientY: y}: PointerEvent): void => {
    if (this.#scale > 1 || this.#pointers.size > 0) this.#stage?.setPointerCapture(pointerId);
    this.#pointers.set(pointerId, {x, y});
  };

  readonly #onMove = ({pointerId, clientX: x, clientY: y}: PointerEvent): void => {
    const before = this.#pointers.get(pointerId);
    if (!before) return;
    const [other] = [...this.#pointers].flatMap(([id, at]) => (id === pointerId ? [] : [at]));
    this.#pointers.set(pointerId, {x, y});
    if (!other) return this.move(x - before.x, y - before.y);
    const apart = (at: {readonly x: number; readonly y: number}) => Math.hypot(at.x - other.x, at.y - other.y);
    if (apart(before) > 0) this.zoom(apart({x, y}) / apart(before), (x + other.x) / 2, (y + other.y) / 2);
  };

  readonly #onUp = ({pointerId}: PointerEvent): void => {
    this.#pointers.delete(pointerId);
  };
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
