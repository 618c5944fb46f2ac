import type { PulseId } from '../kernel/ids.ts';

/** Keys by name. A function may do with them what its role allows. */
export interface SecretStore {
  /** Whether a key of that name exists. Its value is not decrypted. */
  exists(name: string): Promise<boolean>;
  /** Undefined if there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** False, with nothing changed, when a key of that name exists. */
  create(name: string, bytes: Uint8Array): Promise<boolean>;
  /** What is stored under the name from now on: what `make` gives, or what another run stored first. */
  readOrCreate(name: string, make: () => Uint8Array): Promise<Uint8Array>;
  /** Does nothing if the key is gone already. */
  remove(name: string): Promise<void>;
}

/**
 * The names of all sealing keys that were ever begun for a pulse, noted before each key is written. So a key that a kill left
 * behind can be found and destroyed by a function that may not list keys. Names are public; no key is among them.
 */
export interface SealingKeyNotes {
  /** Until a second since 1970. */
  note(pulse: PulseId, parameter: string, expiresAt: number): Promise<void>;
  noted(pulse: PulseId): Promise<string[]>;
}

/** Keys that serve a whole deployment, 32 bytes each. The first who needs one makes it. */
export type MasterName =
  /** Link tokens and unsubscribe tokens are derived from it. */
  | 'link'
  /** The credential key of each pulse is derived from it. A leak lets credentials be forged, never linked. */
  | 'credential'
  /** The keys of read links are derived from it. */
  | 'read';

/** A function may do with a master what its role allows. Reads are consistent. */
export interface MasterKeys {
  /** Undefined if there is none. */
  read(name: MasterName): Promise<Uint8Array | undefined>;
  /** What is stored from now on: what `make` gives, or what another run stored first. */
  readOrCreate(name: MasterName, make: () => Uint8Array): Promise<Uint8Array>;
}
