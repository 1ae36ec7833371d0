import {GraphError} from './errors.mjs';
import {isRecord} from './wire.mjs';

/**
 * @param {string} name
 * @returns {never}
 */
export function missing(name) {
  throw new GraphError(131008, {details: `Parameter '${name}' is mandatory.`});
}

/**
 * @param {string} name
 * @returns {never}
 */
export function invalid(name) {
  throw new GraphError(131009, {details: `Parameter '${name}' is not valid.`});
}

/**
 * @param {Record<string, unknown>} parent
 * @param {string} name
 * @param {string} path for the words of a refusal
 */
export function objectIn(parent, name, path = name) {
  const value = parent[name];
  if (value === undefined || value === null) missing(path);
  return isRecord(value) ? value : invalid(path);
}

/**
 * A text that must be there and has a length.
 * @param {Record<string, unknown>} parent
 * @param {string} name
 * @param {string} path
 * @param {number} longest
 */
export function textIn(parent, name, path, longest) {
  const value = parent[name];
  if (value === undefined || value === null) missing(path);
  if (typeof value !== 'string' || value === '' || value.length > longest) invalid(path);
  return value;
}

/**
 * As `textIn`, but it may be left out.
 * @param {Record<string, unknown>} parent
 * @param {string} name
 * @param {string} path
 * @param {number} longest
 */
export function optionalTextIn(parent, name, path, longest) {
  return parent[name] === undefined ? null : textIn(parent, name, path, longest);
}

/**
 * @param {Record<string, unknown>} parent
 * @param {string} name
 * @param {string} path
 * @param {number} most
 * @returns {Record<string, unknown>[]} at least one
 */
export function objectsIn(parent, name, path, most) {
  const value = parent[name];
  if (value === undefined || value === null) missing(path);
  if (!Array.isArray(value) || value.length === 0 || value.length > most || !value.every(isRecord)) invalid(path);
  return value;
}
