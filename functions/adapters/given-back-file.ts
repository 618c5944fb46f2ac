import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type GivenBack, givenBackSchema } from '../../shared/contract/given-back.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';

/** Milliseconds, and no second attempt: whoever waits wants to know about their link. */
const impatience = { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true } as const;

/**
 * What members of a community get back. A failure counts as nothing, whatever it is: nobody's answer may depend on this file.
 * So the role needs no right to list, without which S3 denies a file that does not exist.
 */
export function givenBackFile(bucket: string): (community: CommunityId) => Promise<GivenBack | undefined> {
  const client = new S3Client({ requestHandler: impatience, maxAttempts: 1 });
  return async (community) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: siteKeys.givenBack(community) }));
      return givenBackSchema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    } catch {
      return undefined;
    }
  };
}
