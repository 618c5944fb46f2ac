import type { Failure } from './stack-options.ts';

export interface FailureLog {
  /** Notes what threw or answered as broken. */
  fail(where: string, error: unknown): void;
  /** Everything noted, and every queue of these that holds dead letters. */
  with(queues: readonly { readonly name: string; readonly deadLetters: number }[]): readonly Failure[];
}

export function failureLog(): FailureLog {
  const thrown: Failure[] = [];
  return {
    fail(where, error) {
      thrown.push({ where, what: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    },
    with: (queues) => [
      ...thrown,
      ...queues
        .filter(({ deadLetters }) => deadLetters > 0)
        .map(({ name, deadLetters }) => ({ where: name, what: `${deadLetters} on the dead-letter queue` })),
    ],
  };
}
