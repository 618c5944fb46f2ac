import { S3Client } from '@aws-sdk/client-s3';
import { timeouts } from './clients.ts';

/** The client of both buckets; a function's role and the adapter it imports say which of the two it may touch. */
export const s3Client = (): S3Client => new S3Client({ requestHandler: timeouts });
