import {create as base} from './plain-dom.mjs';
export const meta = {name: 'plain-dom-cv', kind: 'floor', stack: 'createElement + content-visibility:auto per row'};
export const create = () => {
  const a = base({cv: true});
  delete a.mountBricks;
  return a;
};
