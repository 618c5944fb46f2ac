import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { inboxBucket } from '../../../functions/adapters/inbox-bucket.ts';
import { limits } from '../../../shared/contract/limits.ts';

/** A store that says how large the file is and then sends it, byte by byte as it is read. */
async function storeOf(bytes: number) {
  const asked: string[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    asked.push(request.method ?? '');
    response.writeHead(bytes < 0 ? 404 : 200, { 'content-length': Math.max(0, bytes), 'content-type': 'text/csv' });
    if (request.method === 'HEAD' || bytes <= 0) return void response.end();
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    const more = (): void => {
      while (sent < bytes && !response.destroyed) {
        const part = chunk.subarray(0, Math.min(chunk.length, bytes - sent));
        sent += part.length;
        if (!response.write(part)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new S3Client({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  stop = async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { inbox: inboxBucket(client, 'inbox'), asked, sent: () => sent };
}
let stop = async (): Promise<void> => undefined;
afterEach(() => stop());

const large = 200 * 1024 * 1024;

test('a file of 200 MB is not even requested when the event gives the size and it is unchanged', async () => {
  const { inbox, asked } = await storeOf(large);
  expect(await inbox.readBrought('signals/makers/a.csv', large)).toBe('too-large');
  expect(asked).toEqual(['HEAD']);
});

test('and the request is dropped before the file comes when the event does not say how large it is', async () => {
  const { inbox, asked, sent } = await storeOf(large);
  expect(await inbox.readBrought('signals/makers/a.csv')).toBe('too-large');
  expect(await inbox.read('signals/makers/a.csv')).toBeUndefined();
  expect(asked).toEqual(['GET', 'GET']);
  // What fits between two machines before the connection ends, of 200 MB each time.
  expect(sent()).toBeLessThan(limits.rosterMaxBytes);
});

test('a small file that replaced a large one is read, and so is one of exactly the limit', async () => {
  const small = await storeOf(3);
  expect(await small.inbox.readBrought('signals/makers/a.csv', large)).toEqual(new TextEncoder().encode('aaa'));
  expect(small.asked).toEqual(['HEAD', 'GET']);
  await stop();
  const full = await storeOf(limits.rosterMaxBytes);
  expect(await full.inbox.readBrought('signals/makers/a.csv', limits.rosterMaxBytes)).toHaveLength(
    limits.rosterMaxBytes,
  );
});

test('a large file that has disappeared meanwhile is gone', async () => {
  const { inbox } = await storeOf(-1);
  expect(await inbox.sizeOf('signals/makers/a.csv')).toBeUndefined();
});
