import type { ItemReport } from '../../shape/quarter-report.ts';

export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** What an item shows of each part of its scale, by a name of the part; empty if it shows nothing. */
export function finePartsOf(result: ItemReport['result'] | undefined): ReadonlyMap<string, Bounds> {
  if (result?.status !== 'shown') return new Map();
  const { favourable, bands, distribution, answered } = result;
  const exactly = (people: number): Bounds => ({ from: people, to: people });
  return new Map<string, Bounds>([
    ['answered', exactly(answered)],
    ...(favourable.end === 'exact' ? [['favourable', exactly(favourable.value)] as const] : []),
    ...(bands?.status === 'shown' ? [['neutral', exactly(bands.neutral)] as const] : []),
    ...(distribution?.status === 'shown'
      ? distribution.points.map((people, point) => [`${point}`, exactly(people)] as const)
      : []),
  ]);
}
