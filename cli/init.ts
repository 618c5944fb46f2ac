import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Stage, stageSchema, stagesFolder } from '../infra/stages.ts';
import { type Terminal, UsageError } from './command.ts';

const usage = `usage: npx pulse init [options]

Writes infra/stages/NAME.ts, the commented configuration of one deployment. Asks for what the options leave open. A file
that is there is never changed.

  --name NAME          what to call it, such as prod
  --site URL           where members will reach it, such as https://pulse.example.org
  --mail-domain NAME   the domain that mails come from (default: the host of the site)
  --mail-from ADDRESS  the sender's address in that domain (default: pulse@ the domain)
  --certificate ARN    of a certificate for the host, in us-east-1; may be added later
  --no-input           ask nothing: use the defaults, fail where there is none`;

interface Question {
  readonly option: 'name' | 'site' | 'mail-domain' | 'mail-from' | 'certificate';
  readonly words: string;
  readonly field: keyof Stage;
  readonly usual: (so: Partial<Record<keyof Stage, string>>) => string | undefined;
}

const questions: readonly Question[] = [
  { option: 'name', field: 'name', words: 'What to call this deployment', usual: () => 'prod' },
  {
    option: 'site',
    field: 'siteUrl',
    words: 'Where members will reach it, such as https://pulse.example.org',
    usual: () => undefined,
  },
  {
    option: 'mail-domain',
    field: 'mailDomain',
    words: 'The domain that mails come from; its DNS must be yours to change',
    usual: ({ siteUrl }) => URL.parse(siteUrl ?? '')?.hostname,
  },
  {
    option: 'mail-from',
    field: 'mailFrom',
    words: 'The address that mails come from',
    usual: ({ mailDomain }) => mailDomain && `pulse@${mailDomain}`,
  },
  {
    option: 'certificate',
    field: 'certificateArn',
    words: 'ARN of a certificate in us-east-1 for the site (empty: later)',
    usual: () => '',
  },
];

/** `pulse init`: exit code 0 written, 1 something of that name is there, 2 an answer cannot be used. */
export async function initStage(args: readonly string[], terminal: Terminal, folder = stagesFolder): Promise<number> {
  const options = readOptions(args);
  if (options['help'] === true) {
    terminal.out(usage);
    return 0;
  }
  const answers: Partial<Record<keyof Stage, string>> = {};
  for (const question of questions) {
    const value = await answerTo(question, options, answers, terminal);
    if (value !== '') answers[question.field] = value;
  }
  const parsed = stageSchema.safeParse({ ...answers, protectedFromDeletion: true });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const { option } = questions.find(({ field }) => field === path[0]) ?? { option: String(path[0]) };
      terminal.err(`--${option} ${message}`);
    }
    return 2;
  }
  const file = join(folder, `${parsed.data.name}.ts`);
  try {
    await writeFile(file, stageFile(parsed.data), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    terminal.err(
      `${relative(terminal.cwd, file)} is there already and stays as it is. Edit it, or choose another --name.`,
    );
    return 1;
  }
  const { name } = parsed.data;
  terminal.out(
    `Wrote ${relative(terminal.cwd, file)}. Read it, then, signed in to the account and with AWS_REGION set:`,
  );
  terminal.out(`  PULSE_STAGE=${name} npx cdk bootstrap && PULSE_STAGE=${name} npx cdk deploy --all`);
  terminal.out(`  npx pulse doctor --stage ${name}      says what is left to do, such as DNS records`);
  return 0;
}

function readOptions(args: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const named = Object.fromEntries(questions.map(({ option }) => [option, text]));
    return parseArgs({ args: [...args], options: { ...named, 'no-input': flag, help: flag } }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'unknown option'}\n\n${usage}`);
  }
}

async function answerTo(
  { option, words, usual }: Question,
  options: Readonly<Record<string, string | boolean | undefined>>,
  soFar: Partial<Record<keyof Stage, string>>,
  { ask }: Terminal,
): Promise<string> {
  const given = options[option];
  if (typeof given === 'string') return given.trim();
  const proposal = usual(soFar);
  if (options['no-input'] === true) {
    if (proposal === undefined)
      throw new UsageError(`--${option} must be given when nothing may be asked.\n\n${usage}`);
    return proposal;
  }
  const answer = (await ask?.(`${words}${proposal ? ` [${proposal}]` : ''}: `))?.trim();
  return answer || (proposal ?? '');
}

const stageFile = ({
  name,
  siteUrl,
  certificateArn,
  mailDomain,
  mailFrom,
}: Stage): string => `import type { Stage } from '../stages.ts';

/** One deployment of Commons Pulse. Written by \`npx pulse init\`; yours to change. Nothing in it is secret. */
export default {
  // Part of the names of stacks and parameters. Changing it later would make a second deployment beside the first.
  name: '${name}',

  // Where members reach the site. It stands in every mail, so links of mails already sent follow it.
  siteUrl: '${siteUrl}',

  // A certificate of AWS Certificate Manager for that host, in us-east-1 whatever your region: CloudFront wants it there.
${certificateArn ? `  certificateArn: '${certificateArn}',` : `  // Until there is one, the site answers only under CloudFront's own address, which mails then use.\n  // certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/…',`}

  // The domain that mails come from. The deployment prints the DNS records that prove it is yours.
  mailDomain: '${mailDomain}',

  // The sender, in that domain. Answers go to each community's steward, not here.
  mailFrom: '${mailFrom}',

  // Stacks and tables with people's data refuse to be deleted. Only a stage without people may say false.
  protectedFromDeletion: true,
} satisfies Stage;
`;
