import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { limits } from '../../shared/contract/limits.ts';

/** The largest file that is ever read whole; each kind of file has its own limits, which its reader checks. */
const mostBytes = limits.rosterMaxBytes;

/** Files that stewards upload, and the outcomes of importing them. */
export const inboxBucket = (
  client: S3Client,
  bucket: string,
): InboxStore & { sizeOf(key: string): Promise<number | undefined> } => ({
  /** Also undefined if the file is too large to read. */
  async read(key: string): Promise<Uint8Array | undefined> {
    const file = await this.readBrought(key);
    return file === 'too-large' ? undefined : file;
  },

  /**
   * Reads no part of a file that is too large. If the event announced such a size, a call without a body checks the size first,
   * because the file may have been replaced since; otherwise the store reports the length before it sends the body.
   *
   * @param announced bytes, from the event
   */
  async readBrought(key, announced = 0) {
    if (announced > mostBytes && ((await this.sizeOf(key)) ?? 0) > mostBytes) return 'too-large';
    try {
      const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (ContentLength <= mostBytes) return await Body?.transformToByteArray();
      // Ends the connection: an unread body would keep it, and what has arrived, until the function ends.
      if (Body && 'destroy' in Body) Body.destroy();
      return 'too-large';
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },

  async sizeOf(key: string): Promise<number | undefined> {
    try {
      return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ContentLength;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  },

  async write(key: string, body: string, contentType: string): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }));
  },

  async remove(key: string): Promise<void> {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  },

  async writeJson(key: string, value: unknown): Promise<void> {
    await this.write(key, `${JSON.stringify(value, null, 2)}\n`, 'application/json');
  },
});
