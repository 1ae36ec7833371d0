import './target-picker.js';
import {WaTransferDialog} from '../components/transfer-dialog/transfer-dialog.js';
import {register} from './register.js';

register('wa-transfer-dialog', WaTransferDialog);

export type {WaTransferDialog};
