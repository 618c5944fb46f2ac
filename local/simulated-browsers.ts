import { Worker } from 'node:worker_threads';
import type { AnswerOutcome } from '../web/survey/protocol.ts';
import type { Visit } from './simulated-visit.ts';

type Ended = { readonly id: number } & (
  | { readonly kind: AnswerOutcome['kind']; readonly error?: never }
  | { readonly error: string; readonly kind?: never }
);

const threads = 2;

/**
 * Simulated members compute what a phone would: blinding, checking a proof, sealing. That takes half of a quarter's time on
 * the thread that also plays AWS, so it is done in threads of its own, like the functions. They start with the first visit.
 */
export class SimulatedBrowsers {
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, (ended: Ended) => void>();
  #visits = 0;

  visit(visit: Visit): Promise<AnswerOutcome['kind']> {
    const id = this.#visits++;
    const place = id % threads;
    const worker = this.#workers[place] ?? this.#start(place);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ kind, error }) => (kind === undefined ? reject(new Error(error)) : resolve(kind)));
      worker.postMessage({ id, visit });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
    this.#failAll('the browsers were closed');
  }

  #start(place: number): Worker {
    const worker = new Worker(new URL('./simulated-browser.ts', import.meta.url), { execArgv: [], argv: [] });
    this.#workers[place] = worker;
    worker.on('message', (ended: Ended) => {
      this.#waiting.get(ended.id)?.(ended);
      this.#waiting.delete(ended.id);
    });
    worker.on('error', (error) => this.#failAll(String(error)));
    return worker;
  }

  #failAll(error: string): void {
    for (const [id, settle] of this.#waiting) settle({ id, error });
    this.#waiting.clear();
  }
}
