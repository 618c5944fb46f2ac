import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod/mini';
import { PulseError } from '../../shared/kernel/errors.ts';
import { type Instant, instantOf } from '../../shared/kernel/time.ts';
import type { Log } from './log.ts';

/**
 * Turns a use case for one message into a consumer that reports failures by item, so that one bad message does not send
 * its neighbours back to the queue. `now` is when the message was first delivered, so that a retry can see it is late.
 */
export function onQueue<T>(schema: z.ZodMiniType<T>, handle: (message: T, now: Instant) => Promise<void>, log: Log) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      try {
        const now = instantOf(Number(record.attributes.ApproximateFirstReceiveTimestamp));
        await handle(schema.parse(JSON.parse(record.body)), now);
      } catch (error) {
        const code = error instanceof PulseError ? error.code : 'promise-broken';
        log('request.failed', { code, errorName: error instanceof Error ? error.name : 'unknown' });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}
