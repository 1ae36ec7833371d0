import {html, render} from 'lit';
import * as icons from '../../../element/icons.js';
import {regional} from '../../../strings/regional.js';
import {download} from './download.js';
import {kindIcons} from './kind-icons.js';
import type {MediaFile} from './media-file.js';
import type {MessageRow} from './row.js';
import {wearViewer} from './viewer.styles.js';
import {View} from './view.js';

interface Viewed {
  readonly row: MessageRow;
  readonly file: MediaFile;
  /** What the picture is, in words. */
  readonly what: string;
  /** What it is saved as. */
  readonly name: string;
}

/** How far an arrow key moves the picture, in px, and how much a step zooms. */
const MOVE = 60;
const ZOOM = 1.4;

/** Shows a picture over the whole page, as large as one wants; `onClosed` takes the focus back. */
export function openViewer({row, file, what, name}: Viewed, onClosed: () => void): void {
  const {host, strings} = row;
  const {viewer, downloadOf} = strings.kinds;
  const unwatch = file.watch(() => undefined); // it stays while it is looked at
  const url = file.url('picture');
  if (url === null) return unwatch();
  const dialog = document.createElement('dialog');
  const view = new View(() => draw());

  const zoom = (factor: number) => view.zoom(factor);
  const draw = (): void => {
    const percent = new Intl.NumberFormat(regional(strings.locale), {style: 'percent'}).format(view.scale);
    render(
      html`
        <div class="viewer-bar">
          <p class="viewer-name" dir="auto" lang="">${what}</p>
          <button
            class="viewer-button"
            type="button"
            aria-label=${viewer.zoomOut}
            title=${viewer.zoomOut}
            ?disabled=${!view.canShrink}
            @click=${() => zoom(1 / ZOOM)}
          >
            ${kindIcons.minus}
          </button>
          <button
            class="viewer-button viewer-zoom"
            type="button"
            aria-label=${viewer.whole(percent)}
            title=${viewer.whole(percent)}
            @click=${() => view.reset()}
          >
            <bdi>${percent}</bdi>
          </button>
          <button
            class="viewer-button"
            type="button"
            aria-label=${viewer.zoomIn}
            title=${viewer.zoomIn}
            ?disabled=${!view.canGrow}
            @click=${() => zoom(ZOOM)}
          >
            ${kindIcons.plus}
          </button>
          <button
            class="viewer-button"
            type="button"
            aria-label=${downloadOf(name)}
            title=${downloadOf(name)}
            @click=${() => file.blob && download(file.blob, name)}
          >
            ${kindIcons.download}
          </button>
          <button
            class="viewer-button"
            part="close-button"
            type="button"
            aria-label=${viewer.close}
            title=${viewer.close}
            @click=${() => dialog.close()}
          >
            ${icons.close}
          </button>
        </div>
        <div class="viewer-stage ${view.scale > 1 ? 'large' : ''}" @click=${onStage}>
          <img class="viewer-image" src=${url} alt=${what} draggable="false" />
        </div>
        <p class="visually-hidden" role="status">${viewer.zoom(percent)}</p>
        <p class="visually-hidden" id="viewer-keys">${viewer.keys}</p>
      `,
      dialog,
    );
  };

  const onStage = ({target}: Event): void => {
    if (target instanceof Element && target.matches('.viewer-stage') && view.scale === 1) dialog.close();
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys(view, zoom)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  dialog.className = 'viewer';
  dialog.part.add('viewer');
  dialog.lang = strings.locale;
  dialog.dir = strings.dir;
  dialog.setAttribute('aria-label', what);
  dialog.setAttribute('aria-describedby', 'viewer-keys');
  dialog.addEventListener('keydown', onKey);
  dialog.addEventListener('close', () => {
    const stood = dialog.isConnected;
    dialog.remove();
    unwatch();
    if (stood) onClosed();
  });
  wearViewer(host);
  draw();
  host.renderRoot.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('[part=close-button]')?.focus(); // `autofocus` is refused in a frame of another site
  const stage = dialog.querySelector('.viewer-stage');
  const image = dialog.querySelector('img');
  if (stage instanceof HTMLElement && image) view.follow(stage, image);
}

const keys = (view: View, zoom: (factor: number) => void): Readonly<Record<string, () => void>> => ({
  '+': () => zoom(ZOOM),
  '=': () => zoom(ZOOM),
  '-': () => zoom(1 / ZOOM),
  '0': () => view.reset(),
  ArrowLeft: () => view.move(MOVE, 0),
  ArrowRight: () => view.move(-MOVE, 0),
  ArrowUp: () => view.move(0, MOVE),
  ArrowDown: () => view.move(0, -MOVE),
});
