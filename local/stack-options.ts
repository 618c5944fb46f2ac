import type { Instant } from '../shared/kernel/time.ts';
import type { Buckets } from './buckets.ts';
import type { Clock } from './clock.ts';
import type { StartEnvironment } from './execution-environment.ts';
import type { ArrivingCall, Disturbance, GatewayCall } from './gateway.ts';
import type { Invocation, OnLog } from './lambda-function.ts';
import type { StoredMail } from './mail-store.ts';
import type { SesPolicy } from './ses.ts';

export interface StackOptions {
  /** Folder of the synthesised cloud assembly. */
  readonly assembly: string;
  /** Folder of everything that outlives a run; one run at a time may use it. */
  readonly data: string;
  /** Releases the lock on that folder, if the caller has already taken it. */
  readonly unlock?: () => void;
  /** Stops the stack, even while it starts. */
  readonly signal?: AbortSignal;
  /** Port of the site and the inbox; 0 chooses a free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Value of the template parameter `SiteUrl`; by default the address where the site is served. */
  readonly siteUrl?: string;
  /** Values of other template parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mailPolicy?: SesPolicy;
  /** How many times each schedule, message and event is delivered concurrently; 1 except in tests of repeats. */
  readonly deliveries?: number;
  readonly onLog?: OnLog;
  readonly onCall?: (call: GatewayCall) => void;
  /** Whether calls report the capacity they consume. */
  readonly meterCapacity?: boolean;
  readonly onInvocation?: (invocation: Invocation) => void;
  /** Runs functions instead of worker threads. */
  readonly startEnvironment?: StartEnvironment;
  /** For tests: what goes wrong with a call. */
  readonly disturb?: (call: ArrivingCall) => Disturbance | undefined;
}

export interface Failure {
  readonly where: string;
  readonly what: string;
}

/** The whole pipeline on this machine. */
export interface Stack extends Buckets {
  /** The site's address, without a trailing slash. */
  readonly url: string;
  /** The endpoint of SDK clients. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** Every mail in the order of sending; grows at the end. */
  mails(): readonly StoredMail[];
  /** Calls a function by its name, its logical id, or the name that both are derived from (`open-pulse`). */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** When the next schedule fires, due or not. */
  nextSchedule(): Instant | undefined;
  /**
   * Fires every schedule due until `instant`, in order, those of one instant at once, and lets everything settle after each
   * instant; then it is `instant`. Fails if the stack stops first.
   */
  advanceTo(instant: Instant): Promise<void>;
  /** Settles when queues, event rules and what they started have nothing left to do. Fails if the stack stops first. */
  drain(): Promise<void>;
  /** Counts of the template's metric filters over the logs since the start, by metric. */
  logCounts(): ReadonlyMap<string, number>;
  /** Every thrown error, every 500, and every message on a dead-letter queue. */
  failures(): readonly Failure[];
  /** Aborted as soon as the stack stops; its replies and refusals mean nothing after that. */
  readonly stopping: AbortSignal;
  /** Ends everything that was started; a second call waits for the same end. */
  stop(): Promise<void>;
}

/** How a part of the stack takes part in stopping. */
export interface Lifetime {
  /** Aborted as soon as the stack stops. */
  readonly stopping: AbortSignal;
  /** Registers a part's stop; parts stop in reverse order of starting. */
  atTheEnd(cleanup: () => unknown): void;
}
