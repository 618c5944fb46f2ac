import * as z from 'zod/mini';
import type { Clock } from './clock.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { callJson, region } from './loopback-call.ts';
import { type ObjectStore, releaseSeconds } from './object-store.ts';
import { queueUrl } from './resource-names.ts';

/**
 * A queue that feeds a function: batches, failures by item, and the queue's own redrive to the dead-letter queue. A failed
 * message becomes visible again almost at once, because logical time does not move until the queue is empty; on AWS it waits
 * for the visibility timeout. Messages that an interrupted run had in flight become visible when this one starts.
 *
 * The timestamps that a function sees are logical: when the message first reached it.
 */
export const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z._default(z.coerce.number(), 10),
  ScalingConfig: z.optional(z.object({ MaximumConcurrency: z.coerce.number() })),
  FunctionResponseTypes: z._default(z.array(z.string()), []),
  Enabled: z._default(z.boolean(), true),
});
export type EventSourceMapping = z.infer<typeof mappingSchema>;

const receivedSchema = z.object({
  Messages: z._default(
    z.array(
      z.object({
        MessageId: z.string(),
        ReceiptHandle: z.string(),
        Body: z.string(),
        MD5OfBody: z.optional(z.string()),
        Attributes: z._default(z.record(z.string(), z.string()), {}),
        MessageAttributes: z._default(z.record(z.string(), z.unknown()), {}),
      }),
    ),
    [],
  ),
});
type Message = z.infer<typeof receivedSchema>['Messages'][number];

const failuresSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** The most messages that SQS hands over at once. */
const largestReceive = 10;

export class EventSource {
  readonly #mapping: EventSourceMapping;
  readonly queue: string;
  readonly #function: Pick<LambdaFunction, 'arn' | 'invoke'>;
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #stopping: AbortSignal;
  readonly #firstReceived = new Map<string, number>();
  #pumping = 0;
  #wake: NodeJS.Timeout | undefined;

  constructor(options: {
    readonly mapping: EventSourceMapping;
    readonly target: Pick<LambdaFunction, 'arn' | 'invoke'>;
    readonly store: ObjectStore;
    readonly clock: Clock;
    readonly onError: (error: unknown) => void;
    readonly stopping: AbortSignal;
  }) {
    this.#mapping = options.mapping;
    this.queue = options.mapping.EventSourceArn.split(':').at(-1) ?? '';
    this.#function = options.target;
    this.#store = options.store;
    this.#clock = options.clock;
    this.#onError = options.onError;
    this.#stopping = options.stopping;
    this.#stopping.addEventListener('abort', () => clearTimeout(this.#wake), { once: true });
  }

  async start(): Promise<void> {
    for (const { receiptHandle } of this.#store.queues.content(this.queue).inFlight) await this.#release(receiptHandle);
    this.wake();
  }

  get idle(): boolean {
    const { ready, delayed, inFlight } = this.#store.queues.content(this.queue);
    return this.#pumping === 0 && ready + delayed + inFlight.length === 0;
  }

  /** Something may have arrived. */
  wake(): void {
    if (this.#stopping.aborted) return;
    const { ready, delayed, inFlight } = this.#store.queues.content(this.queue);
    const wanted = Math.ceil(ready / Math.min(this.#mapping.BatchSize, largestReceive));
    const allowed = this.#mapping.ScalingConfig?.MaximumConcurrency ?? 2;
    while (this.#pumping < Math.min(wanted, allowed)) this.#startPump();
    if (this.#pumping > 0 || this.#wake !== undefined || delayed + inFlight.length === 0) return;
    this.#wake = setTimeout(() => {
      this.#wake = undefined;
      // Only a receive makes the queue look at its delayed and released messages.
      if (!this.#stopping.aborted && this.#pumping === 0) this.#startPump();
    }, releaseSeconds * 1000);
  }

  #startPump(): void {
    this.#pumping += 1;
    void this.#pump().finally(() => {
      this.#pumping -= 1;
      this.wake();
    });
  }

  async #pump(): Promise<void> {
    try {
      while (!this.#stopping.aborted) {
        const messages = await this.#receive();
        if (messages.length === 0) return;
        const failed = await this.#invoke(messages);
        for (const message of messages) {
          if (failed.has(message.MessageId)) await this.#release(message.ReceiptHandle);
          else await this.#remove(message);
        }
      }
    } catch (error) {
      if (this.#stopping.aborted) return;
      this.#onError(error);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Ids of the messages that go back to the queue. */
  async #invoke(messages: readonly Message[]): Promise<ReadonlySet<string>> {
    const all = new Set(messages.map(({ MessageId }) => MessageId));
    try {
      const answer = await this.#function.invoke({ Records: messages.map((message) => this.#record(message)) });
      if (!this.#mapping.FunctionResponseTypes.includes('ReportBatchItemFailures')) return new Set();
      if (answer === null || answer === undefined) return new Set();
      return new Set(failuresSchema.parse(answer).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch (error) {
      // A worker ended by our own stop did not fail; its messages stay in flight until the next start.
      if (this.#stopping.aborted) throw error;
      this.#onError(error);
      return all;
    }
  }

  #record(message: Message) {
    const first = this.#firstReceived.get(message.MessageId) ?? this.#clock.epochMilliseconds();
    this.#firstReceived.set(message.MessageId, first);
    const logical = { SentTimestamp: String(first), ApproximateFirstReceiveTimestamp: String(first) };
    return {
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: { ...message.Attributes, ...logical },
      messageAttributes: message.MessageAttributes,
      md5OfBody: message.MD5OfBody ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: this.#mapping.EventSourceArn,
      awsRegion: region,
    };
  }

  async #receive(): Promise<readonly Message[]> {
    const received = await this.#call('ReceiveMessage', {
      MaxNumberOfMessages: Math.min(this.#mapping.BatchSize, largestReceive),
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return receivedSchema.parse(received).Messages;
  }

  async #remove(message: Message): Promise<void> {
    await this.#call('DeleteMessage', { ReceiptHandle: message.ReceiptHandle });
    this.#firstReceived.delete(message.MessageId);
  }

  #release(ReceiptHandle: string): Promise<unknown> {
    return this.#call('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: releaseSeconds });
  }

  #call(operation: string, input: object): Promise<unknown> {
    const { port } = this.#store;
    return callJson(port, 'sqs', `AmazonSQS.${operation}`, { QueueUrl: queueUrl(port, this.queue), ...input });
  }
}
