import type { Contradiction } from '../../shared/contract/commitment.ts';
import type { Group, GroupCounts } from '../../shared/contract/pulse.ts';
import type { ResponseKind } from '../../shared/contract/response-kinds.ts';
import type { ListedResponse } from '../../shared/contract/response-store.ts';
import type { Label } from '../../shared/kernel/ids.ts';

export type CountedResponse = Pick<ListedResponse, 'label' | 'kind'>;

/**
 * Whether accepted ≤ issued ≤ invited ≤ members promised is contradicted, in the pulse or under any of its labels, for scores and
 * comments alike; the first contradiction, or undefined.
 *
 * A contradiction means that the holder of the credential master forged responses, or that a writer to the invitations
 * table forged invitations. Opening them could then single out one person: if all answers of a sum but one are known, the
 * sum reveals that one. What the manifest promised is what every page showed before any answer was sent.
 */
export function contradictionOf(
  promised: readonly Group[],
  counts: readonly GroupCounts[],
  responses: Iterable<CountedResponse>,
): Contradiction | undefined {
  const members = new Map(promised.map((group) => [group.label, group.members]));
  if (counts.some(({ label, invited }) => invited > (members.get(label) ?? 0))) return 'more-invited-than-promised';
  if (counts.some(({ invited, issued }) => issued > invited)) return 'more-issued-than-invited';
  return outnumberIssued(counts, responses) ? 'more-responses-than-issued' : undefined;
}

function outnumberIssued(counts: readonly GroupCounts[], responses: Iterable<CountedResponse>): boolean {
  const left = new Map<string, number>();
  const of = (kind: ResponseKind, label?: Label) => JSON.stringify([kind, label]);
  for (const kind of ['scores', 'comment'] as const) {
    left.set(
      of(kind),
      counts.reduce((sum, { issued }) => sum + issued, 0),
    );
    for (const { label, issued } of counts) left.set(of(kind, label), issued);
  }
  for (const { label, kind } of responses) {
    // A label that is not in the manifest has no count of its own; its responses are dropped as unreadable.
    for (const key of [of(kind), of(kind, label)]) left.set(key, (left.get(key) ?? Number.POSITIVE_INFINITY) - 1);
  }
  return [...left.values()].some((count) => count < 0);
}
