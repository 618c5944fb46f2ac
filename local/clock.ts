import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import { instantSchema } from '../shared/contract/identifiers.ts';
import { epochMilliseconds, type Instant, instantOf } from '../shared/kernel/time.ts';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';

/**
 * The logical clock of the local runtime. It moves only when it is advanced, so that a quarter takes seconds and a
 * killed run resumes at the instant where it stopped. It never goes back.
 *
 * Move it through `Stack.advanceTo`, which fires everything due on the way; the clock alone only shows the time.
 */
export interface Clock {
  now(): Instant;
  epochMilliseconds(): number;
  /** Sets the clock to a later instant and remembers it. An earlier instant changes nothing. */
  advanceTo(instant: Instant): void;
  /** From now on the clock follows real time, second by second from its current time. */
  follow(): void;
  readonly following: boolean;
  /** Saves the time of a following clock. */
  save(): void;
}

/** The clock remembered in `file`, or a new one at `start`. */
export async function persistentClock(file: string, start: Instant): Promise<Clock> {
  const kept = existsSync(file) ? readKept(file, z.strictObject({ now: instantSchema })) : undefined;
  let base = epochMilliseconds(kept?.now ?? start);
  let followingSince: number | undefined;
  const reading = (): number => base + (followingSince === undefined ? 0 : performance.now() - followingSince);
  const save = (): void => replaceFile(file, JSON.stringify({ now: instantOf(reading()) }));
  save();
  return {
    now: () => instantOf(reading()),
    epochMilliseconds: () => Math.floor(reading()),
    advanceTo(instant) {
      if (epochMilliseconds(instant) <= reading()) return;
      base = epochMilliseconds(instant);
      if (followingSince !== undefined) followingSince = performance.now();
      save();
    },
    follow() {
      followingSince ??= performance.now();
    },
    get following() {
      return followingSince !== undefined;
    },
    save,
  };
}
