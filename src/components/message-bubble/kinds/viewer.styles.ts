import {css, type ReactiveElement} from 'lit';
import {wear} from '../../../element/wear.js';

const styles = css`
  .viewer {
    position: fixed;
    inset: 0;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    background: #0b0d10;
    color: #f4f6f8;
    font: 400 var(--_font-size) / 1.45 var(--_font);
  }
  .viewer:not([open]) {
    display: none;
  }
  .viewer-bar {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    padding: 0.5rem 0.75rem;
    background: #14171c;
  }
  .viewer-name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .viewer-button {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 2.5rem;
    min-block-size: 2.5rem;
    padding: 0.25rem;
    border: 1px solid transparent;
    border-radius: 0.625rem;
    background: none;
    cursor: pointer;
  }
  .viewer-button:hover {
    background: rgb(255 255 255 / 14%);
  }
  .viewer-button:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .viewer-button:focus-visible {
    outline: 2px solid #8ab8ff;
    outline-offset: 1px;
  }
  .viewer-zoom {
    min-inline-size: 4rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .viewer-stage {
    display: grid;
    place-items: center;
    min-block-size: 0;
    overflow: hidden;
    touch-action: none;
  }
  .viewer-stage.large {
    cursor: grab;
  }
  .viewer-stage.large:active {
    cursor: grabbing;
  }
  .viewer-image {
    max-inline-size: 100%;
    max-block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
    transform-origin: center;
    user-select: none;
  }
  @media (max-width: 30rem) {
    .viewer-bar {
      flex-wrap: wrap;
      justify-content: center;
    }
    .viewer-name {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .viewer,
    .viewer-bar {
      background: Canvas;
      color: CanvasText;
    }
    .viewer-button {
      border-color: ButtonText;
    }
  }
`;

/** The styles come with the code, when they are first needed. */
export const wearViewer = (host: ReactiveElement): void => wear(host, styles);
