import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { mailAddress, normaliseDomain } from '../shared/contract/mail-address.ts';
import { nearest } from '../shared/kernel/nearest.ts';

/**
 * One typed configuration for each deployment, in a file of `infra/stages` named after it. Everything is decided when the
 * template is synthesised; nothing is looked up. `npx pulse init` writes a file for your own stage.
 */
export interface Stage {
  /** Part of names of stacks and parameters: lower-case letters and digits. */
  readonly name: string;
  /**
   * The AWS region that holds people's data. The command line refuses to deploy to any other, and defaults to us-east-1 if the
   * environment sets none. Only a stage that is never deployed may omit it.
   */
  readonly region?: string;
  /** Where members reach the site, without a slash at the end. */
  readonly siteUrl: string;
  /**
   * ARN of a certificate (in us-east-1, as CloudFront requires) for the host of `siteUrl`. Without one the site has only the
   * distribution's own address, which the pipeline stack's parameter `SiteUrl` then passes to the mails.
   */
  readonly certificateArn?: string;
  /** The domain that mails come from; it becomes a verified identity with DKIM. */
  readonly mailDomain: string;
  /** Sender address in that domain. */
  readonly mailFrom: string;
  /** Where alarms are mailed. Without it they are on the dashboard only. */
  readonly operatorMail?: string;
  /** Who runs this and how to reach them, shown on every privacy page. Without it the page says that no operator is named. */
  readonly runBy?: string;
  /**
   * The only mail domains that people may have: who can put files into the inbox can otherwise have any address mailed. A domain
   * allows none below it. Without this setting every address is accepted.
   */
  readonly allowedMailDomains?: readonly string[];
  /**
   * How many calls each of the four publicly reachable functions may run at once; that capacity is reserved for it. Lambda
   * refuses to deploy this if it would leave the account less than 100 for everything else, and new accounts have a limit of
   * 10. Without this setting nothing is reserved and nothing is capped.
   */
  readonly answerConcurrency?: number;
  /**
   * ARNs of the IAM roles with which stewards use the inbox: put rosters, sessions and lists of people to forget, and read what
   * imports reported and the files for stewards. They need no other right. No other role or user can read files for stewards.
   */
  readonly uploaders?: readonly string[];
  /** Whether stacks can be deleted by mistake. Only a stage without people may say false. */
  readonly protectedFromDeletion: boolean;
}

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const regionPattern = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;
const certificatePattern = /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/;

/** Only the local runtime does without TLS, and only on its own machine. */
function isSafeOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url?.origin === text && (url.protocol === 'https:' || url.hostname === '127.0.0.1');
}

/** One sentence for an invalid field, with a different beginning for a missing one. */
const sayingThat = (words: string) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? `is missing: it ${words}` : words),
});
const text = (words: string) => z.string(sayingThat(words));
const address = (words: string) => z.pipe(text(words), mailAddress(words));

const nameWords = 'must be 2 to 20 lower-case letters and digits, beginning with a letter';
const regionWords = 'must be the id of an AWS region, such as eu-central-1';
const siteWords = 'must be https:// and a host name, without a path or a slash at the end';
const certificateWords = 'must be the ARN of an ACM certificate in us-east-1, where CloudFront looks for it';
const domainWords = 'must be a domain such as pulse.example.org';
const allowedWords = 'must be a list of 1 to 100 mail domains such as example.org, without @ and without *';
const runByWords = 'must be one line of 5 to 160 characters, such as Platform team, pulse-help@example.org';
const uploaderPattern = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,160}$/;
const uploaderWords = 'must be the ARN of an IAM role, such as arn:aws:iam::111122223333:role/PulseStewards';
const uploadersWords = 'must list 1 to 10 different roles; without it only functions use the files for stewards';
const concurrencyWords = 'must be a whole number from 5 to 1000, such as 20; without it nothing is reserved';

const mailDomain = z.pipe(
  z.string(sayingThat(allowedWords)),
  z.transform((text, context) => {
    const domain = normaliseDomain(text);
    if (domain !== undefined) return domain;
    context.issues.push({ code: 'custom', message: allowedWords, input: text });
    return z.NEVER;
  }),
);

export const stageSchema = z
  .strictObject({
    name: text(nameWords).check(z.regex(/^[a-z][a-z0-9]{1,19}$/, { error: nameWords })),
    region: z.exactOptional(text(regionWords).check(z.regex(regionPattern, { error: regionWords }))),
    siteUrl: text(siteWords).check(z.refine(isSafeOrigin, { error: siteWords })),
    certificateArn: z.exactOptional(
      text(certificateWords).check(z.regex(certificatePattern, { error: certificateWords })),
    ),
    mailDomain: text(domainWords).check(z.regex(hostPattern, { error: domainWords })),
    mailFrom: address('must be an address such as pulse@pulse.example.org'),
    operatorMail: z.exactOptional(address('must be an address such as operator@example.org')),
    runBy: z.exactOptional(
      text(runByWords).check(
        z.trim(),
        z.minLength(5, { error: runByWords }),
        z.maxLength(160, { error: runByWords }),
        z.regex(/^[^\p{Cc}\p{Cf}]*$/u, { error: runByWords }),
      ),
    ),
    allowedMailDomains: z.exactOptional(
      z
        .array(mailDomain, sayingThat(allowedWords))
        .check(z.minLength(1, { error: allowedWords }), z.maxLength(100, { error: allowedWords })),
    ),
    answerConcurrency: z.exactOptional(
      z
        .int({ error: concurrencyWords })
        .check(z.minimum(5, { error: concurrencyWords }), z.maximum(1000, { error: concurrencyWords })),
    ),
    uploaders: z.exactOptional(
      z
        .array(text(uploaderWords).check(z.regex(uploaderPattern, { error: uploaderWords })), { error: uploadersWords })
        .check(
          z.minLength(1, { error: uploadersWords }),
          z.maxLength(10, { error: uploadersWords }),
          z.refine((roles) => new Set(roles).size === roles.length, { error: uploadersWords }),
        ),
    ),
    protectedFromDeletion: z.boolean(sayingThat('must be true or false; only a stage without people may say false')),
  })
  .check(
    z.refine(({ mailFrom, mailDomain }) => mailFrom.endsWith(`@${mailDomain}`), {
      path: ['mailFrom'],
      error: 'must be an address in the mail domain, because only that domain is verified',
    }),
  );

export const stagesFolder = join(import.meta.dirname, 'stages');

/** @throws RangeError that lists the existing stages, or everything wrong with the named one */
export async function findStage(name: string, folder = stagesFolder): Promise<Stage> {
  const names = (await readdir(folder)).map((file) => file.replace(/\.ts$/, '')).toSorted();
  if (!names.includes(name)) {
    throw new RangeError(`stage "${name}" must be one of ${names.join(', ')}; "npx pulse init" writes a new one`);
  }
  const file = `infra/stages/${name}.ts`;
  const module: { readonly default?: unknown } = await import(join(folder, `${name}.ts`)).catch((error: unknown) => {
    throw new RangeError(`${file} is not valid TypeScript: ${whereOf(error)}"npm run typecheck" says more`);
  });
  if (typeof module.default !== 'object' || module.default === null) {
    throw new RangeError(`${file} must say "export default { … } satisfies Stage;", as infra/stages/example.ts does`);
  }
  const parsed = stageSchema.safeParse(module.default);
  const problems = parsed.error?.issues.flatMap(inWords) ?? [];
  if (parsed.data && parsed.data.name !== name) problems.push(`name must match its file, '${name}'`);
  if (!parsed.data || problems.length > 0) {
    throw new RangeError(`${file} cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
  return parsed.data;
}

function inWords(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [`${issue.path.join('.')} ${issue.message}`];
  const known = Object.keys(stageSchema.shape);
  return issue.keys.map((key) => {
    const meant = nearest(key, known);
    return `${key} is not a setting: ${meant ? `did you mean ${meant}?` : `the settings are ${known.join(', ')}`}`;
  });
}

/** The place of a syntax error: Node's message begins with file and line. */
function whereOf(error: unknown): string {
  const [line] = /^file:\S+:\d+$/m.exec(error instanceof Error ? (error.stack ?? '') : '') ?? [];
  return line === undefined ? '' : `look at line ${line.replace(/^.*:/, '')}; `;
}

/**
 * Why this stage may not be synthesised for the region that the command line would deploy to; undefined if it may, or if run
 * without the command line, which alone knows a region.
 */
export function problemWithRegion({ name, region }: Stage, deployingTo: string | undefined): string | undefined {
  if (region === undefined || deployingTo === undefined || deployingTo === region) return undefined;
  return (
    `stage "${name}" is in ${region} (infra/stages/${name}.ts), and this shell would deploy to ${deployingTo}: ` +
    `export AWS_REGION=${region}`
  );
}
