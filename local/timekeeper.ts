import { dayOf, type Instant } from '../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import type { DueSchedule, Scheduler } from './scheduler.ts';
import { mostRetries, type TargetDelivery } from './target-delivery.ts';

interface TimekeeperOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly delivery: TargetDelivery;
  /** Deletes rows whose time to live has passed; once for each new day. */
  readonly sweepExpired: (now: Instant) => Promise<void>;
  /** Settles when all started work is done. */
  readonly drain: () => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** Once aborted, time no longer moves: callers waiting for it get an error instead of waiting without end. */
  readonly stopping: AbortSignal;
}

/** Moves the clock and fires each schedule on its way; by itself once a second if the clock follows real time. */
export class Timekeeper {
  readonly #options: TimekeeperOptions;
  readonly #tick: NodeJS.Timeout;
  #sweptDay: string;
  #turn: Promise<void> = Promise.resolve();
  #ticking = false;

  constructor(options: TimekeeperOptions) {
    this.#options = options;
    this.#sweptDay = dayOf(options.clock.now());
    this.#tick = setInterval(() => this.#keepTime(), 1000);
    this.#tick.unref();
  }

  /**
   * Fires every schedule due until `instant`, in order; those of one instant at once, as the service does. Everything settles
   * before the clock moves on; calls run one after another. Fails if the runtime stops before `instant`.
   */
  advanceTo(instant: Instant): Promise<void> {
    const advance = this.#turn.then(() => this.#advance(instant));
    this.#turn = advance.catch(() => undefined);
    return advance;
  }

  stop(): void {
    clearInterval(this.#tick);
    this.#options.clock.save();
  }

  async #advance(instant: Instant): Promise<void> {
    const { scheduler, drain, stopping } = this.#options;
    stopping.throwIfAborted();
    for (let due = scheduler.next(); due !== undefined && due.at <= instant; due = scheduler.next()) {
      await this.#moveClock(due.at);
      await Promise.all(scheduler.allAt(due.at).map((one) => this.#fire(one)));
      await drain();
      stopping.throwIfAborted();
    }
    await this.#moveClock(instant);
  }

  async #moveClock(instant: Instant): Promise<void> {
    const { clock, sweepExpired } = this.#options;
    clock.advanceTo(instant);
    const day = dayOf(clock.now());
    if (day === this.#sweptDay) return;
    this.#sweptDay = day;
    await sweepExpired(clock.now());
  }

  async #fire(due: DueSchedule): Promise<void> {
    const { RetryPolicy, DeadLetterConfig, Arn } = due.target;
    const { delivery, scheduler } = this.#options;
    const retries = RetryPolicy?.MaximumRetryAttempts ?? mostRetries;
    await delivery.deliver(Arn, JSON.parse(due.input), retries, DeadLetterConfig?.Arn);
    scheduler.complete(due);
  }

  #keepTime(): void {
    const { clock, onError, stopping } = this.#options;
    if (!clock.following || this.#ticking) return;
    this.#ticking = true;
    clock.save();
    this.advanceTo(clock.now())
      .catch((error: unknown) => (stopping.aborted ? undefined : onError(error)))
      .finally(() => {
        this.#ticking = false;
      });
  }
}
