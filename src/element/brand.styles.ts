import {css} from 'lit';

/**
 * What one brand colour makes of every role; without one (or where the browser cannot compute colours from others)
 * each of these is invalid, and the role falls back.
 *
 * What must stand out from what is near it is moved in `xyz`, whose `y` is the luminance that contrast is measured by:
 * scaled towards black or mixed with white just far enough, so hue and colour stay. Tints and greys have a lightness of
 * their own and take only hue and a little colour.
 */
export const brand = css`
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      /* a bright brand colour stays as it is and bears black, a darker one bears white */
      --_b-accent: light-dark(
        color(
          from var(--wa-desk-brand) xyz-d65 calc(x * max(clamp(0, (y - 0.28) * 9999, 1), min(1, 0.16 / max(y, 0.001))))
            calc(y * max(clamp(0, (y - 0.28) * 9999, 1), min(1, 0.16 / max(y, 0.001))))
            calc(z * max(clamp(0, (y - 0.28) * 9999, 1), min(1, 0.16 / max(y, 0.001)))) / 1
        ),
        color(
          from var(--wa-desk-brand) xyz-d65
            calc(
              (x + (0.9505 - x) * max(0, (0.15 - y) / (1.001 - y))) *
                max(clamp(0, (y - 0.28) * 9999, 1), min(1, 0.16 / max(y, 0.001)))
            )
            calc(max(y, 0.15) * max(clamp(0, (y - 0.28) * 9999, 1), min(1, 0.16 / max(y, 0.001))))
            calc(
              (z + (1.089 - z) * max(0, (0.15 - y) / (1.001 - y))) *
                max(clamp(0, (y - 0.28) * 9999, 1), min(1, 0.16 / max(y, 0.001)))
            ) /
            1
        )
      );
      --_b-on-accent: color(
        from var(--wa-desk-brand) xyz-d65 calc(0.9505 * clamp(0, (0.28 - y) * 9999, 1)) clamp(0, (0.28 - y) * 9999, 1)
          calc(1.089 * clamp(0, (0.28 - y) * 9999, 1)) / 1
      );
      --_b-accent-text: light-dark(
        color(
          from var(--wa-desk-brand) xyz-d65 calc(x * min(1, 0.13 / max(y, 0.001))) min(y, 0.13)
            calc(z * min(1, 0.13 / max(y, 0.001))) / 1
        ),
        color(
          from var(--wa-desk-brand) xyz-d65 calc(x + (0.9505 - x) * max(0, (0.42 - y) / (1.001 - y))) max(y, 0.42)
            calc(z + (1.089 - z) * max(0, (0.42 - y) / (1.001 - y))) / 1
        )
      );
      --_b-accent-quiet: light-dark(
        oklch(from var(--wa-desk-brand) 0.95 min(c, 0.03) h / 1),
        oklch(from var(--wa-desk-brand) 0.29 min(c, 0.055) h / 1)
      );
      --_b-bubble-agent: light-dark(
        color(
          from var(--wa-desk-brand) xyz-d65 calc(x * min(1, 0.135 / max(y, 0.001))) min(y, 0.135)
            calc(z * min(1, 0.135 / max(y, 0.001))) / 1
        ),
        color(
          from var(--wa-desk-brand) xyz-d65
            calc((x + (0.9505 - x) * max(0, (0.07 - y) / (1.001 - y))) * min(1, 0.12 / max(y, 0.001)))
            clamp(0.07, y, 0.12)
            calc((z + (1.089 - z) * max(0, (0.07 - y) / (1.001 - y))) * min(1, 0.12 / max(y, 0.001))) / 1
        )
      );
      --_b-on-bubble-agent: oklch(from var(--wa-desk-brand) 1 0 h / 1);
      --_b-bubble-colleague: light-dark(
        oklch(from var(--wa-desk-brand) 0.925 min(c, 0.035) h / 1),
        oklch(from var(--wa-desk-brand) 0.305 min(c, 0.06) h / 1)
      );
      --_b-on-bubble-colleague: light-dark(
        oklch(from var(--wa-desk-brand) 0.3 min(c, 0.08) h / 1),
        oklch(from var(--wa-desk-brand) 0.93 min(c, 0.03) h / 1)
      );

      --_n: var(--wa-desk-neutral, var(--wa-desk-brand));
      --_n-surface: light-dark(white, oklch(from var(--_n) 0.21 min(c, 0.011) h / 1));
      --_n-raised: light-dark(white, oklch(from var(--_n) 0.255 min(c, 0.014) h / 1));
      --_n-sunken: light-dark(
        oklch(from var(--_n) 0.973 min(c, 0.006) h / 1),
        oklch(from var(--_n) 0.175 min(c, 0.009) h / 1)
      );
      --_n-text: light-dark(
        oklch(from var(--_n) 0.24 min(c, 0.016) h / 1),
        oklch(from var(--_n) 0.95 min(c, 0.006) h / 1)
      );
      --_n-quiet: light-dark(
        oklch(from var(--_n) 0.49 min(c, 0.024) h / 1),
        oklch(from var(--_n) 0.745 min(c, 0.022) h / 1)
      );
      --_n-border: light-dark(
        oklch(from var(--_n) 0.9 min(c, 0.012) h / 1),
        oklch(from var(--_n) 0.345 min(c, 0.019) h / 1)
      );
      --_n-control: light-dark(
        oklch(from var(--_n) 0.62 min(c, 0.025) h / 1),
        oklch(from var(--_n) 0.605 min(c, 0.022) h / 1)
      );
      --_n-bubble: light-dark(
        oklch(from var(--_n) 0.945 min(c, 0.008) h / 1),
        oklch(from var(--_n) 0.305 min(c, 0.016) h / 1)
      );
    }
  }
`;
