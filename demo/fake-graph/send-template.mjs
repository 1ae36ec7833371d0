import {GraphError} from './errors.mjs';
import {invalid, missing, objectIn, textIn} from './send-checks.mjs';
import {TEMPLATES} from './template-samples.mjs';
import {isRecord} from './wire.mjs';

/** @typedef {import('./template-samples.mjs').GraphTemplate} GraphTemplate */
/** @typedef {Record<string, unknown>} Json */
/**
 * A template as the phone shows it.
 * @typedef {object} Filled
 * @property {string} text
 * @property {{name: string, language: string, header: string | null, footer: string | null, buttons: Json[]}} content
 * @property {import('./send-content.mjs').WantedFile | null} file of its header
 * @property {boolean} numberOnly cannot be sent to a scoped id
 */

const MEDIA = /** @type {const} */ (['image', 'video', 'document']);
const LONGEST = 1024;

/**
 * Finds the template and fills it in, in the order of checks of the platform.
 * @param {Json} template as sent
 * @returns {Filled}
 * @throws {GraphError}
 */
export function readTemplate(template) {
  const name = textIn(template, 'name', 'template.name', 512);
  const language = textIn(objectIn(template, 'language', 'template.language'), 'code', 'template.language.code', 20);
  const found = TEMPLATES.find((one) => one.name === name && one.language === language);
  if (!found || (found.status !== 'APPROVED' && found.status !== 'PAUSED')) {
    throw new GraphError(132001, {details: `template name (${name}) does not exist in ${language}`});
  }
  if (found.status === 'PAUSED') throw new GraphError(132015);
  const given = componentsOf(template);
  const header = part(found, 'HEADER');
  const filledHeader = fillHeader(found, header, given);
  const text = fill(found, textOf(part(found, 'BODY')), parametersOf(given, 'body'), 'body');
  return {
    text,
    content: {
      name,
      language,
      header: filledHeader.text,
      footer: textOf(part(found, 'FOOTER')) || null,
      buttons: buttonsOf(found).map((button, index) => fillButton(button, given, index)),
    },
    file: filledHeader.file,
    numberOnly: found.category === 'AUTHENTICATION',
  };
}

/** @param {Json} template */
function componentsOf({components = []}) {
  if (!Array.isArray(components) || !components.every(isRecord)) invalid('template.components');
  return components.map((component) => {
    const {type} = component;
    if (typeof type !== 'string') missing('template.components.type');
    return {...component, type: type.toLowerCase()};
  });
}

/**
 * @param {GraphTemplate} template
 * @param {Json | undefined} header
 * @param {(Json & {type: string})[]} given
 * @returns {{text: string | null, file: Filled['file']}}
 */
function fillHeader(template, header, given) {
  const parameters = parametersOf(given, 'header');
  const kind = MEDIA.find((one) => header?.['format'] === one.toUpperCase());
  if (kind === undefined) {
    const text = fill(template, textOf(header), parameters, 'header');
    return {text: text || null, file: null};
  }
  expectCount(parameters, 1, 'header');
  const [parameter = {}] = parameters;
  if (parameter['type'] !== kind) throw mismatch('header', kind);
  const {id, link, filename} = objectIn(parameter, kind, `template.components.header.${kind}`);
  if ((id === undefined) === (link === undefined)) invalid(`template.components.header.${kind}`);
  return {text: null, file: {kind, id, link, filename: typeof filename === 'string' ? filename : null, voice: false}};
}

/**
 * @param {Json} button of the template
 * @param {(Json & {type: string})[]} given
 * @param {number} index
 * @returns {Json} as the phone shows it
 */
function fillButton(button, given, index) {
  const sent = given.find((one) => one.type === 'button' && String(one['index']) === String(index));
  const parameters = sent ? listOf(sent['parameters']) : [];
  const {type, text} = button;
  switch (type) {
    case 'URL': {
      const url = String(button['url']);
      if (!url.includes('{{1}}')) {
        expectCount(parameters, 0, 'button');
        return {type, text, url};
      }
      expectCount(parameters, 1, 'button');
      return {type, text, url: url.replace('{{1}}', textParameter(parameters[0], 'button'))};
    }
    case 'COPY_CODE': {
      expectCount(parameters, 1, 'button');
      const [{type: kind, coupon_code: code} = {}] = parameters;
      if (kind !== 'coupon_code' || typeof code !== 'string' || code === '') throw mismatch('button', 'coupon_code');
      return {type, text, code};
    }
    case 'QUICK_REPLY': {
      const [{payload} = {}] = parameters;
      return {type, text, payload: typeof payload === 'string' ? payload : text};
    }
    default:
      return {...button};
  }
}

/**
 * @param {GraphTemplate} template
 * @param {string} text
 * @param {Json[]} parameters
 * @param {string} where
 */
function fill({parameter_format: format}, text, parameters, where) {
  const names = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))];
  expectCount(parameters, names.length, where);
  const values = new Map(
    parameters.map((parameter, index) => [
      format === 'NAMED' ? String(parameter['parameter_name']) : String(index + 1),
      textParameter(parameter, where),
    ]),
  );
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values.get(name) ?? wrongName(name));
}

/**
 * @param {string} name
 * @returns {never}
 */
function wrongName(name) {
  throw new GraphError(132000, {details: `Parameter name is missing or empty: ${name}`});
}

/**
 * @param {Json | undefined} parameter
 * @param {string} where
 */
function textParameter({type, text} = {}, where) {
  if (type !== 'text') throw mismatch(where, 'text');
  if (typeof text !== 'string' || text === '' || text.length > LONGEST) missing(`template.components.${where}.text`);
  // the platform takes no line breaks, tabs or runs of blanks in a value
  if (/[\n\t]| {5}/.test(text)) {
    throw new GraphError(132018, {details: 'Param text cannot have new-line/tab characters or more than 4 spaces.'});
  }
  return text;
}

/**
 * @param {Json[]} parameters
 * @param {number} expected
 * @param {string} where
 */
function expectCount(parameters, expected, where) {
  if (parameters.length === expected) return;
  throw new GraphError(132000, {
    details: `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected})`,
  });
}

/**
 * @param {string} where
 * @param {string} expected
 */
function mismatch(where, expected) {
  return new GraphError(132012, {details: `${where}: expected a parameter of the type ${expected}`});
}

/**
 * @param {GraphTemplate} template
 * @param {string} type
 */
function part({components}, type) {
  return components.find((component) => component['type'] === type);
}

/** @param {GraphTemplate} template */
function buttonsOf(template) {
  return listOf(part(template, 'BUTTONS')?.['buttons']);
}

/**
 * @param {(Json & {type: string})[]} given
 * @param {string} type
 */
function parametersOf(given, type) {
  return listOf(given.find((one) => one.type === type)?.['parameters']);
}

/** @param {unknown} value */
function listOf(value) {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** @param {Json | undefined} component */
function textOf(component) {
  const text = component?.['text'];
  return typeof text === 'string' ? text : '';
}
