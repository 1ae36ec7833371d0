import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';

/** Whether the agent wants nothing to move by itself. */
export const wantsStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const onto = new WeakMap<Element, Blob>();

/** The first frame of a picture that may move. */
export const renderStill = (blob: Blob, what: string): TemplateResult =>
  html`<canvas
    class="k-image"
    role="img"
    aria-label=${what}
    ${ref((canvas) => {
      if (canvas instanceof HTMLCanvasElement) void draw(canvas, blob);
    })}
  ></canvas>`;

async function draw(canvas: HTMLCanvasElement, blob: Blob): Promise<void> {
  if (onto.get(canvas) === blob) return;
  onto.set(canvas, blob);
  try {
    const frame = await createImageBitmap(blob);
    canvas.width = frame.width;
    canvas.height = frame.height;
    canvas.getContext('2d')?.drawImage(frame, 0, 0);
    frame.close();
  } catch {
    onto.delete(canvas); // no picture: its words say what it was
  }
}
