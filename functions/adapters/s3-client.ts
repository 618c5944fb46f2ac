import { S3Client } from '@aws-sdk/client-s3';
import { timeouts } from './clients.ts';

/** The client of both buckets; which of them a function may touch is said by its role and by the adapter it imports. */
export const s3Client = (): S3Client => new S3Client({ requestHandler: timeouts });
