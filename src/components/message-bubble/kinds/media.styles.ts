import {css} from 'lit';

/** Pictures, videos and recordings. */
export const media = css`
  .bubble.k-pictured {
    position: relative;
    padding: 0.25rem;
  }
  .bubble.k-pictured > :is(.k-forwarded, .k-product) {
    margin-inline: 0.5rem;
  }
  .bubble.k-pictured > .k-written {
    padding: 0.25rem 0.5rem 0;
  }
  .bubble.k-pictured > :is(.k-quote, .k-referral) {
    min-inline-size: 100%;
    margin: 0 0 0.25rem;
  }
  .bubble.k-pictured > .foot {
    padding-inline-end: 0.5rem;
    margin-block-end: 0.0625rem;
  }
  .bubble.k-bare > .foot {
    position: absolute;
    inset-block-end: 0.625rem;
    inset-inline-end: 0.625rem;
    margin: 0;
    padding: 0 0.5rem;
    border-radius: var(--_bubble-inner);
    background: rgb(11 13 16 / 72%);
    color: #fff;
    pointer-events: none;
  }
  .bubble.k-pictured > .k-card {
    padding: 0.3125rem 0.5rem;
  }
  .k-frame {
    position: relative;
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_bubble-inner);
    overflow: hidden;
    background: color-mix(in srgb, currentcolor 10%, transparent);
    color: inherit;
    font: inherit;
  }
  button.k-frame {
    cursor: zoom-in;
  }
  button.k-frame[aria-disabled='true'] {
    cursor: default;
  }
  button.k-frame:focus-visible {
    outline-offset: -4px;
    outline-color: #fff;
    box-shadow: inset 0 0 0 5px #0b0d10;
  }
  .k-sizer {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }
  .k-image {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  video.k-image {
    object-fit: contain;
    background: #000;
  }
  .k-over {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    align-items: center;
    justify-content: center;
    padding: 0.5rem;
    font-size: 0.8667em;
    text-align: center;
  }
  .k-skeleton {
    background: linear-gradient(
      100deg,
      transparent 30%,
      color-mix(in srgb, currentcolor 10%, transparent) 50%,
      transparent 70%
    );
    background-size: 250% 100%;
    animation: k-glide 1.6s linear infinite;
  }
  @keyframes k-glide {
    from {
      background-position: 120% 0;
    }
    to {
      background-position: -120% 0;
    }
  }
  .k-poster {
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .k-big {
    display: grid;
    place-items: center;
    inline-size: 3.25rem;
    block-size: 3.25rem;
    border-radius: 50%;
    background: rgb(11 13 16 / 72%);
    color: #fff;
    transition: scale 120ms;
  }
  .k-poster:hover .k-big {
    scale: 1.06;
  }
  .k-video .k-frame {
    background: linear-gradient(160deg, #4a525e, #1d2127);
    color: #fff;
  }
  .k-chip {
    position: absolute;
    inset-block-end: 0.5rem;
    inset-inline-start: 0.5rem;
    display: flex;
    gap: 0.375rem;
    align-items: center;
    padding-inline: 0.5rem;
    border-radius: var(--_bubble-inner);
    background: rgb(11 13 16 / 72%);
    font-size: 0.75rem;
    line-height: 1.375rem;
  }
  .k-chip svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .k-solid {
    fill: currentcolor;
    stroke: currentcolor;
    stroke-width: 1;
  }
  .k-progress {
    display: grid;
    place-items: center;
  }
  .k-ring {
    inline-size: 2.25rem;
    block-size: 2.25rem;
    rotate: -90deg;
    stroke-width: 3;
  }
  .k-track {
    opacity: 0.25;
  }
  .k-ring.turning {
    animation: spin 900ms linear infinite;
  }
  .bubble.k-stuck {
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_text);
  }
  .bubble.k-stuck > .foot {
    padding-inline: 0.5rem;
    border-radius: var(--_bubble-inner);
    background: var(--_surface-raised);
    color: var(--_text-quiet);
  }
  .k-sticker {
    position: relative;
    inline-size: 10rem;
    block-size: 10rem;
    max-inline-size: 100%;
  }
  .k-sticker .k-image {
    object-fit: contain;
  }
  .k-player {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.625rem;
    align-items: center;
    inline-size: 18rem;
    padding-block-start: 0.25rem;
  }
  .k-player > .k-trouble {
    flex: 1 1 100%;
    padding-block: 0.25rem 1rem;
  }
  .bubble.k-heard > .foot {
    align-self: stretch;
    justify-content: right; /* as the way of time goes, in every language */
    margin-block-start: -1.1875rem; /* beside its length */
    pointer-events: none;
  }
  .k-play,
  .k-player > .k-progress {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
  }
  .k-play {
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
    transition: background-color 120ms;
  }
  .own .k-play {
    background: rgb(255 255 255 / 22%);
    color: inherit;
  }
  .k-play:hover {
    background: color-mix(in srgb, var(--_accent), black 12%);
  }
  .own .k-play:hover {
    background: rgb(255 255 255 / 32%);
  }
  .k-way {
    flex: 1;
    min-inline-size: 0;
  }
  .k-slider {
    block-size: 1.75rem;
    border-radius: 0.375rem;
    cursor: pointer;
    touch-action: none;
  }
  .k-wave {
    inline-size: 100%;
    block-size: 100%;
  }
  .k-bars {
    opacity: 0.4;
    stroke-width: 2.4;
  }
  .k-bars.on {
    opacity: 1;
  }
  .customer .k-bars.on {
    stroke: var(--_accent-text);
  }
  .k-length {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    font-size: 0.75rem;
    line-height: 1.25rem;
  }
  .k-speed {
    align-self: flex-start;
    margin-block-start: 0.125rem;
    min-inline-size: 2.5rem;
    min-block-size: 1.5rem;
    padding: 0 0.375rem;
    border: 0;
    border-radius: var(--_bubble-inner);
    background: color-mix(in srgb, currentcolor 12%, transparent);
    color: inherit;
    font: inherit;
    font-size: 0.75rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .k-speed:hover {
    background: color-mix(in srgb, currentcolor 20%, transparent);
  }
  .k-mark svg {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .customer .k-player:not(.k-was-heard) .k-mark {
    color: var(--_accent-text);
  }
  @media (forced-colors: active) {
    .k-frame,
    .k-play,
    .k-speed,
    .k-poster .k-big {
      border: 1px solid currentcolor;
    }
    .k-bars {
      opacity: 1;
      stroke: GrayText;
    }
    .k-bars.on,
    .customer .k-bars.on {
      stroke: Highlight;
    }
  }
`;
