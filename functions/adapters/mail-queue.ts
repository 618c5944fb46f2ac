import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { MailQueue } from '../../shared/contract/messages.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { timeouts } from './clients.ts';

export const sqsClient = (): SQSClient => new SQSClient({ requestHandler: timeouts });

const messagesPerRequest = 10;

/** The queue of mails to send. A message may be queued or delivered twice: the outbox rows decide, not the queue. */
export const mailQueue = (client: SQSClient, url: string): MailQueue => ({
  async put(batches) {
    for (let i = 0; i < batches.length; i += messagesPerRequest) {
      const entries = batches.slice(i, i + messagesPerRequest).map((batch, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(batch),
      }));
      const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
      if (Failed && Failed.length > 0) throw new PulseError('try-again', 'every message must reach the queue');
    }
  },
});
