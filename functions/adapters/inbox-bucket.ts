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

/** The largest file that is ever read whole; what a kind of file may hold besides is decided by its reader. */
const mostBytes = limits.rosterMaxBytes;

/** Files that stewards bring, and what became of them. */
export const inboxBucket = (
  client: S3Client,
  bucket: string,
): InboxStore & { sizeOf(key: string): Promise<number | undefined> } => ({
  /** Undefined also for what is too large to be read. */
  async read(key: string): Promise<Uint8Array | undefined> {
    const file = await this.readBrought(key);
    return file === 'too-large' ? undefined : file;
  },

  /**
   * Reads nothing of a file that is too large. What the event said of its size is checked first, by a call that brings no body, because
   * another file may have taken its place since; of every other file the store says how much is coming before it comes.
   *
   * @param announced bytes, as the event said
   */
  async readBrought(key, announced = 0) {
    if (announced > mostBytes && ((await this.sizeOf(key)) ?? 0) > mostBytes) return 'too-large';
    try {
      const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (ContentLength <= mostBytes) return await Body?.transformToByteArray();
      // Ends the connection: a body that is left alone keeps it, and what has arrived, until the function ends.
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
