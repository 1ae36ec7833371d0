import {css} from 'lit';

export const styles = css`
  .small {
    display: grid;
    flex: none;
    place-items: center;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .small {
    inline-size: 1.75rem;
    block-size: 1.75rem;
  }
  .small:hover {
    background: var(--_surface-sunken);
    color: var(--_text);
  }
  .tray {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .item {
    display: flex;
    flex: 1 1 14rem;
    gap: var(--_space);
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 24rem;
    padding: 0.375rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }
  .item img,
  .ending {
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: calc(var(--_radius) * 0.75);
    object-fit: cover;
  }
  .ending {
    display: grid;
    place-items: center;
    background: var(--_surface-sunken);
    color: var(--_text-quiet);
    font-weight: 600;
    font-size: 0.6875rem;
  }
  .about {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    font-size: 0.875rem;
    line-height: 1.35;
  }
  .name,
  .caption {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .about:dir(rtl) > * {
    text-align: right; /* a name in another script is cut at its own end, and stands where the others stand */
  }
  .size,
  .caption {
    color: var(--_text-quiet);
    font-size: 0.75rem;
  }
  .why {
    display: flex;
    gap: 0.25rem;
    color: var(--_danger-text);
    font-size: 0.75rem;
  }
  .why svg {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
  }
  progress {
    inline-size: 100%;
    block-size: 0.25rem;
    accent-color: var(--_mark);
  }
  .problems > span {
    flex: 1;
  }
  .problem {
    display: block;
    overflow-wrap: anywhere;
  }
  .drop {
    display: flex;
    gap: var(--_space);
    align-items: center;
    justify-content: center;
    margin: 0;
    padding: calc(var(--_space) * 1.5);
    border: 2px dashed var(--_mark);
    border-radius: var(--_radius);
    background: var(--_accent-quiet);
    color: var(--_accent-text);
  }
  .drop.wrong {
    border-color: var(--_danger-text);
    background: var(--_danger-quiet);
    color: var(--_danger-text);
  }
  @media (pointer: coarse) {
    .small {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
`;
