import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { timeouts } from './clients.ts';

export const s3Client = (): S3Client => new S3Client({ requestHandler: timeouts });

/** Public files and reports. What is published under a fixed name is written once and never replaced. */
export const siteBucket = (client: S3Client, bucket: string) => ({
  /** One conditional put: `exists` when something of that name was there already, which stays as it is. */
  async putOnce(key: string, body: string | Uint8Array, contentType: string): Promise<'written' | 'exists'> {
    try {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType, IfNoneMatch: '*' }),
      );
      return 'written';
    } catch (error) {
      // 412: it is there. 409: another put of the same name is under way, and will be there.
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412 || status === 409) return 'exists';
      throw error;
    }
  },

  async put(key: string, body: string | Uint8Array, contentType: string): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }));
  },

  async read(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
