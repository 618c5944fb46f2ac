/** Columns of the report's table, in order. */
export const header = [
  'community',
  'quarter',
  'pulse',
  'instrument',
  'item',
  'group',
  'measure',
  'value',
  'to',
  'end',
  'n',
  'verdict',
  'status',
] as const;
/** Omitted cells are empty; `status` is `shown` unless given. */
export type Row = { readonly [Column in (typeof header)[number]]?: string | number };
