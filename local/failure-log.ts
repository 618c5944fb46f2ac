import type { Failure } from './stack-options.ts';

export interface FailureLog {
  /** Records a thrown error or a 500. */
  fail(where: string, error: unknown): void;
  /** Everything recorded, and each of these queues that holds dead letters. */
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
