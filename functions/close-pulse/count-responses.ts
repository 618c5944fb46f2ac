import { structuresOf } from '../../shared/answers/instruments/structures.ts';
import { openerOf } from '../../shared/answers/open-seal.ts';
import type { OpenTally } from '../../shared/answers/tally.ts';
import { limits } from '../../shared/contract/limits.ts';
import { type PulseDefinition, parseManifest } from '../../shared/contract/pulse.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { commentsMayBeOpened } from '../../shared/report/disclosure/comments-from-ten.ts';
import type { ClosePulsePorts } from './close-pulse-ports.ts';
import type { FrozenPulse } from './frozen-pulse.ts';
import { groupResults } from './group-results.ts';
import { type OpenedComments, openComments } from './open-comments.ts';
import { type Committed, openCommitted } from './open-committed.ts';
import type { PublishedCommitment } from './publish-commitment.ts';

export interface Counted {
  readonly result: PulseResult;
  /** Undefined when the pulse asked for none, or too few people answered it. */
  readonly comments: OpenedComments | undefined;
}

/**
 * Opens everything committed into sums by label and keeps the comments; undefined if committed responses are missing.
 *
 * A repeat opens the same rows into the same sums and keeps the same words. Comments are kept before the result is
 * written, so that a kill between the two cannot destroy a comment unread.
 */
export async function countResponses(
  definition: FrozenPulse,
  { gathered, root }: Pick<PublishedCommitment, 'gathered' | 'root'>,
  privateKey: Uint8Array,
  ports: ClosePulsePorts,
): Promise<Counted | undefined> {
  const publicKey = fromHex(definition.sealingKey);
  if (!publicKey) throw new PulseError('promise-broken', 'sealing key of a definition must be hex');
  const { pulse, counts, fingerprint, minimumGroup, audience } = definition;
  const instruments = structuresOf(definition.instruments, definition.ownInstruments);
  const labels = counts.map(({ label }) => label);
  const manifest = parseManifest(definition.manifest);
  const members = new Map(manifest.groups.map((group) => [group.label, group.members]));
  const open = openerOf({ privateKey, publicKey }, pulse);
  const committed: Committed = { pulse, labels, instruments, open, receipts: gathered.receipts };
  const { seen, malformed, tallies } = await openCommitted(committed, ports.responses, ports.randomBelow);
  if (seen !== gathered.receipts.size) return undefined;

  const comments = await keepComments(definition, committed, tallies, ports);
  const result: PulseResult = {
    version: 2,
    pulse,
    community: definition.community,
    communityName: definition.communityName,
    quarter: definition.quarter,
    opens: definition.opens,
    closes: definition.closes,
    publishes: definition.publishes,
    instruments: definition.instruments,
    ...(definition.ownInstruments && { ownInstruments: definition.ownInstruments }),
    minimumGroup,
    detail: definition.detail,
    audience,
    fingerprint,
    commitmentRoot: root,
    counts: counts.map((count) => ({ ...count, members: members.get(count.label) ?? count.invited })),
    accepted: gathered.accepted,
    malformed,
    ...groupResults(tallies, instruments, minimumGroup, manifest),
  };
  return { result, comments };
}

async function keepComments(
  { comments, community, quarter, minimumComments, publishes }: PulseDefinition,
  committed: Committed,
  tallies: ReadonlyMap<string, OpenTally>,
  { responses, results, randomBelow }: ClosePulsePorts,
): Promise<OpenedComments | undefined> {
  const respondents = [...tallies.values()].reduce((sum, tally) => sum + tally.respondents, 0);
  if (!comments || !commentsMayBeOpened(respondents, minimumComments)) return undefined;
  const expiresAt = epochMilliseconds(publishes) / 1000 + limits.commentRetentionDays * daySeconds;
  const keep = (words: string) => results.keepComment(community, quarter, words, expiresAt);
  return openComments(committed, responses, keep, randomBelow);
}
