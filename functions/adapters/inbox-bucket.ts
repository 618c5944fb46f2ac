import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Files that stewards bring, and what became of them. */
export const inboxBucket = (client: S3Client, bucket: string) => ({
  async read(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },

  async writeJson(key: string, value: unknown): Promise<void> {
    const Body = `${JSON.stringify(value, null, 2)}\n`;
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: 'application/json' }));
  },
});
