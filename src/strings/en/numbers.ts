import {regional} from '../regional.js';

export const whole = (count: number): string => new Intl.NumberFormat(regional('en')).format(count);
