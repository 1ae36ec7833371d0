import {invalid, objectIn, objectsIn, optionalTextIn, textIn} from './send-checks.mjs';

const BODY = {button: 1024, list: 4096, cta_url: 1024, contact_request: 1024, location_request_message: 1024};
const MOST_ROWS = 10;

/**
 * Limits of FACTS 98 and 99.
 * @param {Record<string, unknown>} interactive
 * @returns {string} the words above the buttons
 * @throws {import('./errors.mjs').GraphError}
 */
export function checkInteractive(interactive) {
  const kind = Object.keys(BODY).find((one) => one === interactive['type']) ?? invalid('interactive.type');
  const longest = kind === 'list' ? BODY.list : BODY.button;
  const text = textIn(objectIn(interactive, 'body', 'interactive.body'), 'text', 'interactive.body.text', longest);
  if (interactive['header'] !== undefined) checkHeader(objectIn(interactive, 'header', 'interactive.header'), kind);
  if (interactive['footer'] !== undefined) {
    textIn(objectIn(interactive, 'footer', 'interactive.footer'), 'text', 'interactive.footer.text', 60);
  }
  const action = objectIn(interactive, 'action', 'interactive.action');
  if (kind === 'button') checkButtons(action);
  else if (kind === 'list') checkList(action);
  return text;
}

/**
 * A file above buttons is none of this fake's.
 * @param {Record<string, unknown>} header
 * @param {string} kind
 */
function checkHeader(header, kind) {
  const files = kind === 'button' ? ['image', 'video', 'document'] : [];
  if (files.some((type) => type === header['type'])) return;
  if (header['type'] !== 'text') invalid('interactive.header.type');
  textIn(header, 'text', 'interactive.header.text', 60);
}

/** @param {Record<string, unknown>} action */
function checkButtons(action) {
  const replies = objectsIn(action, 'buttons', 'interactive.action.buttons', 3).map((button) => {
    if (button['type'] !== 'reply') invalid('interactive.action.buttons.type');
    const reply = objectIn(button, 'reply', 'interactive.action.buttons.reply');
    const title = textIn(reply, 'title', 'interactive.action.buttons.reply.title', 20);
    return {title, id: textIn(reply, 'id', 'interactive.action.buttons.reply.id', 256)};
  });
  for (const name of /** @type {const} */ (['id', 'title'])) {
    if (new Set(replies.map((reply) => reply[name])).size !== replies.length) {
      invalid(`interactive.action.buttons.reply.${name}`);
    }
  }
}

/** @param {Record<string, unknown>} action */
function checkList(action) {
  textIn(action, 'button', 'interactive.action.button', 20);
  const sections = objectsIn(action, 'sections', 'interactive.action.sections', 10);
  const ids = sections.flatMap((section) => {
    (sections.length > 1 ? textIn : optionalTextIn)(section, 'title', 'interactive.action.sections.title', 24);
    return objectsIn(section, 'rows', 'interactive.action.sections.rows', MOST_ROWS).map((row) => {
      textIn(row, 'title', 'interactive.action.sections.rows.title', 24);
      optionalTextIn(row, 'description', 'interactive.action.sections.rows.description', 72);
      return textIn(row, 'id', 'interactive.action.sections.rows.id', 200);
    });
  });
  if (ids.length > MOST_ROWS || new Set(ids).size !== ids.length) invalid('interactive.action.sections.rows');
}
