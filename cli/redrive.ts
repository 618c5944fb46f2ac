import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type DeadLetter, readDeadLetter } from '../shared/contract/dead-letters.ts';
import { mailBatchSchema } from '../shared/contract/messages.ts';
import { type Terminal, UsageError } from './command.ts';
import { findDeployment } from './deployment.ts';
import { readArguments } from './read-arguments.ts';
import { eachLetter } from './redrive/waiting-letters.ts';

const usage = `usage: npx pulse redrive --stage NAME [--list]

Does again what lies among the dead letters: steps of pulses, imports, wishes to be forgotten, bounces, and mails. Every
step may be done late or twice; nobody gets a mail twice. Look at the cause first: docs/runbook.md.

  --stage NAME    a deployed stage
  --list          only say what is there and what doing it now would mean

Exit code 0: nothing is left. 1: something is. 2: the command cannot be understood.`;

export interface Surroundings {
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
}
const real = (): Surroundings => ({ lambda: new LambdaClient({}), sqs: new SQSClient({}) });

/** `pulse redrive`. */
export async function redrive(args: readonly string[], terminal: Terminal, surroundings = real): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    terminal.out(usage);
    return 0;
  }
  const { lambda, sqs } = surroundings();
  const { queues: queuesOf, functionOf } = await findDeployment(options.stage, lambda);
  const queues = await queuesOf(sqs);
  let [done, left] = [0, 0];
  const say = (since: Date, what: string, now: string): void =>
    terminal.out(`${since.toISOString().slice(0, 16)}Z  ${what}\n    now: ${now}`);
  const settle = async (again: (() => Promise<unknown>) | undefined): Promise<'done' | 'left'> => {
    if (!options.list && again) {
      await again();
      done += 1;
      return 'done';
    }
    left += 1;
    return 'left';
  };

  await eachLetter(sqs, queues.eventDeadLetters, (body, since) => {
    const letter = letterOf(body);
    say(since, letter?.what ?? 'something that no function expects', letter?.now ?? 'nothing; look at it in the queue');
    // Event: the function is called as its schedule or rule would call it, with its own retries and dead letters.
    return settle(
      letter &&
        (() =>
          lambda.send(
            new InvokeCommand({
              FunctionName: functionOf(letter.target),
              InvocationType: 'Event',
              Payload: new TextEncoder().encode(body),
            }),
          )),
    );
  });
  await eachLetter(sqs, queues.mailDeadLetters, (body, since) => {
    const batch = mailBatchSchema.safeParse(jsonOf(body)).data;
    say(
      since,
      batch ? `mails (${batch.kind}) of ${batch.pulse}` : 'something that is no mail',
      batch ? 'sends them to whoever has not got them; nothing once the pulse has closed' : 'nothing; look at it',
    );
    return settle(batch && (() => sqs.send(new SendMessageCommand({ QueueUrl: queues.mails, MessageBody: body }))));
  });

  if (done + left === 0) terminal.out('Nothing lies among the dead letters.');
  else terminal.out(options.list ? `${left} lie there.` : `${done} are being done again, ${left} are left.`);
  return left === 0 ? 0 : 1;
}

const letterOf = (body: string): DeadLetter | undefined => readDeadLetter(jsonOf(body));

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function readOptions(args: readonly string[]): { stage: string; list: boolean } | undefined {
  const flag = { type: 'boolean', default: false } as const;
  const options = { stage: { type: 'string' }, list: flag, help: flag } as const;
  const values = readArguments(usage, () => parseArgs({ args: [...args], options }))?.values;
  if (values === undefined) return undefined;
  if (values.stage === undefined) throw new UsageError(`--stage must be given.\n\n${usage}`);
  return { stage: values.stage, list: values.list };
}
