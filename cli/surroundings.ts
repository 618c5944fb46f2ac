import { LambdaClient } from '@aws-sdk/client-lambda';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../functions/adapters/clients.ts';
import { type Instant, instantOf } from '../shared/kernel/time.ts';

/** What a command that looks at a deployment and its tables works on; a test passes its own. */
export interface Surroundings {
  readonly lambda: LambdaClient;
  readonly tables: DynamoDBDocumentClient;
  readonly now: Instant;
}

/** The account that the process is signed in to, and the time of this machine. */
export const real = (lambda = new LambdaClient({})): Surroundings => ({
  lambda,
  tables: documentClient(),
  now: instantOf(Date.now()),
});
