import { Resolver } from 'node:dns/promises';
import { parseArgs } from 'node:util';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { timeouts } from '../functions/adapters/clients.ts';
import { findStage, type Stage } from '../infra/stages.ts';
import { type Terminal, UsageError } from './command.ts';
import { type Finding, toKnow, unclear } from './doctor/finding.ts';
import { judgeConcurrency } from './doctor/judge-concurrency.ts';
import { judgeDns, type Names } from './doctor/judge-dns.ts';
import { judgeMail } from './doctor/judge-mail.ts';
import { readMailAccount } from './doctor/mail-account.ts';
import { judgeUnreachable } from './doctor/unreachable.ts';

const usage = `usage: npx pulse doctor --stage NAME [--members N]

Looks at everything a deployment needs outside its stacks: the mail account, its quota and its price, how much the account
may run at once, and the domain name records. Says what to do next; changes nothing. Uses your AWS credentials and region as every AWS program does.

  --stage NAME    a file of infra/stages, see "npx pulse init"
  --members N     how many members to reckon with (default 100)

Exit code 0: nothing is left to do. 1: something is. 2: the command cannot be understood.`;

const marks: Record<Finding['state'], string> = {
  fine: 'ok   ',
  'to-do': 'TO DO',
  'to-know': 'note ',
  unclear: '?    ',
};

export interface Surroundings {
  readonly ses: SESClient;
  readonly sesv2: SESv2Client;
  readonly lambda: LambdaClient;
  readonly names: Names;
}

const real = (): Surroundings => ({
  ses: new SESClient({ maxAttempts: 2, requestHandler: timeouts }),
  sesv2: new SESv2Client({ maxAttempts: 2, requestHandler: timeouts }),
  lambda: new LambdaClient({ maxAttempts: 2, requestHandler: timeouts }),
  names: new Resolver({ timeout: 3000, tries: 2 }),
});

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
  const { ses, sesv2, lambda, names } = surroundings();
  const region = await ses.config.region().catch(() => undefined);
  let dkimTokens: readonly string[] = [];
  let mail: Finding[];
  try {
    const account = await readMailAccount(ses, sesv2, stage.mailDomain);
    dkimTokens = account.dkimTokens;
    mail = judgeMail(account, stage.mailDomain, options.members);
  } catch (error) {
    mail = [judgeUnreachable(error)];
  }
  const records = await judgeDns({ ...stage, dkimTokens, region }, names);
  if (stage.certificateArn === undefined) records.push(withoutCertificate(stage.name));
  if (stage.operatorMail === undefined) mail.push(withoutAlarms(stage.name));

  const functions = [await concurrencyOf(lambda, stage)];

  for (const [title, findings] of [
    [`Mail account${region === undefined ? '' : `, region ${region}`}`, mail],
    ['Functions', functions],
    ['Domain names', records],
  ] as const) {
    terminal.out(`${title}\n`);
    for (const { state, what, cure } of findings) {
      terminal.out(`  ${marks[state]}  ${what}${cure === undefined ? '' : `\n         → ${cure}`}`);
    }
    terminal.out('');
  }
  const all = [...mail, ...functions, ...records];
  const open = all.filter(({ state }) => state === 'to-do' || state === 'unclear').length;
  terminal.out(open === 0 ? 'Ready for the first pulse.' : `${open} of ${all.length} things are left to do.`);
  return open === 0 ? 0 : 1;
}

async function concurrencyOf(lambda: LambdaClient, { name, answerConcurrency }: Stage): Promise<Finding> {
  const settings = await lambda.send(new GetAccountSettingsCommand({})).catch(() => undefined);
  const limit = settings?.AccountLimit?.ConcurrentExecutions;
  if (limit !== undefined) return judgeConcurrency(limit, name, answerConcurrency);
  const what = 'Lambda did not say how many calls this account may run at once';
  const cure = 'allow lambda:GetAccountSettings to whoever runs the doctor; it changes nothing';
  // Only what is reserved can keep a stage from being deployed.
  return answerConcurrency === undefined ? toKnow(what, cure) : unclear(what, cure);
}

const withoutAlarms = (name: string): Finding =>
  toKnow(
    `infra/stages/${name}.ts has no operatorMail, so alarms are on the dashboard only`,
    'add one and deploy again, then open the link in the mail that AWS sends there',
  );

const withoutCertificate = (name: string): Finding =>
  toKnow(
    `infra/stages/${name}.ts has no certificate, so the site answers under CloudFront’s own address only`,
    'docs/install.md, step 6, has both ways: a certificate, or mails that name that address',
  );

function readOptions(args: readonly string[]): { stage: string; members: number } | undefined {
  let values: { stage?: string; members: string; help: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        stage: { type: 'string' },
        members: { type: 'string', default: '100' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'unknown option'}\n\n${usage}`);
  }
  if (values.help) return undefined;
  if (values.stage === undefined) throw new UsageError(`--stage must be given.\n\n${usage}`);
  const members = Number(values.members);
  if (!Number.isInteger(members) || members < 1) throw new UsageError('--members must be a whole number from 1.');
  return { stage: values.stage, members };
}
