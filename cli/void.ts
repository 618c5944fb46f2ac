import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { pulseDefinitions } from '../functions/adapters/pulse-definitions.ts';
import { pulseIdSchema } from '../shared/contract/identifiers.ts';
import type { CloseInput, NoticeInput } from '../shared/contract/messages.ts';
import type { PulseDefinition } from '../shared/contract/pulse.ts';
import { isOver } from '../shared/contract/pulse-state.ts';
import type { Instant } from '../shared/kernel/time.ts';
import { signedIn, type TablesAccount } from './account.ts';
import { asJson, command, type Terminal } from './command.ts';
import { type Deployment, findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** Counting may take as long as a function may run, and a client that gives up earlier would begin it again. */
const waitsLong = { maxAttempts: 1, requestHandler: { requestTimeout: 16 * 60 * 1000 } };

/** `pulse void`. Killed anywhere and run again it ends the same. */
export const voidPulse = command(
  {
    command: 'npx pulse void',
    named: { words: 'PULSE', least: 1, most: 1 },
    does: `Ends a pulse, such as data-guild-2026-10, whose sealing key is lost: its sealed answers, which can never be read, are destroyed,
the public list says so, and stewards are told. If the key is found after all, nothing is lost: the pulse is counted.
docs/drills.md, "A sealing key is lost", says what to look for first.`,
    options: { stage: stageOption, yes: { words: 'ask nothing' }, json: jsonOption },
    exits: { done: 'the pulse is over', refused: 'it is not over, for the reason that is printed', ...asksAws },
  },
  (): TablesAccount => signedIn(new LambdaClient(waitsLong)),
  async ({ options: { stage, yes, json }, named }, terminal, account) => {
    const pulse = pulseIdSchema.safeParse(named[0]).data;
    if (!pulse) throw new UsageError('PULSE must be the name of a pulse, such as data-guild-2026-10.');
    const { lambda, tables, now } = account();
    const deployment = await findDeployment(stage, lambda);
    const { read } = pulseDefinitions(tables, deployment.environmentOf('close-pulse', 'INVITATIONS_TABLE'));
    const before = await read(pulse);
    if (!before) throw new UsageError(`stage "${stage}" has no pulse ${pulse}: npx pulse pulses lists them.`);
    if (before.state !== 'frozen' && !isOver(before.state)) {
      terminal.err(`${before.pulse} is ${before.state}. Only a pulse that has ended, and is not counted, can be void.`);
      return exitCodes.refused;
    }
    if (before.state === 'frozen') {
      if (!yes && !(await isConfirmed(before, terminal))) {
        terminal.err('Nothing was changed.');
        return exitCodes.refused;
      }
      await call(deployment, lambda, terminal, 'close-pulse', closing(before));
    }
    const after = (await read(pulse)) ?? before;
    // Also after a run that was killed between the two: each steward is told once.
    const isVoid = after.state === 'lost' || after.state === 'contradicted';
    const isTold = !isVoid || (await call(deployment, lambda, terminal, 'notify-stewards', notice(after, now)));
    if (!isTold) return exitCodes.refused;
    const words = outcomes[after.state] ?? `${after.pulse} is ${after.state}.`;
    terminal.out(json ? asJson({ stage, pulse, state: after.state, isOver: isOver(after.state) }) : words);
    return isOver(after.state) ? exitCodes.done : exitCodes.refused;
  },
);

const outcomes: Partial<Record<PulseDefinition['state'], string>> = {
  lost: 'The pulse is void. Its answers are destroyed unread, the public list says so, and its stewards are told.',
  closed: 'The pulse is counted: nothing of it was lost.',
  contradicted: 'The counts of the pulse contradict each other: it was destroyed unopened, and its stewards are told.',
  refused: 'The pulse was never open.',
};

const closing = ({ community, pulse, quarter, closes }: PulseDefinition): CloseInput => ({
  step: 'close',
  community,
  pulse,
  quarter,
  at: closes,
  keyIsLost: true,
});

/** `at` decides how long it is remembered who was told: a clock that is behind the pulse's own must not make it shorter. */
const notice = ({ community, pulse, quarter, closes }: PulseDefinition, now: Instant): NoticeInput => ({
  step: 'counted',
  community,
  pulse,
  quarter,
  at: now > closes ? now : closes,
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
  terminal.err(`${name} failed, and its log says why. Remove the cause, and run this again.`);
  return false;
}

async function isConfirmed({ pulse, counts = [] }: PulseDefinition, { ask }: Terminal): Promise<boolean> {
  const issued = counts.reduce((sum, count) => sum + count.issued, 0);
  const words = `Members who sent answers to ${pulse}: at most ${issued}. If its key is gone, they are destroyed. Type ${pulse} to go on: `;
  const answer = await ask?.(words);
  if (answer === undefined) throw new UsageError('--yes must be given when there is no person to ask.');
  return answer.trim() === pulse;
}
