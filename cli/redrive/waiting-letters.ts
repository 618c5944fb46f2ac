import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  MessageNotInflight,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Long enough to retry one message; after a kill it reappears when this time is over. */
const hiddenSeconds = 60;

/**
 * Goes through the dead letters of a queue once. A letter that `handle` reports as done is deleted; the others reappear at
 * once, so that they can be retried after a listing. A kill in between leaves a letter that was done; repeating it is harmless.
 */
export async function eachLetter(
  sqs: SQSClient,
  queue: string,
  handle: (body: string, waitingSince: Date) => Promise<'done' | 'left'>,
): Promise<void> {
  const seen = new Set<string>();
  const left: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        VisibilityTimeout: hiddenSeconds,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
    if (fresh.length === 0) break;
    for (const { MessageId = '', Body = '', ReceiptHandle, Attributes } of fresh) {
      seen.add(MessageId);
      const outcome = await handle(Body, new Date(Number(Attributes?.SentTimestamp ?? 0)));
      if (outcome === 'done') await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
      else if (ReceiptHandle !== undefined) left.push(ReceiptHandle);
    }
  }
  // Only now, or the same letters would be received over and over.
  for (const ReceiptHandle of left) {
    try {
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle, VisibilityTimeout: 0 }));
    } catch (error) {
      // Its time was up, so it has reappeared by itself.
      if (!(error instanceof MessageNotInflight)) throw error;
    }
  }
}
