import { Resolver } from 'node:dns/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { timeouts } from '../functions/adapters/clients.ts';
import { findStage } from '../infra/stages.ts';
import { asJson, command, type Terminal } from './command.ts';
import { type DoctorPorts, examine, type Section } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { ownVersion } from './version.ts';

const marks: Record<Finding['state'], string> = {
  fine: 'ok   ',
  'to-do': 'TO DO',
  'to-know': 'note ',
  unclear: '?    ',
};

function ofAccount(region: string | undefined): DoctorPorts {
  const settings = { maxAttempts: 2, requestHandler: timeouts, ...(region !== undefined && { region }) };
  // What the environment and the profile set, without the stage.
  const ofShell = new SNSClient({});
  return {
    cloudFormation: new CloudFormationClient(settings),
    sesv2: new SESv2Client(settings),
    sns: new SNSClient(settings),
    lambda: new LambdaClient(settings),
    tables: DynamoDBDocumentClient.from(new DynamoDBClient(settings)),
    s3: new S3Client(settings),
    names: new Resolver({ timeout: 3000, tries: 2 }),
    cloudFormationIn: (elsewhere) => new CloudFormationClient({ ...settings, region: elsewhere, maxAttempts: 1 }),
    regionOfShell: () => ofShell.config.region().catch(() => undefined),
  };
}

/** `pulse doctor`. */
export const doctor = command(
  {
    command: 'npx pulse doctor',
    does: `Checks everything that a deployment needs: its stacks, who may read what guards itself, the mail account with its sandbox,
quota and price, who receives alarms, how many calls the account may run at once, and the DNS records. Prints what to do next, ready to paste. Changes
nothing. Uses your AWS credentials as every AWS program does, and the region of the stage.`,
    options: {
      stage: { value: 'NAME', words: 'a file of infra/stages, see "npx pulse init"', isRequired: true },
      members: {
        value: 'N',
        words: 'how many members to plan for (default: those of the imported rosters; 100 before there are any)',
      },
      json: {
        words:
          'for programs: { stage, isReady, canAsk, sections: [{ title, findings: [{ state, what, cure, paste }] }] }',
      },
    },
    exits: { done: 'nothing is left to do', found: 'something is left to do', unreachable: 'AWS could not be reached' },
  },
  ofAccount,
  async ({ options: { stage: named, members, json } }, terminal, ports) => {
    const asked = { members: wholeNumber(members), version: ownVersion() };
    const stage = await findStage(named).catch((error: unknown) => {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    });
    const { sections, canAsk } = await examine(stage, asked, ports(stage.region));
    const all = sections.flatMap(({ findings }) => findings);
    const open = all.filter(({ state }) => state === 'to-do' || state === 'unclear').length;
    if (json) terminal.out(asJson({ stage: stage.name, isReady: open === 0, canAsk, sections }));
    else {
      for (const section of sections) print(section, terminal);
      terminal.out(open === 0 ? 'Ready for the first pulse.' : `${open} of ${all.length} checks need your attention.`);
    }
    if (!canAsk) return exitCodes.unreachable;
    return open === 0 ? exitCodes.done : exitCodes.found;
  },
);

function wholeNumber(text: string | undefined): number | undefined {
  const number = text === undefined ? undefined : Number(text);
  if (number === undefined || (Number.isInteger(number) && number >= 1)) return number;
  throw new UsageError('--members must be a whole number from 1.');
}

function print({ title, findings }: Section, { out }: Terminal): void {
  out(`${title}\n`);
  for (const { state, what, cure, paste } of findings) {
    out(`  ${marks[state]}  ${what}`);
    if (cure !== undefined) out(`         → ${cure}${paste === undefined ? '' : ':'}`);
    // On its own line and unwrapped, so that it can be pasted.
    if (paste !== undefined) out(`           ${paste}`);
  }
  out('');
}
