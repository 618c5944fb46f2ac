import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { mailQueue } from '../../../functions/adapters/mail-queue.ts';
import { type MailBatch, mailBatchSchema } from '../../../shared/contract/messages.ts';

const requestSchema = z.object({ Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })) });

/** A queue that accepts everything but the message at `refusedIndex` of a request. */
async function startQueue(refusedIndex = -1) {
  const requests: MailBatch[][] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { Entries } = requestSchema.parse(JSON.parse(body));
    requests.push(Entries.map(({ MessageBody }) => mailBatchSchema.parse(JSON.parse(MessageBody))));
    const taken = Entries.filter((_, index) => index !== refusedIndex);
    const refused = Entries.filter((_, index) => index === refusedIndex);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(
      JSON.stringify({
        Successful: taken.map(({ Id }) => ({ Id, MessageId: Id })),
        Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new SQSClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    md5: false,
  });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { queue: mailQueue(client, `${endpoint}/000000000000/mail`), requests };
}

const batches = (count: number): MailBatch[] =>
  Array.from({ length: count }, (_, n) =>
    mailBatchSchema.parse({
      kind: 'invitation',
      community: 'data-practice',
      pulse: 'data-practice-2026-10',
      at: '2026-10-13T07:00:00Z',
      invitations: [n.toString(16).padStart(64, '0')],
    }),
  );

test('every batch becomes a message, ten to a request', async () => {
  const { queue, requests } = await startQueue();
  await queue.put(batches(23));
  expect(requests.map((request) => request.length)).toEqual([10, 10, 3]);
  expect(requests.flat()).toEqual(batches(23));
});

test('nothing to send is no request', async () => {
  const { queue, requests } = await startQueue();
  await queue.put([]);
  expect(requests).toEqual([]);
});

test('a message that the queue did not accept is not treated as sent', async () => {
  const { queue } = await startQueue(2);
  await expect(queue.put(batches(5))).rejects.toMatchObject({ code: 'try-again' });
});
