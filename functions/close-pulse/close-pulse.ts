/**
 * Closes a pulse: commits, opens everything at once, tallies, destroys. The only reader of responses; it sees the
 * definition and its counts, no person.
 *
 * Order is the promise. 1. The commitment is published before the sealing key is read. 2. Everything committed is opened,
 * in an order that means nothing, into integer sums by label; small labels are merged. 3. The result is written once.
 * 4. Responses, then every sealing key that was ever begun for the pulse, are destroyed. 5. The pulse is marked closed.
 * Comments are opened after the scores are counted, if enough people answered, and kept without label, pulse or order.
 *
 * When the counts contradict each other, the commitment says so, the key is not read at all, and what follows is step 4:
 * nothing could make it right to open these responses, and what may not be opened is not kept (ADR 8).
 *
 * When the key is gone before anything was counted, nothing is published and every run fails, until an operator says that it
 * is gone for good: then the commitment says so, and step 4 follows (ADR 34). Where the key is there, or the pulse is
 * counted, that word changes nothing.
 *
 * Killed anywhere and run again, or run twice at once, it ends the same: until the result exists nothing is deleted, and
 * late responses are refused, so the list and the sums are computed again from the same rows. Once the result exists
 * nothing is counted any more, only destroyed. Of a pulse that never opened there are at most keys to destroy. Memory does not grow with responses, but for the list of receipts.
 */

import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { openerOf } from '../../shared/answers/open-seal.ts';
import type { OpenTally } from '../../shared/answers/tally.ts';
import { type Commitment, type Contradiction, commitmentSchema } from '../../shared/contract/answer-api.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { CloseInput } from '../../shared/contract/messages.ts';
import { manifestSchema, type PulseDefinition } from '../../shared/contract/pulse.ts';
import { isOver } from '../../shared/contract/pulse-state.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import { daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { commentsMayBeOpened } from '../../shared/report/disclosure/comments-from-ten.ts';
import { commitTo } from './commit-to.ts';
import { groupResults } from './group-results.ts';
import { type OpenedComments, openComments } from './open-comments.ts';
import { type Committed, openCommitted, type SealedResponses } from './open-committed.ts';

export interface ClosePulsePorts {
  readPulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  markClosed(pulse: PulseId): Promise<void>;
  markContradicted(pulse: PulseId): Promise<void>;
  markLost(pulse: PulseId): Promise<void>;
  readonly responses: SealedResponses;
  destroyResponses(pulse: PulseId): Promise<void>;
  /** What is published, or undefined. */
  readCommitment(pulse: PulseId): Promise<string | undefined>;
  /** Publishes under the pulse's public name unless that exists, and gives the text that stands there. */
  publishCommitment(pulse: PulseId, text: string): Promise<string>;
  resultExists(community: CommunityId, quarter: QuarterId, pulse: PulseId): Promise<boolean>;
  /** Keeps the words of a comment until this long after their quarter is published; a repeat changes nothing. */
  keepComment(community: CommunityId, quarter: QuarterId, words: string, expiresAt: number): Promise<void>;
  writeResult(result: PulseResult): Promise<void>;
  sealingKeyExists(parameter: string): Promise<boolean>;
  /** The private sealing key, or undefined once destroyed. */
  readSealingKey(parameter: string): Promise<Uint8Array | undefined>;
  /** The names of all keys that were ever begun for the pulse, whether they exist or not. */
  notedSealingKeys(pulse: PulseId): Promise<string[]>;
  destroySealingKey(parameter: string): Promise<void>;
  /** An integer from 0 up to, not including, the bound. */
  randomBelow(bound: number): number;
}

export type CloseOutcome =
  | {
      readonly outcome: 'closed';
      readonly accepted: number;
      readonly malformed: number;
      readonly groups: number;
      /** Undefined when the pulse asked for none, or too few people answered it. */
      readonly comments: OpenedComments | undefined;
    }
  /** Nothing was opened, everything was destroyed. */
  | { readonly outcome: 'contradicted'; readonly contradiction: Contradiction }
  /** Nothing could be opened, everything was destroyed. */
  | { readonly outcome: 'lost' }
  | { readonly outcome: 'repeated' };

/** @throws PulseError key-missing when the sealing key is gone and nobody has said that it is lost */
export async function closePulse({ pulse, at, keyIsLost }: CloseInput, ports: ClosePulsePorts): Promise<CloseOutcome> {
  const definition = await ports.readPulse(pulse);
  const destroyKeys = async (own: readonly string[]): Promise<void> => {
    const names = new Set([...own, ...(await ports.notedSealingKeys(pulse))]);
    for (const name of names) await ports.destroySealingKey(name);
  };
  if (!definition || definition.state === 'refused') {
    await destroyKeys([]);
    return { outcome: 'repeated' };
  }
  // A schedule that was made before the pulse opened may stand for an earlier end than the pulse then promised.
  if (isOver(definition.state) || at < definition.closes) return { outcome: 'repeated' };
  if (definition.state !== 'frozen') throw new PulseError('try-again', 'pulse must be frozen before it is closed');

  const isCounted = () => ports.resultExists(definition.community, definition.quarter, pulse);
  const destroy = async (): Promise<void> => {
    await ports.destroyResponses(pulse);
    await destroyKeys([definition.sealingParameter]);
  };
  let counted: Counted | undefined;
  if (!(await isCounted())) {
    const found = await countResponses(definition, keyIsLost === true, ports);
    if (found.outcome === 'contradicted') {
      await destroy();
      await ports.markContradicted(pulse);
      return found;
    }
    if (found.outcome === 'counted') {
      counted = found;
      await ports.writeResult(found.result);
    }
    // Nothing could be counted: fine only if another run has counted and begun to destroy.
    else if (!(await isCounted())) {
      if (found.outcome === 'incomplete')
        throw new PulseError('promise-broken', 'committed responses must be readable');
      if (found.outcome === 'keyless')
        throw new PulseError('key-missing', 'sealing key must exist until its pulse is counted');
      await destroy();
      await ports.markLost(pulse);
      return { outcome: 'lost' };
    }
  }

  await destroy();
  await ports.markClosed(pulse);
  if (!counted) return { outcome: 'repeated' };
  const { result, comments } = counted;
  const { accepted, malformed, groups } = result;
  return { outcome: 'closed', accepted, malformed, groups: groups.length, comments };
}

interface Counted {
  readonly outcome: 'counted';
  readonly result: PulseResult;
  readonly comments: OpenedComments | undefined;
}

/**
 * Without a result nothing is destroyed, so rows and key must be there: `incomplete` and `keyless` say that they are not.
 * `lost`: the key is not, and somebody has said that it will not come back.
 */
type Uncounted =
  | { readonly outcome: 'contradicted'; readonly contradiction: Contradiction }
  | { readonly outcome: 'incomplete' | 'keyless' | 'lost' };

async function countResponses(
  definition: PulseDefinition,
  keyIsLost: boolean,
  ports: ClosePulsePorts,
): Promise<Counted | Uncounted> {
  const { pulse, counts, fingerprint, manifest } = definition;
  if (!counts || !fingerprint || !manifest)
    throw new PulseError('promise-broken', 'frozen pulse must have counts, manifest and fingerprint');

  const { groups } = manifestSchema.parse(JSON.parse(manifest));
  const commitment = await commitTo(definition, groups, counts, fingerprint, ports.responses);
  // Before the list is published, so that the list of a pulse without a key can say so.
  const hasKey = await ports.sealingKeyExists(definition.sealingParameter);
  const isLost = !hasKey && keyIsLost && !commitment.contradiction;
  const text = JSON.stringify({ ...commitment, ...(isLost && { lost: 'sealing-key' }) } satisfies Commitment);
  const mayPublish = hasKey || keyIsLost || commitment.contradiction !== undefined;
  const published = mayPublish ? await ports.publishCommitment(pulse, text) : await ports.readCommitment(pulse);
  // A run that was killed while it destroyed has left fewer responses, which may no longer contradict: the list stands.
  const { contradiction, lost } = published ? commitmentSchema.parse(JSON.parse(published)) : commitment;
  if (contradiction) return { outcome: 'contradicted', contradiction };
  const privateKey = hasKey ? await ports.readSealingKey(definition.sealingParameter) : undefined;
  if (!privateKey) return { outcome: keyIsLost || lost ? 'lost' : 'keyless' };
  if (published !== text) return { outcome: 'incomplete' };

  const publicKey = fromHex(definition.sealingKey);
  if (!publicKey) throw new PulseError('promise-broken', 'sealing key of a definition must be hex');
  const instruments = instrumentsOf(definition.instruments, definition.ownInstruments);
  const labels = counts.map(({ label }) => label);
  const open = openerOf({ privateKey, publicKey }, pulse);
  const committed: Committed = { pulse, labels, instruments, open, receipts: new Set(commitment.receipts) };
  const opened = await openCommitted(committed, ports.responses, ports.randomBelow);
  if (opened.seen !== commitment.receipts.length) return { outcome: 'incomplete' };
  const comments = await keepComments(definition, committed, opened.tallies, ports);

  const result: PulseResult = {
    version: 2,
    pulse,
    community: definition.community,
    communityName: definition.communityName,
    quarter: definition.quarter,
    opens: definition.opens,
    closes: definition.closes,
    instruments: definition.instruments,
    ...(definition.ownInstruments && { ownInstruments: definition.ownInstruments }),
    minimumGroup: definition.minimumGroup,
    fingerprint,
    commitmentRoot: commitment.root,
    counts,
    accepted: commitment.accepted,
    malformed: opened.malformed,
    ...groupResults(opened.tallies, instruments, definition.minimumGroup),
  };
  return { outcome: 'counted', result, comments };
}

/** Comments are kept before the result is written, so that none is destroyed unread by a kill between the two. */
async function keepComments(
  { comments, community, quarter, minimumComments, publishes }: PulseDefinition,
  committed: Committed,
  tallies: ReadonlyMap<string, OpenTally>,
  { responses, keepComment, randomBelow }: ClosePulsePorts,
): Promise<OpenedComments | undefined> {
  const respondents = [...tallies.values()].reduce((sum, tally) => sum + tally.respondents, 0);
  if (!comments || !commentsMayBeOpened(respondents, minimumComments)) return undefined;
  const expiresAt = epochMilliseconds(publishes) / 1000 + limits.commentRetentionDays * daySeconds;
  return openComments(committed, responses, (words) => keepComment(community, quarter, words, expiresAt), randomBelow);
}
