import type { Direction } from '../shape/direction.ts';

export const direction: Direction = { way: 'ltr', locale: 'es', comma: ', ' };
