import {regional} from '../regional.js';

export const whole = (count: number): string => new Intl.NumberFormat(regional('fr')).format(count);

/** In French nothing and one are singular. */
export const plural = (count: number, one: string, many: string): string => `${whole(count)} ${count < 2 ? one : many}`;
