import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

type Standing = ConditionalCheckFailedException['Item'];

/** `standing` is the row as stored, in the service's own format, if the write asked for it. */
export type Written<Reply> =
  | { readonly done: true; readonly reply: Reply }
  | { readonly done: false; readonly standing: Standing };

/** One write with a condition, and whether the condition held. Every other failure is thrown. */
export async function conditionalWrite<Reply>(write: Promise<Reply>): Promise<Written<Reply>> {
  try {
    return { done: true, reply: await write };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { done: false, standing: error.Item };
    throw error;
  }
}
