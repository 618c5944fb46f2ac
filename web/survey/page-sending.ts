import type { AnswerOutcome } from './protocol.ts';

export type Unreachable = Extract<AnswerOutcome, { kind: 'unreachable' }>;
export type Outcome = Exclude<AnswerOutcome, Unreachable>;

export interface Sending {
  /** One try; every repeat sends the same response. */
  attempt(): Promise<AnswerOutcome>;
  /** Called before each pause, and at the end of the last try. */
  report(trouble: boolean, again: boolean): void;
  /** Resolves after the time, or as soon as the connection is back. */
  pause(seconds: number): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
}

/**
 * Tries after 1, 2, 4, 8 and 16 seconds, each a quarter longer or shorter, so that after a fault not all pages retry at
 * once; a server that asks for a longer pause gets it. Undefined if the last try reached no server.
 */
export async function sendUntilAnswered({ attempt, report, pause, random }: Sending): Promise<Outcome | undefined> {
  for (const seconds of [1, 2, 4, 8, 16, undefined]) {
    const outcome = await attempt();
    if (outcome.kind !== 'unreachable') return outcome;
    report(outcome.trouble !== undefined, seconds !== undefined);
    if (seconds === undefined) break;
    await pause(Math.max(seconds * (0.75 + random() / 2), outcome.trouble?.retrySeconds ?? 0));
  }
  return undefined;
}
