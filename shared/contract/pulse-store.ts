import type { PulseId } from '../kernel/ids.ts';
import type { GroupCounts, PulseDefinition, PulseRefusal, Sending } from './pulse.ts';

/** What becomes known of a pulse when it opens. */
export type FixedAtOpening = Required<Pick<PulseDefinition, 'manifest' | 'fingerprint' | 'labels'>> &
  Pick<PulseDefinition, 'sending'>;

/** A pulse, and the writing of invitations that a change follows from; none may have begun since. */
export type WrittenPulse = Pick<PulseDefinition, 'pulse' | 'writingNumber'>;

/** Definitions of pulses. Each change of state is one conditional write, and false when the pulse was in another state. */
export interface PulseStore {
  read(pulse: PulseId): Promise<PulseDefinition | undefined>;
  /**
   * Begins a writing of invitations and gives its number, from 1; undefined once the pulse has left `opening`. A pulse opens
   * only with the writing that was begun last, and its invitations are the rows of that one.
   */
  beginWriting(pulse: PulseId): Promise<number | undefined>;
  open(pulse: WrittenPulse, fixed: FixedAtOpening): Promise<boolean>;
  refuse(pulse: WrittenPulse, refusal: PulseRefusal, sending?: Sending): Promise<boolean>;
  freeze(pulse: PulseId, counts: readonly GroupCounts[]): Promise<boolean>;
  close(pulse: PulseId): Promise<boolean>;
  contradict(pulse: PulseId): Promise<boolean>;
  lose(pulse: PulseId): Promise<boolean>;
}

/** The beginning of a pulse: its definition and its private sealing key are stored in one transaction, both or neither. */
export interface PulseCreation {
  /**
   * `exists` when another run was first, or is about to be; this run's key is then stored nowhere.
   *
   * @param unlessFull pulses of which none may have a definition that says `full`; `overtaken`, with nothing written, if one
   * has, so that two pulses created at once cannot both be full
   */
  create(
    definition: PulseDefinition,
    privateSealingKey: Uint8Array,
    unlessFull?: readonly PulseId[],
  ): Promise<'created' | 'exists' | 'overtaken'>;
}
