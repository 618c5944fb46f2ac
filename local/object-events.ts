import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Instant } from '../shared/kernel/time.ts';
import { account, region } from './loopback-call.ts';
import type { Resource } from './resolve-template.ts';

const notificationSchema = z.object({
  NotificationConfiguration: z.object({
    EventBridgeConfiguration: z.object({
      EventBridgeEnabled: z.optional(z.union([z.literal(true), z.literal('true')])),
    }),
  }),
});

/** Buckets that notify EventBridge: by their own property, or by the helper that the CDK adds. */
export function announcedBuckets(resources: readonly Resource[]): ReadonlySet<string> {
  return new Set(
    resources.flatMap(({ type, name, properties }) => {
      if (type !== 'AWS::S3::Bucket' && type !== 'Custom::S3BucketNotifications') return [];
      if (!notificationSchema.safeParse(properties).success) return [];
      return [type === 'AWS::S3::Bucket' ? name : String(properties['BucketName'])];
    }),
  );
}

/** The event that S3 sends for a new object; its logical `time` is "now" to its consumers. */
export const objectCreated = (time: Instant, bucket: string, key: string, size: number, etag: string) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account,
  time,
  region,
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: { key, size, etag, sequencer: randomUUID() },
    'request-id': randomUUID(),
    requester: account,
    'source-ip-address': '127.0.0.1',
    reason: 'PutObject',
  },
});
