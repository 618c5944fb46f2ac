import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { pulseIdSchema } from '../shared/contract/identifiers.ts';
import type { CloseInput, NoticeInput } from '../shared/contract/messages.ts';
import type { VoidablePulse } from '../shared/contract/operator-calls.ts';
import { isOver } from '../shared/contract/pulse-state.ts';
import type { Instant } from '../shared/kernel/time.ts';
import { type FunctionsAccount, signedIn } from './account.ts';
import { asJson, command, type Terminal } from './command.ts';
import { type Deployment, findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { callOperator } from './serve-operator.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** Counting may take as long as a function may run; a client that gives up earlier would start it again. */
const waitsLong = { maxAttempts: 1, requestHandler: { requestTimeout: 16 * 60 * 1000 } };

/** `pulse void`. If it is killed anywhere and run again, it ends the same. */
export const voidPulse = command(
  {
    command: 'npx pulse void',
    named: { words: 'PULSE', least: 1, most: 1 },
    does: `Ends a pulse, such as data-guild-2026-10, whose sealing key is lost. Destroys its sealed answers, which no one can read, says so
in the public list, and notifies stewards. If the key exists after all, the pulse is counted and nothing is lost.
docs/drills.md, "A sealing key is lost", says what to check first.`,
    options: { stage: stageOption, yes: { words: 'ask nothing' }, json: jsonOption },
    exits: { done: 'the pulse is over', refused: 'the pulse is not over; the reason is printed', ...asksAws },
  },
  (): FunctionsAccount => signedIn(new LambdaClient(waitsLong)),
  async ({ options: { stage, yes, json }, named }, terminal, account) => {
    const pulse = pulseIdSchema.safeParse(named[0]).data;
    if (!pulse) throw new UsageError('PULSE must be the name of a pulse, such as data-guild-2026-10.');
    const { lambda, now } = account();
    const deployment = await findDeployment(stage, lambda);
    const read = () => callOperator(deployment, lambda, { command: 'void', pulse, at: now });
    const before = await read();
    if (!before) throw new UsageError(`stage "${stage}" has no pulse ${pulse}: npx pulse pulses lists them.`);
    if (before.state !== 'frozen' && !isOver(before.state)) {
      terminal.err(
        `${before.pulse} is ${before.state}. Only a pulse that has ended and is not counted yet can be voided.`,
      );
      return exitCodes.refused;
    }
    if (before.state === 'frozen') {
      if (!yes && !(await isConfirmed(before, terminal))) {
        terminal.err('Nothing was changed.');
        return exitCodes.refused;
      }
      await call(deployment, lambda, terminal, 'close-pulse', closing(before));
    }
    const after = (await read()) ?? before;
    // Also after a run that was killed between the two; each steward is notified once.
    const isVoid = after.state === 'lost' || after.state === 'contradicted';
    const isNotified = !isVoid || (await call(deployment, lambda, terminal, 'notify-stewards', notice(after, now)));
    if (!isNotified) return exitCodes.refused;
    const words = outcomes[after.state] ?? `${after.pulse} is ${after.state}.`;
    terminal.out(json ? asJson({ stage, pulse, state: after.state, isOver: isOver(after.state) }) : words);
    return isOver(after.state) ? exitCodes.done : exitCodes.refused;
  },
);

const outcomes: Partial<Record<VoidablePulse['state'], string>> = {
  lost: 'The pulse is void. Its answers are destroyed unread, the public list says so, and its stewards are notified.',
  closed: 'The pulse is counted; nothing was lost.',
  contradicted:
    'The counts of the pulse contradict each other. Its answers are destroyed unopened, and its stewards are notified.',
  refused: 'The pulse never opened.',
};

const closing = ({ community, pulse, quarter, acceptsUntil }: VoidablePulse): CloseInput => ({
  step: 'close',
  community,
  pulse,
  quarter,
  at: acceptsUntil,
  keyIsLost: true,
});

/** `at` decides how long the notification is remembered; a clock that is behind the pulse's must not shorten that. */
const notice = ({ community, pulse, quarter, acceptsUntil }: VoidablePulse, now: Instant): NoticeInput => ({
  step: 'counted',
  community,
  pulse,
  quarter,
  at: now > acceptsUntil ? now : acceptsUntil,
});

async function call(
  { functionOf }: Deployment,
  lambda: LambdaClient,
  terminal: Terminal,
  name: 'close-pulse' | 'notify-stewards',
  input: CloseInput | NoticeInput,
): Promise<boolean> {
  const FunctionName = functionOf(name);
  const reply = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: new TextEncoder().encode(JSON.stringify(input)) }),
  );
  if (reply.FunctionError === undefined) return true;
  terminal.err(`${name} failed; its log says why. Remove the cause, then run this again.`);
  return false;
}

async function isConfirmed({ pulse, issued }: VoidablePulse, { ask }: Terminal): Promise<boolean> {
  const words = `At most ${issued} members sent answers to ${pulse}. If its key is gone, their answers are destroyed. Type ${pulse} to continue: `;
  const answer = await ask?.(words);
  if (answer === undefined) throw new UsageError('--yes is required when there is no terminal to ask on.');
  return answer.trim() === pulse;
}
