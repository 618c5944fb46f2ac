import { randomInt } from 'node:crypto';

/** An integer from 0 up to, not including, the bound; all equally likely. */
export const randomBelow = (bound: number): number => randomInt(bound);
