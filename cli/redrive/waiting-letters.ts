import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  MessageNotInflight,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Long enough to do a letter again; after a kill it is there again after it. */
const hiddenSeconds = 60;

/**
 * Goes through the letters of a queue once. What `handle` says is done is deleted; anything else is there again at once, so
 * that who has read the list can go on. A kill in between leaves a letter that was done: doing it again is harmless.
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
  // Only now, or the same letters would be received again and again.
  for (const ReceiptHandle of left) {
    try {
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle, VisibilityTimeout: 0 }));
    } catch (error) {
      // Its time was over, so it is there again by itself.
      if (!(error instanceof MessageNotInflight)) throw error;
    }
  }
}
