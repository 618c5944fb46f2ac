import type { Label, PulseId, Receipt } from '../kernel/ids.ts';
import type { ResponseKind } from './response-kinds.ts';

/** A response without what is sealed in it. */
export interface ListedResponse {
  readonly receipt: Receipt;
  readonly label: Label;
  readonly kind: ResponseKind;
}

export interface SealedResponse extends ListedResponse {
  readonly sealed: Uint8Array;
}

export interface KeptResponse extends SealedResponse {
  /** The same for every response of a pulse, so that it does not say when it arrived. Seconds since 1970. */
  readonly expiresAt: number;
}

/** Sealed responses, named by their hash. submit-response may only keep; close-pulse may only list, read and destroy. */
export interface ResponseStore {
  /** A row of that name is this very response, and stays as it is. */
  keep(pulse: PulseId, response: KeptResponse): Promise<void>;
  /** One shard, page by page, in the order of hashes, which is no order at all. */
  list(pulse: PulseId, shard: string): AsyncIterable<readonly ListedResponse[]>;
  /** As `list`, with what is sealed. */
  read(pulse: PulseId, shard: string): AsyncIterable<readonly SealedResponse[]>;
  /** Deletes every response of one shard; does nothing if they are gone already. */
  destroy(pulse: PulseId, shard: string): Promise<void>;
}
