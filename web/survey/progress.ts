import type { ResponseKind } from '../../shared/contract/response-kinds.ts';

/**
 * How far a member's response has come, as kept in the browser. Each step is kept before the call that needs it, so a tab may
 * die anywhere. While a response is under way this includes its blind, which links it to the link; once it has arrived, only
 * the receipts are left.
 */
export type Progress = SealedProgress | CredentialedProgress | DoneProgress;

export interface SealedPart {
  readonly kind: ResponseKind;
  readonly sealed: Uint8Array;
  readonly blind: Uint8Array;
  readonly blinded: Uint8Array;
  readonly tweakedKey: Uint8Array;
}
export interface CredentialedPart {
  readonly kind: ResponseKind;
  readonly sealed: Uint8Array;
  readonly credential: Uint8Array;
}
interface SealedProgress {
  readonly state: 'sealed';
  readonly label: string;
  readonly closes: string;
  readonly parts: readonly SealedPart[];
}
interface CredentialedProgress {
  readonly state: 'credentialed';
  readonly label: string;
  readonly closes: string;
  readonly parts: readonly CredentialedPart[];
}
interface DoneProgress {
  readonly state: 'done';
  /** 64 hex digits each; the scores' first. */
  readonly receipts: readonly string[];
}

/** IndexedDB in a browser, anything that keeps a map elsewhere. One caller at a time for one key. */
export interface ProgressStorage {
  get(key: string): Promise<Progress | undefined>;
  set(key: string, progress: Progress): Promise<void>;
  delete(key: string): Promise<void>;
}
