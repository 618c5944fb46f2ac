import type { GroupCounts, ResponseKind } from '../../shared/contract/pulse.ts';

export interface CountedResponse {
  readonly group: string;
  readonly kind: ResponseKind;
}

/**
 * Whether there are more responses of a kind than credentials were issued, in the pulse or under any of its labels. Then
 * some were forged, by who holds the credential master, and opening them could single somebody out: a sum of answers of
 * which all but one are known is that one.
 */
export function outnumberIssued(counts: readonly GroupCounts[], responses: Iterable<CountedResponse>): boolean {
  const left = new Map<string, number>();
  const of = (kind: ResponseKind, label?: string) => JSON.stringify([kind, label]);
  for (const kind of ['scores', 'comment'] as const) {
    left.set(
      of(kind),
      counts.reduce((sum, { issued }) => sum + issued, 0),
    );
    for (const { label, issued } of counts) left.set(of(kind, label), issued);
  }
  for (const { group, kind } of responses) {
    // A label that is not in the manifest has no count of its own; its responses are dropped as unreadable.
    for (const key of [of(kind), of(kind, group)]) left.set(key, (left.get(key) ?? Number.POSITIVE_INFINITY) - 1);
  }
  return [...left.values()].some((count) => count < 0);
}
