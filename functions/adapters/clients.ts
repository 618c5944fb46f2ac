/**
 * SDK clients with explicit timeouts: the SDK's own default waits for ever. Credentials, region and endpoint come from
 * the environment that Lambda, or the local runtime, sets; no code here knows which.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Milliseconds: well under every function's timeout. Without the last switch a late reply is only warned about. */
export const timeouts = { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true } as const;

export const documentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: timeouts }), {
    marshallOptions: { removeUndefinedValues: true },
  });
