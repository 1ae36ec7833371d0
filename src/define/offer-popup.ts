import {WaElapsedTimer} from '../components/elapsed-timer/elapsed-timer.js';
import {WaOfferPopup} from '../components/offer-popup/offer-popup.js';
import {register} from './register.js';

register('wa-elapsed-timer', WaElapsedTimer);
register('wa-offer-popup', WaOfferPopup);

export type {WaElapsedTimer, WaOfferPopup};
