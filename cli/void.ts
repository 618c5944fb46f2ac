import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { pulseDefinitions } from '../functions/adapters/pulse-definitions.ts';
import { pulseIdSchema } from '../shared/contract/identifiers.ts';
import type { CloseInput, NoticeInput } from '../shared/contract/messages.ts';
import type { PulseDefinition } from '../shared/contract/pulse.ts';
import { isOver } from '../shared/contract/pulse-state.ts';
import type { PulseId } from '../shared/kernel/ids.ts';
import type { Instant } from '../shared/kernel/time.ts';
import { type Terminal, UsageError } from './command.ts';
import { type Deployment, findDeployment } from './deployment.ts';
import { readArguments } from './read-arguments.ts';
import { real, type Surroundings } from './surroundings.ts';

const usage = `usage: npx pulse void --stage NAME [--yes] PULSE

Ends a pulse whose sealing key is lost: its sealed answers, which nobody can ever read, are destroyed, the public list says
so, and stewards are told. Where the key is there after all, nothing is lost: the pulse is counted. docs/drills.md, "A sealing
key is lost", says what to look for first.

  --stage NAME    a deployed stage
  --yes           ask nothing
  PULSE           such as data-guild-2026-10

Exit code 0: the pulse is over. 1: it is not; the reason is said. 2: the command cannot be understood.`;

// Counting may take as long as a function may run, and must not be begun again by an impatient client.
const patient = (): Surroundings =>
  real(new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: 16 * 60 * 1000 } }));

/** `pulse void`. Killed anywhere and run again it ends the same. */
export async function voidPulse(args: readonly string[], terminal: Terminal, surroundings = patient): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    terminal.out(usage);
    return 0;
  }
  const { lambda, tables, now } = surroundings();
  const deployment = await findDeployment(options.stage, lambda);
  const { read } = pulseDefinitions(tables, deployment.environmentOf('close-pulse', 'INVITATIONS_TABLE'));
  const before = await read(options.pulse);
  if (!before) throw new UsageError(`stage "${options.stage}" has no pulse ${options.pulse}.`);
  if (before.state !== 'frozen' && !isOver(before.state)) {
    terminal.err(`${before.pulse} is ${before.state}. Only a pulse that has ended, and is not counted, can be void.`);
    return 1;
  }
  if (before.state === 'frozen') {
    if (!options.yes && !(await isMeant(before, terminal))) {
      terminal.err('Nothing was changed.');
      return 1;
    }
    await call(deployment, lambda, terminal, 'close-pulse', closing(before));
  }
  const after = (await read(options.pulse)) ?? before;
  // Also of a run that was killed between the two: each steward is told once.
  const isVoid = after.state === 'lost' || after.state === 'contradicted';
  const isTold = !isVoid || (await call(deployment, lambda, terminal, 'notify-stewards', telling(after, now)));
  if (!isTold) return 1;
  terminal.out(outcomes[after.state] ?? `${after.pulse} is ${after.state}.`);
  return isOver(after.state) ? 0 : 1;
}

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

/** `at` decides how long it is remembered who was told; a clock that is behind the pulse's own must not make it shorter. */
const telling = ({ community, pulse, quarter, closes }: PulseDefinition, now: Instant): NoticeInput => ({
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

async function isMeant({ pulse, counts = [] }: PulseDefinition, { ask }: Terminal): Promise<boolean> {
  const issued = counts.reduce((sum, count) => sum + count.issued, 0);
  const words = `Members who sent answers to ${pulse}: at most ${issued}. If its key is gone, they are destroyed. Type ${pulse} to go on: `;
  const answer = await ask?.(words);
  if (answer === undefined) throw new UsageError('--yes must be given where there is nobody to ask.');
  return answer.trim() === pulse;
}

function readOptions(args: readonly string[]): { stage: string; pulse: PulseId; yes: boolean } | undefined {
  const flag = { type: 'boolean', default: false } as const;
  const options = { stage: { type: 'string' }, yes: flag, help: flag } as const;
  const typed = readArguments(usage, () => parseArgs({ args: [...args], options, allowPositionals: true }));
  if (typed === undefined) return undefined;
  const { values, positionals } = typed;
  const pulse = pulseIdSchema.safeParse(positionals[0]).data;
  if (values.stage === undefined || positionals.length !== 1 || !pulse) {
    throw new UsageError(`--stage and one pulse, such as data-guild-2026-10, must be given.\n\n${usage}`);
  }
  return { stage: values.stage, pulse, yes: values.yes };
}
