/** What goes over the wire; two files, since a desk that tells its own events never reads any. */
export * from './desk-command.js';
export * from './desk-event.js';
export type {Parsed} from './parse.js';
