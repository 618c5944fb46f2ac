import type { PulseId } from '../kernel/ids.ts';

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

/** The private sealing key of each pulse, random. `PulseCreation` writes it together with the definition; nothing changes it. */
export interface SealingKeys {
  /** Undefined if there is none. */
  read(pulse: PulseId): Promise<Uint8Array | undefined>;
  /** Does nothing if the key is gone already. */
  destroy(pulse: PulseId): Promise<void>;
}

/** `expiresAt` in seconds since 1970. */
export type KeyPlace = { readonly master: MasterName } | { readonly sealing: PulseId; readonly expiresAt: number };

/** Where operators put keys, through a function; it gives none back. */
export interface KeyPlaces {
  /** Stores a key unless there is one. `there`: the same one was stored before. `different`: another one stays. */
  keep(place: KeyPlace, bytes: Uint8Array): Promise<'copied' | 'there' | 'different'>;
  /** Puts another master in the place of one that is lost or may be known. */
  replace(master: MasterName, bytes: Uint8Array): Promise<void>;
}
