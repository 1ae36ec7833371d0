import {css} from 'lit';

/**
 * The roles every element paints with. Each reads the host's `--wa-desk-*`, else what the brand colour makes of it, else
 * Web Awesome's `--wa-*` of the same role, else our own; the public names are never set here, so a page's theme always
 * wins. Light or dark follows the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_font: var(--wa-desk-font, var(--wa-font-family-body, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif));
    --_font-size: var(--wa-desk-font-size, max(0.9375rem, 13px)); /* some pages shrink the rem to 10 px */
    --_space: var(--wa-desk-space, calc(0.5rem * var(--wa-desk-density, 1)));
    --_control: max(24px, 2.5rem * var(--wa-desk-density, 1)); /* how high a button is */
    --_control-compact: max(24px, 2rem * var(--wa-desk-density, 1));
    --_radius: var(--wa-desk-radius, var(--wa-border-radius-m, 0.5rem));
    --_box-radius: min(var(--_radius), 1.5rem); /* of what text stands in: its corners must not cut it */

    --_bubble-radius: var(--wa-desk-bubble-radius, min(var(--_radius) * 2, 1.25rem));
    --_bubble-tail: min(var(--_bubble-radius), 0.3125rem); /* the corner that points to who wrote it */
    --_bubble-inner: min(var(--_bubble-radius), 0.75rem); /* of pictures and cards in it */

    --_surface: var(
      --wa-desk-color-surface,
      var(--_n-surface, var(--wa-color-surface-default, light-dark(#ffffff, #15181d)))
    );
    --_surface-raised: var(
      --wa-desk-color-surface-raised,
      var(--_n-raised, var(--wa-color-surface-raised, light-dark(#ffffff, #1e2229)))
    );
    --_surface-sunken: var(
      --wa-desk-color-surface-sunken,
      var(--_n-sunken, var(--wa-color-surface-lowered, light-dark(#f4f6f8, #0f1115)))
    );
    --_text: var(--wa-desk-color-text, var(--_n-text, var(--wa-color-text-normal, light-dark(#1a1f26, #eceff3))));
    --_text-quiet: var(
      --wa-desk-color-text-quiet,
      var(--_n-quiet, var(--wa-color-text-quiet, light-dark(#57616e, #a3adba)))
    );
    --_border: var(
      --wa-desk-color-border,
      var(--_n-border, var(--wa-color-surface-border, light-dark(#d9dfe6, #333a44)))
    );
    --_control-border: var(
      --wa-desk-color-control-border,
      var(--_n-control, light-dark(#7c8896, #78838f))
    ); /* 3:1 on the surface */

    --_accent: var(
      --wa-desk-color-accent,
      var(--_b-accent, var(--wa-color-brand-fill-loud, light-dark(#0b63ce, #2b74d9)))
    );
    /* a line or a dot of the accent, which must be seen on any surface: the accent itself may be too bright for it */
    --_mark: var(
      --wa-desk-color-accent,
      var(--_b-accent-text, var(--wa-color-brand-fill-loud, light-dark(#0b63ce, #2f7fe6)))
    );
    --_accent-text: var(
      --wa-desk-color-accent-text,
      var(--_b-accent-text, var(--wa-color-brand-on-quiet, light-dark(#0b57b5, #8ab8ff)))
    );
    --_accent-quiet: var(
      --wa-desk-color-accent-quiet,
      var(--_b-accent-quiet, var(--wa-color-brand-fill-quiet, light-dark(#e7f0fd, #1b2d45)))
    );
    --_on-accent: var(--wa-desk-color-on-accent, var(--_b-on-accent, var(--wa-color-brand-on-loud, #ffffff)));
    --_bubble-customer: var(
      --wa-desk-color-bubble-customer,
      var(--_n-bubble, var(--wa-color-neutral-fill-quiet, light-dark(#e9edf1, #2a3038)))
    );
    --_on-bubble-customer: var(
      --wa-desk-color-on-bubble-customer,
      var(--_n-text, var(--wa-color-text-normal, light-dark(#1a1f26, #eceff3)))
    );
    --_bubble-agent: var(
      --wa-desk-color-bubble-agent,
      var(--_b-bubble-agent, var(--wa-color-brand-fill-loud, light-dark(#0b63ce, #1f62bd)))
    );
    --_on-bubble-agent: var(
      --wa-desk-color-on-bubble-agent,
      var(--_b-on-bubble-agent, var(--wa-color-brand-on-loud, #ffffff))
    );
    --_bubble-colleague: var(
      --wa-desk-color-bubble-colleague,
      var(--_b-bubble-colleague, var(--wa-color-brand-fill-quiet, light-dark(#dbe9fb, #16304f)))
    );
    --_on-bubble-colleague: var(
      --wa-desk-color-on-bubble-colleague,
      var(--_b-on-bubble-colleague, var(--wa-color-text-normal, light-dark(#0b2f5e, #dce9fb)))
    );

    --_success: var(--wa-desk-color-success, var(--wa-color-success-on-quiet, light-dark(#177245, #57c98e)));
    --_warning-text: var(--wa-desk-color-warning-text, var(--wa-color-warning-on-quiet, light-dark(#8a4b00, #f5b95a)));
    --_warning-quiet: var(
      --wa-desk-color-warning-quiet,
      var(--wa-color-warning-fill-quiet, light-dark(#fff3df, #3a2c12))
    );
    --_danger-text: var(--wa-desk-color-danger-text, var(--wa-color-danger-on-quiet, light-dark(#b3261e, #ff9d94)));
    --_danger-quiet: var(--wa-desk-color-danger-quiet, var(--wa-color-danger-fill-quiet, light-dark(#fdecea, #43201d)));
    --_focus: var(
      --wa-desk-color-focus,
      var(--_b-accent-text, var(--wa-color-brand-on-quiet, light-dark(#0b63ce, #8ab8ff)))
    );
    --_shadow: var(--wa-desk-shadow, 0 0.5rem 1.5rem rgb(16 24 40 / 18%), 0 0.125rem 0.375rem rgb(16 24 40 / 12%));
  }
`;
