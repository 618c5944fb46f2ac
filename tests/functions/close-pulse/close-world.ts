/**
 * A frozen pulse with responses in a real embedded table; the other stores are maps that keep a diary of what was done, and
 * fail once at a chosen step, before or after it took effect.
 */

import type { responsesTable } from '../../../functions/adapters/responses-table.ts';
import type { ClosePulsePorts } from '../../../functions/close-pulse/close-pulse-ports.ts';
import { encodeComment, encodeScores } from '../../../shared/answers/answers.ts';
import { choicesFrom } from '../../../shared/answers/choice.ts';
import { seal } from '../../../shared/answers/seal.ts';
import type { Commitment } from '../../../shared/contract/commitment.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import type { PulseResult } from '../../../shared/contract/results.ts';
import { shardNames } from '../../../shared/contract/tables.ts';
import { hashSealed } from '../../../shared/gate/credential.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { Label, PulseId, Receipt } from '../../../shared/kernel/ids.ts';

export class Killed extends Error {}

/** Steps in the order in which a whole run takes them. */
export const steps = [
  'readSealingKey',
  'publishCommitment',
  'writeResult',
  'destroyResponses',
  'destroySealingKey',
  'markClosed',
] as const;
type Step = (typeof steps)[number] | 'markContradicted' | 'markLost';

export interface CloseWorld {
  definition: PulseDefinition;
  sealingKey: Uint8Array | undefined;
  commitment: string | undefined;
  result: PulseResult | undefined;
  /** Kept comments by community, quarter and words: until when. */
  readonly comments: Map<string, number>;
  readonly diary: Step[];
  kill: { readonly step: Step; readonly when: 'before' | 'after' } | undefined;
  readonly dependencies: ClosePulsePorts;
}

export function closeWorld(
  definition: PulseDefinition,
  sealingKey: Uint8Array,
  table: ReturnType<typeof responsesTable>,
): CloseWorld {
  const dieAt = (name: Step, when: 'before' | 'after') => {
    if (world.kill?.step !== name || world.kill.when !== when) return;
    world.kill = undefined;
    throw new Killed(name);
  };
  const step = async <T>(name: Step, act: () => Promise<T> | T): Promise<T> => {
    dieAt(name, 'before');
    const value = await act();
    world.diary.push(name);
    dieAt(name, 'after');
    return value;
  };
  const end = (name: Step, state: PulseDefinition['state']) =>
    step(name, () => {
      world.definition = { ...world.definition, state };
      return true;
    });
  const world: CloseWorld = {
    definition,
    sealingKey,
    commitment: undefined,
    result: undefined,
    comments: new Map(),
    diary: [],
    kill: undefined,
    dependencies: {
      pulses: {
        read: async (pulse) => (pulse === world.definition.pulse ? world.definition : undefined),
        close: () => end('markClosed', 'closed'),
        contradict: () => end('markContradicted', 'contradicted'),
        lose: () => end('markLost', 'lost'),
      },
      responses: {
        list: table.list,
        read: table.read,
        // All shards are one step: it begins before the first and ends after the last.
        async destroy(pulse, shard) {
          if (shard === shardNames[0]) dieAt('destroyResponses', 'before');
          await table.destroy(pulse, shard);
          if (shard !== shardNames.at(-1)) return;
          world.diary.push('destroyResponses');
          dieAt('destroyResponses', 'after');
        },
      },
      site: {
        read: async () => (world.commitment === undefined ? undefined : new TextEncoder().encode(world.commitment)),
        putOnce: (_, text) =>
          step('publishCommitment', () => {
            if (world.commitment !== undefined) return 'exists';
            world.commitment = String(text);
            return 'written';
          }),
      },
      results: {
        quarter: async () => ({ pulses: world.result ? [world.result] : [] }),
        keepComment: async (community, quarter, words, expiresAt) => {
          world.comments.set(`${community} ${quarter} ${words}`, expiresAt);
        },
        keepPulse: (result) =>
          step('writeResult', () => {
            if (world.result) return 'exists';
            world.result = result;
            return 'written';
          }),
      },
      sealingKeys: {
        read: async (pulse) => {
          if (pulse !== world.definition.pulse) throw new Error('no such key');
          return world.sealingKey && step('readSealingKey', () => world.sealingKey);
        },
        destroy: (pulse) =>
          step('destroySealingKey', () => {
            if (pulse !== world.definition.pulse) throw new Error('no such key');
            world.sealingKey = undefined;
          }),
      },
      randomBelow: (bound) => Math.floor(Math.random() * bound),
      log: () => undefined,
    },
  };
  return world;
}

export const commitmentOf = (world: CloseWorld): Commitment => JSON.parse(world.commitment ?? 'null');

/** One response as submit-response would store it. */
export async function sealedRow(
  publicKey: Uint8Array,
  pulse: PulseId,
  label: string,
  choices: readonly number[],
  sealedFor = label,
) {
  const sealed = await seal(publicKey, pulse, sealedFor, 'scores', encodeScores(choicesFrom(choices)));
  return {
    receipt: toHex(hashSealed(sealed)) as Receipt,
    label: label as Label,
    kind: 'scores' as const,
    sealed,
    expiresAt: 1,
  };
}

/** A comment as submit-response would store it. */
export async function sealedComment(publicKey: Uint8Array, pulse: PulseId, label: string, words: string) {
  const sealed = await seal(publicKey, pulse, label, 'comment', encodeComment(words));
  return {
    receipt: toHex(hashSealed(sealed)) as Receipt,
    label: label as Label,
    kind: 'comment' as const,
    sealed,
    expiresAt: 1,
  };
}
