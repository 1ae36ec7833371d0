import {WaTransferDialog} from '../components/transfer-dialog/transfer-dialog.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

register('wa-transfer-dialog', WaTransferDialog);
void fetchPart(() => import('./target-picker.js')); // before the dialog is first opened

export type {WaTransferDialog};
