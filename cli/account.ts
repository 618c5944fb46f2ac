import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../functions/adapters/clients.ts';
import { type Instant, instantOf } from '../shared/kernel/time.ts';

/** What a command needs to work on a deployment; a test passes its own. */
export interface Account {
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
  readonly tables: DynamoDBDocumentClient;
  readonly now: Instant;
}

/** What commands need that functions read for. */
export type FunctionsAccount = Pick<Account, 'lambda' | 'now'>;

/** What a restore needs: functions name the tables, and the tables hold the data. */
export type TablesAccount = Pick<Account, 'lambda' | 'tables' | 'now'>;

/** The account that this process is signed in to, and this machine's time. */
export const signedIn = (lambda = new LambdaClient({})): Account => ({
  lambda,
  sqs: new SQSClient({}),
  tables: documentClient(),
  now: instantOf(Date.now()),
});
