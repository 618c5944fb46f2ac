import { Resolver } from 'node:dns/promises';
import { parseArgs } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { timeouts } from '../functions/adapters/clients.ts';
import { findStage } from '../infra/stages.ts';
import { type Terminal, UsageError } from './command.ts';
import { examine, type Section, type Surroundings } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { readArguments } from './read-arguments.ts';
import { ownVersion } from './version.ts';

const usage = `usage: npx pulse doctor --stage NAME [--members N] [--json]

Looks at everything a deployment needs: its stacks, the mail account with its sandbox, quota and price, whether alarms reach
somebody, how much the account may run at once, and the domain name records. Says what to do next, with what can be pasted;
changes nothing. Uses your AWS credentials as every AWS program does, and the region of the stage.

  --stage NAME    a file of infra/stages, see "npx pulse init"
  --members N     how many members to reckon with (default: those of the imported rosters; 100 before there are any)
  --json          for programs: { stage, isReady, sections: [{ title, findings: [{ state, what, cure, paste }] }] }

Exit code 0: nothing is left to do. 1: something is. 2: the command cannot be understood.`;

const marks: Record<Finding['state'], string> = {
  fine: 'ok   ',
  'to-do': 'TO DO',
  'to-know': 'note ',
  unclear: '?    ',
};

function real(region: string | undefined): Surroundings {
  const settings = { maxAttempts: 2, requestHandler: timeouts, ...(region !== undefined && { region }) };
  // What the environment and the profile say, without the stage.
  const ofShell = new SNSClient({});
  return {
    cloudFormation: new CloudFormationClient(settings),
    sesv2: new SESv2Client(settings),
    sns: new SNSClient(settings),
    lambda: new LambdaClient(settings),
    tables: DynamoDBDocumentClient.from(new DynamoDBClient(settings)),
    names: new Resolver({ timeout: 3000, tries: 2 }),
    cloudFormationIn: (elsewhere) => new CloudFormationClient({ ...settings, region: elsewhere, maxAttempts: 1 }),
    regionOfShell: () => ofShell.config.region().catch(() => undefined),
  };
}

/** `pulse doctor`. */
export async function seeDoctor(args: readonly string[], terminal: Terminal, surroundings = real): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    terminal.out(usage);
    return 0;
  }
  const stage = await findStage(options.stage).catch((error: unknown) => {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  });
  const asked = { members: options.members, version: ownVersion() };
  const sections = await examine(stage, asked, surroundings(stage.region));
  const all = sections.flatMap(({ findings }) => findings);
  const open = all.filter(({ state }) => state === 'to-do' || state === 'unclear').length;
  if (options.json) {
    terminal.out(JSON.stringify({ stage: stage.name, isReady: open === 0, sections }, undefined, 2));
  } else {
    for (const section of sections) print(section, terminal);
    terminal.out(open === 0 ? 'Ready for the first pulse.' : `${open} of ${all.length} things are left to do.`);
  }
  return open === 0 ? 0 : 1;
}

function print({ title, findings }: Section, { out }: Terminal): void {
  out(`${title}\n`);
  for (const { state, what, cure, paste } of findings) {
    out(`  ${marks[state]}  ${what}`);
    if (cure !== undefined) out(`         → ${cure}${paste === undefined ? '' : ':'}`);
    // On a line of its own, whole, to be pasted.
    if (paste !== undefined) out(`           ${paste}`);
  }
  out('');
}

function readOptions(
  args: readonly string[],
): { stage: string; members: number | undefined; json: boolean } | undefined {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const options = { stage: text, members: text, json: flag, help: flag } as const;
  const values = readArguments(usage, () => parseArgs({ args: [...args], options }))?.values;
  if (values === undefined) return undefined;
  if (values.stage === undefined) throw new UsageError(`--stage must be given.\n\n${usage}`);
  const members = values.members === undefined ? undefined : Number(values.members);
  if (members !== undefined && (!Number.isInteger(members) || members < 1)) {
    throw new UsageError('--members must be a whole number from 1.');
  }
  return { stage: values.stage, members, json: values.json };
}
