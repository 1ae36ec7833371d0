// As wa-desk, but the adapter does not mask, so that the session does.
import {meta as own, createWith} from '../own/pane.mjs';

export const meta = {...own, name: 'wa-desk-masked'};
export const create = () => createWith({masking: true});
