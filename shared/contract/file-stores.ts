import type { BroughtFile } from './objects.ts';

/** The inbox: files that stewards bring, and what became of them. */
export interface InboxStore {
  /** Undefined also for what is too large to be read. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** @param announced bytes, as the event said */
  readBrought(key: string, announced?: number): Promise<BroughtFile>;
  write(key: string, body: string, contentType: string): Promise<void>;
  writeJson(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Public files and reports. */
export interface SiteStore {
  read(key: string): Promise<Uint8Array | undefined>;
  /** `exists` when something of that name was published before, which stays as it is. */
  putOnce(key: string, body: string | Uint8Array, contentType: string): Promise<'written' | 'exists'>;
  put(key: string, body: string | Uint8Array, contentType: string): Promise<void>;
  /** Replaces a list that several writers add to; `next` gets undefined when nothing is published yet. */
  change(key: string, contentType: string, next: (body: Uint8Array | undefined) => string): Promise<void>;
}
