import type { Direction } from '../shape/direction.ts';

/** British order of the day: day before month, 24 hours. */
export const direction: Direction = { way: 'ltr', locale: 'en-GB', comma: ', ' };
