import type { Instant } from '../../shared/kernel/time.ts';

export interface StoredFile {
  readonly body: Uint8Array;
  readonly contentType: string;
}

export interface ReadReportPorts {
  /** A file of the site bucket; undefined if there is none. */
  read(key: string): Promise<StoredFile | undefined>;
  /** The read master; `doubted` if the one given before does not fit. Undefined before the first report. */
  readMaster(now: Instant, doubted?: boolean): Promise<Uint8Array | undefined>;
  /** Built plain-page.css, as text. */
  plainStyle(): Promise<string>;
  /** Whether the site is served over HTTPS: everywhere but on the machine of a developer. */
  readonly isSecure: boolean;
}

/** What a reader sends, and nothing that says who. */
export interface ReadingRequest {
  readonly route: string;
  readonly now: Instant;
  readonly path: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cookies: Readonly<Record<string, string>>;
  /** The languages that the browser asks for, best first. */
  readonly languages: readonly string[];
}

export interface ReadingReply {
  readonly status: 200 | 404;
  readonly body: Uint8Array | string;
  readonly contentType: string;
  /** A whole `Set-Cookie` value. */
  readonly cookie?: string;
}

export const htmlPage = (body: string, status: 200 | 404 = 200): ReadingReply => ({
  status,
  body,
  contentType: 'text/html; charset=utf-8',
});
