/**
 * What a function may import and what its role may touch must say the same thing. The imports of each row are compared with
 * the rights of its role, both ways: a right that no adapter of the row uses is a finding, and so is an adapter, or a folder
 * of words about people or answers, without the right.
 */
import { type ImportRow, rowFile } from '../../import-law.ts';
import type { FunctionName } from '../../shared/contract/functions.ts';
import type { Grant, TableName } from './role-grants.ts';

/** A grant, with the table it is on, if it is on one. */
export type NamedGrant = Grant & { readonly table?: TableName };

type Right = (grant: NamedGrant) => boolean;

/** Rights that the platform uses on the role's behalf: logs, dead letters, and the queue whose messages it delivers. */
export const isUsedByCode = ({ action, resource }: Grant): boolean =>
  !action.startsWith('logs:') &&
  !resource.includes('DeadLetters') &&
  !/^sqs:(?:Receive|Delete|ChangeMessage|GetQueue)/.test(action);

const table =
  (name: TableName, ...partitions: string[]): Right =>
  ({ table: granted, conditions }) =>
    granted === name &&
    (partitions.length === 0 ||
      [conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']]
        .flat()
        .some((key) => partitions.includes(`${key}`)));
const bucket =
  (name: 'inbox' | 'site'): Right =>
  ({ action, resource }) =>
    action.startsWith('s3:') && new RegExp(`-${name}\\w*(/|$)`).test(resource);
const action =
  (...starts: string[]): Right =>
  (grant) =>
    starts.some((start) => grant.action.startsWith(start));
const key =
  (partition: string, ...verbs: string[]): Right =>
  (grant) =>
    table('Keys', partition)(grant) && verbs.some((verb) => grant.action === `dynamodb:${verb}Item`);
const any =
  (...rights: Right[]): Right =>
  (grant) =>
    rights.some((right) => right(grant));

const invitations = table('Invitations', 'invitations#*');
const definitions = table('Invitations', 'definition#*');
const mailRecords = table('Invitations', 'mails#*');

/** What each adapter gives access to. One without an entry here must touch no service. */
export const rightOf: Readonly<Record<string, Right>> = {
  'given-back-file': bucket('site'),
  'inbox-bucket': bucket('inbox'),
  'invitations-table': invitations,
  'issued-marks': invitations,
  'mail-queue': action('sqs:SendMessage'),
  'mail-record-table': mailRecords,
  mailer: action('ses:'),
  'key-places': table('Keys'),
  'master-keys': table('Keys', 'link', 'credential', 'read'),
  'notice-outbox-table': any(table('Invitations', 'digest#*'), table('Invitations', 'notice#*')),
  'outbox-table': invitations,
  'people-table': table('People'),
  'pulse-creation': any(definitions, key('sealing#*', 'Put')),
  'pulse-definitions': definitions,
  'pulse-gate': definitions,
  'report-files': bucket('site'),
  'responses-table': table('Responses'),
  'results-table': table('Results'),
  'roster-erasure': table('People'),
  'roster-memory-table': table('People'),
  schedules: action('scheduler:', 'iam:PassRole'),
  'sealing-keys': key('sealing#*', 'Get', 'Delete'),
  'signals-table': table('Signals'),
  'site-bucket': bucket('site'),
  'stop-writer': table('People'),
  'stops-table': table('People'),
};
/** Adapters that only hold a client or pages of rows for others. */
export const parts = [
  'clients',
  'conditional-write',
  'key-row',
  'outbox-state',
  'past-rosters',
  's3-client',
  'whole-query',
];

/** The rooms and contracts that are about people. */
const people = [
  'shared/roster',
  'shared/mail',
  'shared/contract/people',
  'shared/contract/people-stores',
  'shared/contract/mail-record',
];

/** Folders and files with words for what only some roles may touch: the right they need, and the right that needs them. */
const wordsFor: readonly { readonly words: readonly string[]; readonly need: Right; readonly neededBy?: Right }[] = [
  { words: people, need: any(table('People'), invitations, mailRecords), neededBy: table('People') },
  { words: ['shared/gate'], need: any(key('credential', 'Get'), key('link', 'Get')) },
  both('shared/gate/credential-keys', key('credential', 'Get')),
  both('shared/reading', key('read', 'Get')),
  { words: ['shared/participation'], need: table('Signals') },
  both('shared/answers/answers', table('Responses')),
  both('shared/answers/open-seal', key('sealing#*', 'Get')),
  { words: ['shared/answers/seal-keys'], need: key('sealing#*', 'Get', 'Put') },
  both('emails', action('ses:SendRawEmail')),
  { words: ['web'], need: bucket('site') },
];
function both(words: string, right: Right) {
  return { words: [words], need: right, neededBy: right };
}

/** Words that any function may read: the page that ends mails is kept with the mails and names no one. */
const harmless = ['web/unsubscribe'];

export type Law = Readonly<Record<FunctionName, ImportRow>>;
export type Rights = ReadonlyMap<FunctionName, readonly NamedGrant[]>;

/** Where rows and rights disagree, with the row to change. */
export function findingsOf(law: Law, rights: Rights): string[] {
  return [...rights].flatMap(([name, grants]) => {
    const { imports, adapters } = law[name];
    const may = (right: Right): boolean => grants.some(right);
    // A row names words if it allows all of them, and touches them if it allows some.
    const names = (words: readonly string[]): boolean =>
      words.some((word) => imports.some((entry) => `${word}/`.startsWith(`${entry}/`)));
    const touches = (words: readonly string[]): boolean =>
      words.some((word) => imports.some((entry) => `${entry}/`.startsWith(`${word}/`) && !harmless.includes(entry))) ||
      names(words);
    const used = adapters.flatMap((file) => rightOf[file] ?? []);
    return [
      ...adapters
        .filter((file) => rightOf[file] && !may(rightOf[file]))
        .map((file) => `allows the adapter ${file}, and the role has no right for it`),
      ...grants
        .filter((grant) => !used.some((right) => right(grant)))
        .map(({ action, resource }) => `allows no adapter that uses the right to ${action} on ${resource}`),
      ...wordsFor
        .filter(({ words, need }) => touches(words) && !may(need))
        .map(({ words }) => `allows ${words.join(' or ')}, and the role has no right to what it is about`),
      ...wordsFor
        .filter(({ words, neededBy }) => neededBy && may(neededBy) && !names(words))
        .map(({ words }) => `does not allow ${words.join(' or ')}, and the role has the right to what it is about`),
      ...(touches(people) && touches(['shared/answers/answers']) ? ['allows people and answers'] : []),
    ].map((what) => `${rowFile(name)} ${what}`);
  });
}
