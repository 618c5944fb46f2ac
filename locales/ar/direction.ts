import type { Direction } from '../shape/direction.ts';

/** Latin digits, as in the fingerprints beside them. */
export const direction: Direction = { way: 'rtl', locale: 'ar-u-nu-latn', comma: '، ' };
