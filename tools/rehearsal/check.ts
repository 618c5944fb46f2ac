/** The steps of a rehearsal in readable form: what was done, how long it took, and the first failure. */
export interface Step {
  readonly what: string;
  readonly seconds: number;
}

export class Steps {
  readonly done: Step[] = [];

  /** Runs one step. @throws Error that names the step */
  async run<T>(what: string, act: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      const outcome = await act();
      const seconds = (performance.now() - began) / 1000;
      this.done.push({ what, seconds });
      console.log(`${seconds.toFixed(1).padStart(6)} s  ${what}`);
      return outcome;
    } catch (error) {
      throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

export function must(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}

/**
 * Retries until there is an answer, because schedules, rules and queues take effect some time later.
 *
 * @throws Error with the sentence after 30 seconds of this machine's time
 */
export async function eventually<T>(sentence: string, ask: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error(sentence);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
