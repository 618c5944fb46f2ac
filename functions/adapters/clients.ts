/**
 * SDK clients with explicit timeouts: by default the SDK waits without limit. Credentials, region and endpoint come from
 * the environment that Lambda, or the local runtime, sets; no code here knows which of the two it runs in.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Milliseconds: well under every function's timeout. Without the last option, a late reply only logs a warning. */
export const timeouts = { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true } as const;

export const documentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: timeouts }), {
    marshallOptions: { removeUndefinedValues: true },
  });
