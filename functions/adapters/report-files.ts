import { GetObjectCommand, NoSuchKey, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

interface StoredFile {
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** All files that one function keeps, in bytes: some dozens of reports. */
const keptBytes = 32 * 1024 * 1024;

/** For so long, in milliseconds, a file that was read is believed to be the same: readers of a digest come together. */
const believedMilliseconds = 2_000;

/**
 * Files under `reports/`, read for many readers one after another: the last ones are kept, and after a moment S3 is asked
 * whether they are still the same. While they are, the same bytes are returned, so that whoever compressed them need not do it
 * again.
 */
export function reportFiles(client: S3Client, bucket: string): (key: string) => Promise<StoredFile | undefined> {
  const kept = new Map<string, { readonly file: StoredFile; readonly tag: string; readonly readAt: number }>();

  function keep(key: string, file: StoredFile, tag: string): void {
    kept.delete(key);
    kept.set(key, { file, tag, readAt: performance.now() });
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.file.body.length, 0);
    for (const [oldest, { file: dropped }] of kept) {
      if (bytes <= keptBytes) return;
      kept.delete(oldest);
      bytes -= dropped.body.length;
    }
  }

  return async (key) => {
    const known = kept.get(key);
    if (known && performance.now() - known.readAt < believedMilliseconds) return known.file;
    try {
      const { Body, ETag, ContentType } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, ...(known && { IfNoneMatch: known.tag }) }),
      );
      if (!Body) return undefined;
      const file = { body: await Body.transformToByteArray(), contentType: ContentType ?? 'application/octet-stream' };
      if (ETag) keep(key, file, ETag);
      return file;
    } catch (error) {
      if (known && error instanceof S3ServiceException && error.$metadata.httpStatusCode === 304) {
        keep(key, known.file, known.tag);
        return known.file;
      }
      if (!(error instanceof NoSuchKey)) throw error;
      kept.delete(key);
      return undefined;
    }
  };
}
