import { GetResourcePolicyCommand, PolicyNotFoundException } from '@aws-sdk/client-dynamodb';
import { GetBucketPolicyCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The policy that a table carries, as text; undefined if it has none. Read-only. */
export async function policyOfTable(client: DynamoDBDocumentClient, arn: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetResourcePolicyCommand({ ResourceArn: arn }))).Policy;
  } catch (error) {
    if (error instanceof PolicyNotFoundException) return undefined;
    throw error;
  }
}

/** The policy that a bucket carries, as text; undefined if it has none. Read-only. */
export async function policyOfBucket(client: S3Client, bucket: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetBucketPolicyCommand({ Bucket: bucket }))).Policy;
  } catch (error) {
    // S3 has no class for this.
    if (error instanceof Error && error.name === 'NoSuchBucketPolicy') return undefined;
    throw error;
  }
}
