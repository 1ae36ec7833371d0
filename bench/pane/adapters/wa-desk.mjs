import {meta as own, createWith} from '../own/pane.mjs';

export const meta = {...own, name: 'wa-desk'};
export const create = () => createWith({masking: false});
