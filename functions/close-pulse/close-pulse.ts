/**
 * Closes a pulse: commits, opens everything at once, tallies, destroys. The only reader of responses; it sees the
 * definition and its counts, no person.
 *
 * Order is the promise: the commitment is published before anything is opened; everything committed is opened, in a
 * random order, into integer sums by label, small ones merged; the result is written once; then
 * responses and the sealing key are destroyed; last, the pulse is marked closed.
 *
 * When the counts contradict each other, the commitment says so and everything is destroyed unopened: nothing could make it
 * right to open these responses, and what may not be opened is not kept (ADR 8).
 *
 * When the key is gone before anything was counted, nothing is published and every run fails, until an operator says that
 * it is gone for good: then the commitment says so, and everything is destroyed (ADR 34). If the key exists, or the pulse
 * is counted, that word changes nothing.
 *
 * A run killed anywhere and repeated, or run twice at once, ends the same: until the result exists nothing is deleted and
 * late responses are refused, so every step recomputes the same list and sums from the same rows; once it exists, nothing
 * is counted any more, only destroyed. Memory does not grow with responses, but for the list of receipts.
 */

import type { Contradiction } from '../../shared/contract/commitment.ts';
import type { CloseInput } from '../../shared/contract/messages.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { isOver } from '../../shared/contract/pulse-state.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { ClosePulsePorts } from './close-pulse-ports.ts';
import { type Counted, countResponses } from './count-responses.ts';
import { frozenPulse } from './frozen-pulse.ts';
import type { OpenedComments } from './open-comments.ts';
import { publishCommitment } from './publish-commitment.ts';

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

/** @throws PulseError key-missing when the sealing key is gone and no operator has said that it is lost */
export async function closePulse(input: CloseInput, ports: ClosePulsePorts): Promise<CloseOutcome> {
  const { log } = ports;
  const { pulse, community } = input;
  const closed = await closeAndDestroy(input, ports);
  if (closed.outcome === 'repeated') log('step.repeated', { step: 'close', community });
  else if (closed.outcome === 'contradicted') log('pulse.contradicted', { pulse, code: closed.contradiction });
  else if (closed.outcome === 'lost') log('pulse.lost', { pulse });
  else {
    const { accepted, malformed, groups, comments } = closed;
    log('pulse.closed', { pulse, accepted, malformed, groups });
    if (comments) log('comments.kept', { pulse, ...comments });
  }
  return closed;
}

async function closeAndDestroy({ pulse, at, keyIsLost }: CloseInput, ports: ClosePulsePorts): Promise<CloseOutcome> {
  const definition = await ports.pulses.read(pulse);
  if (!definition) return { outcome: 'repeated' };
  if (definition.state === 'refused') {
    // The opening destroys the key of a pulse that it refuses, unless it is killed just before.
    await ports.sealingKeys.destroy(pulse);
    return { outcome: 'repeated' };
  }
  // A schedule made before the pulse opened may carry an earlier end than the pulse then promised.
  if (isOver(definition.state) || at < definition.acceptsUntil) return { outcome: 'repeated' };

  const frozen = frozenPulse(definition);
  if (await isCounted(frozen, ports)) return finish(frozen, undefined, ports);

  const list = await publishCommitment(frozen, keyIsLost === true, ports);
  if (list.contradiction) return endContradicted(frozen, list.contradiction, ports);

  const { privateKey } = list;
  const counted = privateKey && list.isPublished ? await countResponses(frozen, list, privateKey, ports) : undefined;
  if (counted) {
    await ports.results.keepPulse(counted.result);
    return finish(frozen, counted, ports);
  }

  // Rows or the key are missing. That is right only if another run has counted them and begun to destroy.
  if (await isCounted(frozen, ports)) return finish(frozen, undefined, ports);
  if (privateKey) throw new PulseError('promise-broken', 'committed responses must be readable');
  if (keyIsLost || list.isLost) return endLost(frozen, ports);
  throw new PulseError('key-missing', 'sealing key must exist until its pulse is counted');
}

async function isCounted({ community, quarter, pulse }: PulseDefinition, ports: ClosePulsePorts): Promise<boolean> {
  const { pulses } = await ports.results.quarter(community, quarter);
  return pulses.some((result) => result.pulse === pulse);
}

/** The result is written: a repeat destroys what the run before it left, and marks again what is marked. */
async function finish(
  definition: PulseDefinition,
  counted: Counted | undefined,
  ports: ClosePulsePorts,
): Promise<CloseOutcome> {
  await destroy(definition, ports);
  await ports.pulses.close(definition.pulse);
  if (!counted) return { outcome: 'repeated' };
  const { accepted, malformed, groups } = counted.result;
  return { outcome: 'closed', accepted, malformed, groups: groups.length, comments: counted.comments };
}

/** A repeat finds the contradiction in the published list, even if the rows that showed it are destroyed by then. */
async function endContradicted(
  definition: PulseDefinition,
  contradiction: Contradiction,
  ports: ClosePulsePorts,
): Promise<CloseOutcome> {
  await destroy(definition, ports);
  await ports.pulses.contradict(definition.pulse);
  return { outcome: 'contradicted', contradiction };
}

/** A repeat finds in the published list that the key is lost, so it needs no operator to say so again. */
async function endLost(definition: PulseDefinition, ports: ClosePulsePorts): Promise<CloseOutcome> {
  await destroy(definition, ports);
  await ports.pulses.lose(definition.pulse);
  return { outcome: 'lost' };
}

/** Deleting what is gone changes nothing. The key goes last: without its responses it opens nothing. */
async function destroy({ pulse }: PulseDefinition, ports: ClosePulsePorts): Promise<void> {
  for (const shard of shardNames) await ports.responses.destroy(pulse, shard);
  await ports.sealingKeys.destroy(pulse);
}
