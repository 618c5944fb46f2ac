import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { PulseError } from '../../shared/kernel/errors.ts';

/** Of concurrent writers, one succeeds in each round, so running out of rounds takes as many writers at once. */
const changeAttempts = 64;

/** A file that is replaced under its name, such as a report's page, is revalidated after a minute. */
const replaced = { CacheControl: 'public, max-age=60' };

/** Public files and reports. A file published under a fixed name is written once and never replaced. */
export const siteBucket = (client: S3Client, bucket: string): SiteStore => ({
  /** One conditional put; `exists` if a file of that name is stored, which then stays as it is. */
  async putOnce(key: string, body: string | Uint8Array, contentType: string): Promise<'written' | 'exists'> {
    try {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType, IfNoneMatch: '*' }),
      );
      return 'written';
    } catch (error) {
      if (isConditionFailure(error)) return 'exists';
      throw error;
    }
  },

  async put(key: string, body: string | Uint8Array, contentType: string): Promise<void> {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType, ...replaced }),
    );
  },

  async read(key: string): Promise<Uint8Array | undefined> {
    return (await get(client, bucket, key))?.body;
  },

  /**
   * Replaces a list that several writers add to, such as an index, with what `next` returns; `next` gets undefined if there is
   * no list yet. Each round is one conditional put, so no writer undoes another's addition; an unchanged body is not
   * written. Fails with `try-again`, nothing written, if others keep coming first.
   */
  async change(key: string, contentType: string, next: (body: Uint8Array | undefined) => string): Promise<void> {
    for (let attempt = 0; attempt < changeAttempts; attempt++) {
      const found = await get(client, bucket, key);
      const Body = next(found?.body);
      if (found && new TextDecoder().decode(found.body) === Body) return;
      const condition = found ? { IfMatch: found.tag } : { IfNoneMatch: '*' };
      try {
        await client.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: contentType, ...replaced, ...condition }),
        );
        return;
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    }
    throw new PulseError('try-again', 'list must stay as it is while it is replaced');
  },
});

async function get(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<{ body: Uint8Array; tag: string } | undefined> {
  try {
    const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body && ETag ? { body: await Body.transformToByteArray(), tag: ETag } : undefined;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

/** 412: the condition did not hold. 409: another put of the same name was under way, and came first. */
function isConditionFailure(error: unknown): boolean {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 412 || status === 409;
}
