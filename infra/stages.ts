import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * One typed configuration a deployment, each in a file of `infra/stages` named after it. Everything is decided when the
 * template is made; nothing is looked up. `npx pulse init` writes a file for a stage of your own.
 */
export interface Stage {
  /** Part of names of stacks and parameters: lower-case letters and digits. */
  readonly name: string;
  /** Where members reach the site, without a slash at the end. */
  readonly siteUrl: string;
  /**
   * ARN of a certificate (in us-east-1, as CloudFront wants) for the host of `siteUrl`. Without one the site has only the
   * distribution's own address; the parameter `SiteUrl` of the pipeline stack then tells it to the mails.
   */
  readonly certificateArn?: string;
  /** The domain that mails come from; it becomes a verified identity with DKIM. */
  readonly mailDomain: string;
  /** Sender address in that domain. */
  readonly mailFrom: string;
  /** Where alarms go. Without it they are only on the dashboard. */
  readonly operatorMail?: string;
  /** Who runs this and how to reach them, as every privacy page says it. Without it the page says that nobody is named. */
  readonly runBy?: string;
  /**
   * How many calls each of the three functions that anybody can reach may have under way at once; as many are kept for it
   * whatever else runs. Lambda refuses to deploy it where less than 100 of the account's limit would be left for everything
   * else, and new accounts have a limit of 10: without this nothing is reserved and nothing is capped.
   */
  readonly answerConcurrency?: number;
  /** Whether stacks can be deleted by mistake. Only a stage without people may say false. */
  readonly protectedFromDeletion: boolean;
}

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const certificatePattern = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/;

const concurrencyWords = 'must be a whole number from 5 to 1000, such as 20; without it nothing is reserved';

/** Only the local runtime does without TLS, and only on the machine itself. */
function isSafeOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url?.origin === text && (url.protocol === 'https:' || url.hostname === '127.0.0.1');
}

export const stageSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9]{1,19}$/, {
      error: 'must be 2 to 20 lower-case letters and digits, beginning with a letter',
    }),
    siteUrl: z.string().refine(isSafeOrigin, {
      error: 'must be https:// and a host name, without a path or a slash at the end',
    }),
    certificateArn: z.exactOptional(
      z.string().regex(certificatePattern, {
        error: 'must be the ARN of a certificate of ACM in us-east-1, where CloudFront looks',
      }),
    ),
    mailDomain: z.string().regex(hostPattern, { error: 'must be a domain such as pulse.example.org' }),
    mailFrom: z.email({ error: 'must be an address such as pulse@pulse.example.org' }),
    operatorMail: z.exactOptional(z.email({ error: 'must be an address such as operator@example.org' })),
    runBy: z.exactOptional(
      z
        .string()
        .trim()
        .min(5)
        .max(160)
        .regex(/^[^\p{Cc}\p{Cf}]*$/u, { error: 'must be one line, such as Platform team, pulse-help@example.org' }),
    ),
    answerConcurrency: z.exactOptional(
      z.int({ error: concurrencyWords }).min(5, { error: concurrencyWords }).max(1000, { error: concurrencyWords }),
    ),
    protectedFromDeletion: z.boolean(),
  })
  .refine(({ mailFrom, mailDomain }) => mailFrom.endsWith(`@${mailDomain}`), {
    path: ['mailFrom'],
    error: 'must be an address in the mail domain, because only that domain is verified',
  });

export const stagesFolder = join(import.meta.dirname, 'stages');

/** @throws RangeError that names the stages there are, or what is wrong with the one that was asked for */
export async function findStage(name: string): Promise<Stage> {
  const names = (await readdir(stagesFolder)).map((file) => file.replace(/\.ts$/, '')).toSorted();
  if (!names.includes(name)) {
    throw new RangeError(`stage "${name}" must be one of ${names.join(', ')}; "npx pulse init" writes a new one`);
  }
  const module: { readonly default?: unknown } = await import(join(stagesFolder, `${name}.ts`));
  const parsed = stageSchema.safeParse(module.default);
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.') || 'default export'} ${message}`);
  if (problems) throw new RangeError(`infra/stages/${name}.ts: ${problems.join('; ')}`);
  if (parsed.data?.name !== name) throw new RangeError(`infra/stages/${name}.ts: name must be that of its file`);
  return parsed.data;
}
