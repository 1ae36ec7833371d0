import type {SentInteractive} from 'wa-desk/core';

/** `interactive` of the request; what the customer chooses comes back with the id of its place. */
export function wireInteractive(
  text: string,
  {header, footer, offers}: SentInteractive,
): Readonly<Record<string, unknown>> {
  return {
    type: offers.kind === 'list' ? 'list' : 'button',
    ...(header !== null && {header: {type: 'text', text: header}}),
    body: {text},
    ...(footer !== null && {footer: {text: footer}}),
    action:
      offers.kind === 'buttons'
        ? {buttons: offers.buttons.map((title, place) => ({type: 'reply', reply: {id: `button-${place + 1}`, title}}))}
        : {
            button: offers.button,
            sections: offers.sections.map(({title, rows}, section) => ({
              ...(title !== null && {title}),
              rows: rows.map((row, place) => ({
                id: `row-${section + 1}-${place + 1}`,
                title: row.title,
                ...(row.description !== null && {description: row.description}),
              })),
            })),
          },
  };
}
