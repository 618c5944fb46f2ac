import { InvokeCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { type DeadLetter, readDeadLetter } from '../shared/contract/dead-letters.ts';
import { mailBatchSchema } from '../shared/contract/messages.ts';
import { type Account, signedIn } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { eachLetter } from './redrive/waiting-letters.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** `pulse redrive`. */
export const redrive = command(
  {
    command: 'npx pulse redrive',
    does: `Retries dead-lettered messages: steps of pulses, imports, erasure requests, bounces, and mails. Every step is safe to run late
or twice; each person gets each mail once. Find the cause first: docs/runbook.md.`,
    options: {
      stage: stageOption,
      list: { words: 'only list what is waiting, and what a retry would do now' },
      json: jsonOption,
    },
    exits: { done: 'nothing is left', found: 'something is left', ...asksAws },
  },
  (): Pick<Account, 'lambda' | 'sqs'> => signedIn(),
  async ({ options: { stage, list, json } }, { out }, account) => {
    const { lambda, sqs } = account();
    const { queues: queuesOf, functionOf } = await findDeployment(stage, lambda);
    const queues = await queuesOf(sqs);
    const letters: { waitingSince: string; what: string; now: string; isRetried: boolean }[] = [];
    /** Prints one letter, and retries it unless it is only listed or cannot be read. */
    async function settle(since: Date, what: string, now: string, retry: (() => Promise<unknown>) | undefined) {
      const isRetried = !list && retry !== undefined;
      if (!json) out(`${since.toISOString().slice(0, 16)}Z  ${what}\n    now: ${now}`);
      if (isRetried) await retry();
      letters.push({ waitingSince: since.toISOString(), what, now, isRetried });
      return isRetried ? 'done' : 'left';
    }

    await eachLetter(sqs, queues.eventDeadLetters, (body, since) => {
      const letter = letterOf(body);
      const what = letter?.what ?? 'a message that no function expects';
      // Event: calls the function as its schedule or rule would, with its own retries and dead letters.
      const retry = ({ target, input }: DeadLetter) =>
        lambda.send(
          new InvokeCommand({
            FunctionName: functionOf(target),
            InvocationType: 'Event',
            Payload: new TextEncoder().encode(JSON.stringify(input)),
          }),
        );
      return settle(since, what, letter?.now ?? 'nothing; inspect it in the queue', letter && (() => retry(letter)));
    });
    await eachLetter(sqs, queues.mailDeadLetters, (body, since) => {
      const batch = mailBatchSchema.safeParse(jsonOf(body)).data;
      return settle(
        since,
        batch ? `mails (${batch.kind}) of ${batch.pulse}` : 'a message that is no mail',
        batch
          ? 'sends them to members who have not received them; nothing once the pulse has closed'
          : 'nothing; inspect it in the queue',
        batch && (() => sqs.send(new SendMessageCommand({ QueueUrl: queues.mails, MessageBody: body }))),
      );
    });

    const left = letters.filter(({ isRetried }) => !isRetried).length;
    if (json) out(asJson({ stage, deadLetters: letters, left }));
    else if (letters.length === 0) out('There are no dead letters.');
    else out(list ? `${left} are waiting.` : `${letters.length - left} are being retried, ${left} are left.`);
    return left === 0 ? exitCodes.done : exitCodes.found;
  },
);

const letterOf = (body: string): DeadLetter | undefined => readDeadLetter(jsonOf(body));

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
