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
  'publishCommitment',
  'readSealingKey',
  'writeResult',
  'destroyResponses',
  'destroySealingKey',
  'markClosed',
] as const;
type Step = (typeof steps)[number] | 'markContradicted' | 'markLost';

export interface CloseWorld {
  definition: PulseDefinition;
  sealingKey: Uint8Array | undefined;
  /** Names of keys that openings began and left behind. */
  readonly orphans: Set<string>;
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
  const step = async <T>(name: Step, act: () => Promise<T> | T): Promise<T> => {
    const kill = world.kill?.step === name ? world.kill : undefined;
    if (kill?.when === 'before') {
      world.kill = undefined;
      throw new Killed(name);
    }
    const value = await act();
    world.diary.push(name);
    if (kill) {
      world.kill = undefined;
      throw new Killed(name);
    }
    return value;
  };
  const world: CloseWorld = {
    definition,
    sealingKey,
    orphans: new Set(),
    commitment: undefined,
    result: undefined,
    comments: new Map(),
    diary: [],
    kill: undefined,
    dependencies: {
      readPulse: async (pulse) => (pulse === world.definition.pulse ? world.definition : undefined),
      markClosed: () =>
        step('markClosed', () => {
          world.definition = { ...world.definition, state: 'closed' };
        }),
      markContradicted: () =>
        step('markContradicted', () => {
          world.definition = { ...world.definition, state: 'contradicted' };
        }),
      markLost: () =>
        step('markLost', () => {
          world.definition = { ...world.definition, state: 'lost' };
        }),
      responses: table,
      destroyResponses: (pulse) =>
        step('destroyResponses', async () => {
          for (const shard of shardNames) await table.destroy(pulse, shard);
        }),
      readCommitment: async () => world.commitment,
      publishCommitment: (_, text) =>
        step('publishCommitment', () => {
          world.commitment ??= text;
          return world.commitment;
        }),
      resultExists: async () => world.result !== undefined,
      keepComment: async (community, quarter, words, expiresAt) => {
        world.comments.set(`${community} ${quarter} ${words}`, expiresAt);
      },
      writeResult: (result) =>
        step('writeResult', () => {
          world.result ??= result;
        }),
      sealingKeyExists: async (parameter) => {
        if (parameter !== world.definition.sealingParameter) throw new Error('no such parameter');
        return world.sealingKey !== undefined;
      },
      readSealingKey: (parameter) =>
        step('readSealingKey', () => {
          if (parameter !== world.definition.sealingParameter) throw new Error('no such parameter');
          return world.sealingKey;
        }),
      notedSealingKeys: async () => [...world.orphans],
      destroySealingKey: async (parameter) => {
        if (world.orphans.delete(parameter)) return;
        if (parameter !== world.definition.sealingParameter) throw new Error('no such parameter');
        await step('destroySealingKey', () => {
          world.sealingKey = undefined;
        });
      },
      randomBelow: (bound) => Math.floor(Math.random() * bound),
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
