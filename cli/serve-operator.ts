import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { type OperatorInput, type OperatorReply, operatorReplies } from '../shared/contract/operator-calls.ts';
import type { OperatorCommand } from '../shared/contract/operator-commands.ts';
import { Unreachable } from './command.ts';
import type { Deployment } from './deployment.ts';

/**
 * Asks the function that reads for operators, which logs that it was used.
 *
 * @throws Unreachable if it fails, or answers in the shape of another version
 */
export async function callOperator<C extends OperatorCommand>(
  { functionOf }: Deployment,
  lambda: LambdaClient,
  input: OperatorInput & { readonly command: C },
): Promise<OperatorReply<C>> {
  const reply = await lambda.send(
    new InvokeCommand({
      FunctionName: functionOf('serve-operator'),
      Payload: new TextEncoder().encode(JSON.stringify(input)),
    }),
  );
  if (reply.FunctionError !== undefined) {
    throw new Unreachable('serve-operator failed; its log says why. Remove the cause, then run this again.');
  }
  const { success, data } = operatorReplies[input.command].safeParse(JSON.parse(textOf(reply.Payload)));
  if (!success) {
    throw new Unreachable(
      'serve-operator answered as another version would: use the copy that was deployed; npx pulse doctor compares both.',
    );
  }
  return data as OperatorReply<C>;
}

const textOf = (payload: Uint8Array | undefined): string => new TextDecoder().decode(payload);
