import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import type { CommunityId, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import type { SealedResponses } from './open-committed.ts';

export interface ClosePulsePorts {
  readPulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  markClosed(pulse: PulseId): Promise<void>;
  markContradicted(pulse: PulseId): Promise<void>;
  markLost(pulse: PulseId): Promise<void>;
  readonly responses: SealedResponses;
  destroyResponses(pulse: PulseId): Promise<void>;
  /** The published commitment, or undefined. */
  readCommitment(pulse: PulseId): Promise<string | undefined>;
  /** Publishes under the pulse's public name unless one exists, and returns the text published there. */
  publishCommitment(pulse: PulseId, text: string): Promise<string>;
  resultExists(community: CommunityId, quarter: QuarterId, pulse: PulseId): Promise<boolean>;
  /** Keeps the words of a comment until `expiresAt`, in epoch seconds; a repeat changes nothing. */
  keepComment(community: CommunityId, quarter: QuarterId, words: string, expiresAt: number): Promise<void>;
  writeResult(result: PulseResult): Promise<void>;
  sealingKeyExists(parameter: string): Promise<boolean>;
  /** The private sealing key, or undefined once destroyed. */
  readSealingKey(parameter: string): Promise<Uint8Array | undefined>;
  /** The names of all keys ever begun for the pulse, whether they exist or not. */
  notedSealingKeys(pulse: PulseId): Promise<string[]>;
  destroySealingKey(parameter: string): Promise<void>;
  /** An integer from 0 up to, not including, the bound. */
  randomBelow(bound: number): number;
}
