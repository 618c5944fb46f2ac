/** `may-be-old` costs half as much, and may miss what was written in the last moments. */
export type Freshness = 'newest' | 'may-be-old';
