import { type Stage, stageSchema } from '../../infra/stages.ts';
import { cureForRegion } from '../regions.ts';

export type Answers = Partial<Record<keyof Stage, string>>;

export interface Question {
  readonly option: 'name' | 'region' | 'site' | 'mail-domain' | 'mail-from' | 'operator' | 'run-by' | 'certificate';
  readonly words: string;
  readonly field:
    | 'name'
    | 'region'
    | 'siteUrl'
    | 'mailDomain'
    | 'mailFrom'
    | 'operatorMail'
    | 'runBy'
    | 'certificateArn';
  /** The default; undefined if an answer is required. */
  readonly usual: (so: Answers) => string | undefined;
  /** Never asked for, because it does not exist on the first day; it can be given as an option. */
  readonly isOnlyAnOption?: true;
}

export const questions: readonly Question[] = [
  { option: 'name', field: 'name', words: 'What to call this deployment', usual: () => 'prod' },
  {
    option: 'region',
    field: 'region',
    // No default: members' data stays where it was first stored.
    words: 'The AWS region that will hold people’s data, such as eu-central-1; it cannot be changed later',
    usual: () => undefined,
  },
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
    option: 'operator',
    field: 'operatorMail',
    words: 'The address that alarms are mailed to (empty: later)',
    usual: () => '',
  },
  {
    option: 'run-by',
    field: 'runBy',
    words: 'Who runs this, as members read it, such as: Platform team, help@example.org (empty: not named)',
    usual: () => '',
  },
  {
    option: 'certificate',
    field: 'certificateArn',
    words: 'ARN of a certificate in us-east-1 for the site',
    usual: () => '',
    isOnlyAnOption: true,
  },
];

/** Ignores spaces around an answer and a slash at the end of an address. */
export const cleaned = ({ field }: Question, text: string): string =>
  field === 'siteUrl' ? text.trim().replace(/\/$/, '') : text.trim();

/** What is wrong with this answer, given those before it; undefined if nothing is. An empty answer is fine if the default is empty. */
export function problemWith({ field, usual }: Question, value: string, before: Answers): string | undefined {
  if (value === '' && usual(before) === '') return undefined;
  const whole = { ...example, ...before, [field]: value };
  const issues = stageSchema.safeParse(whole).error?.issues ?? [];
  const problem = issues.find(({ path }) => path[0] === field)?.message;
  const cure = problem === undefined && field === 'region' ? cureForRegion(value) : undefined;
  return cure === undefined ? problem : `must be a region that AWS has: ${cure}`;
}

/** Fills in what is not answered yet. */
const example = {
  name: 'prod',
  region: 'eu-central-1',
  siteUrl: 'https://pulse.example.org',
  mailDomain: 'pulse.example.org',
  mailFrom: 'pulse@pulse.example.org',
  protectedFromDeletion: true,
};
