import type { LambdaFunction } from './lambda-function.ts';
import type { ObjectStore } from './object-store.ts';

/** Retries follow each other at once here, so more of them would only repeat the same moment. */
export const mostRetries = 3;

/** How often Lambda itself retries an event. */
const lambdaRetries = 2;

interface TargetDeliveryOptions {
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly queues: ObjectStore['queues'];
  /** How many times everything is delivered concurrently. */
  readonly deliveries: number;
  /** Called when a message has been queued. */
  readonly onQueued: () => void;
  readonly onError: (where: string, error: unknown) => void;
  readonly stopping: AbortSignal;
}

/** How schedules, rules and operators reach a function or a queue: repeated deliveries, retries, dead letters. */
export class TargetDelivery {
  readonly #options: TargetDeliveryOptions;
  #handedOver = 0;

  constructor(options: TargetDeliveryOptions) {
    this.#options = options;
  }

  /** All deliveries of one event; returns the reply of one, with the first failure taking precedence. */
  async invoke(lambda: LambdaFunction, payload: unknown): Promise<unknown> {
    const deliveries = Array.from({ length: this.#options.deliveries }, () => lambda.invoke(payload));
    await Promise.allSettled(deliveries);
    return (await Promise.all(deliveries))[0];
  }

  /** Rejects only while the runtime is stopping, because then the outcome of the target is unknown. */
  async deliver(target: string, payload: unknown, retries: number, deadLetters: string | undefined): Promise<void> {
    const { functions, queues, onQueued, onError, stopping } = this.#options;
    const lambda = functions.get(target);
    if (!lambda && target.includes(':sqs:')) {
      queues.send(queueNameIn(target), JSON.stringify(payload));
      onQueued();
      return;
    }
    if (!lambda) throw new Error(`the target of a schedule or rule must be a function or a queue: ${target}`);
    for (let attempt = 0; attempt <= Math.min(retries, mostRetries); attempt++) {
      try {
        await this.invoke(lambda, payload);
        return;
      } catch (error) {
        if (stopping.aborted) throw error;
        onError(lambda.label, error);
      }
    }
    if (deadLetters !== undefined) queues.send(queueNameIn(deadLetters), JSON.stringify(payload));
  }

  /** An event that an operator hands to a function: tried as often as Lambda would, while the caller continues. */
  handOver(arn: string, payload: unknown, deadLetters: string | undefined): void {
    this.#handedOver += 1;
    const { onError, stopping } = this.#options;
    this.deliver(arn, payload, lambdaRetries, deadLetters)
      .catch((error: unknown) => (stopping.aborted ? undefined : onError(arn, error)))
      .finally(() => {
        this.#handedOver -= 1;
      });
  }

  /** True once every event that operators handed over has been processed. */
  get idle(): boolean {
    return this.#handedOver === 0;
  }
}

const queueNameIn = (arn: string): string => arn.split(':').at(-1) ?? '';
