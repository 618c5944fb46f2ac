import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../functions/adapters/clients.ts';
import { type Instant, instantOf } from '../shared/kernel/time.ts';

/** What a command that works on a deployment works on; a test passes its own. */
export interface Account {
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
  readonly tables: DynamoDBDocumentClient;
  readonly now: Instant;
}

/** What most commands need: the functions say where everything is, and the tables hold it. */
export type TablesAccount = Pick<Account, 'lambda' | 'tables' | 'now'>;

/** The account that the process is signed in to, and the time of this machine. */
export const signedIn = (lambda = new LambdaClient({})): Account => ({
  lambda,
  sqs: new SQSClient({}),
  tables: documentClient(),
  now: instantOf(Date.now()),
});
