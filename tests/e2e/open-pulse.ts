import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { resultsTable } from '../../functions/adapters/results-table.ts';
import { persistentClock } from '../../local/clock.ts';
import { loadAssembly } from '../../local/cloud-assembly.ts';
import type { StoredMail } from '../../local/mail-store.ts';
import { resolveAssembly } from '../../local/resolve-template.ts';
import { queueUrl } from '../../local/resource-names.ts';
import { type Stack, type StackOptions, startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { commitmentSchema } from '../../shared/contract/commitment.ts';
import type { CommunityInput, InstrumentRef } from '../../shared/contract/community.ts';
import { type Language, languages } from '../../shared/contract/identifiers.ts';
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import { acceptsUntilOf, type Manifest, manifestSchema } from '../../shared/contract/pulse.ts';
import type { PulseState } from '../../shared/contract/pulse-state.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';

const community = 'data-guild' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
const pulse = 'data-guild-2026-10' as PulseId;
/** Labelled scales and the one numeric scale: every shape a question has. */
const instruments: InstrumentRef[] = [
  { id: 'leadership-support', version: 1 },
  { id: 'belief-in-action', version: 1 },
  { id: 'recommend', version: 1 },
];

/** What the steward has reported before the pulse: that it is only in English is part of the test. */
export const actionTold = 'We moved the weekly meeting to Tuesday, as most of you asked.';

export interface Invited {
  readonly mail: StoredMail;
  /** Of the button, which chooses nothing. */
  readonly link: string;
  readonly language: Language;
}

/** What the close says: the public list, and the sums, which are all that is kept. */
export interface Counted {
  readonly receipts: readonly string[];
  readonly issued: number;
  readonly result: PulseResult;
}

/** The whole pipeline on this machine, with one pulse open and its invitations in the inbox. */
export interface OpenPulse {
  readonly stack: Stack;
  readonly siteBucket: string;
  readonly pulse: PulseId;
  readonly manifest: Manifest;
  /** The next invitation that no journey has used, in this language. */
  nextInvited(language?: Language): Invited;
  /** Operations so far that write or send anything, except the runtime's own. */
  readonly writes: readonly string[];
  /** Lines that functions have logged so far. */
  readonly logged: readonly string[];
  /** The tables behind the functions, for tests that do what only an operator could. */
  readonly tables: DynamoDBDocumentClient;
  /** Of a queue of the template, by the first part of its logical id. */
  queueUrl(word: string): string;
  tableNamed(word: 'Invitations' | 'Keys' | 'People' | 'Responses' | 'Results' | 'Signals'): string;
  /** As if a run had been killed there. */
  setState(state: PulseState): Promise<void>;
  /** Moves the clock to the closing hour; from then on nothing is accepted. */
  close(): Promise<void>;
  /** Moves the clock until the quarter's report is published. */
  publish(): Promise<void>;
  /** Moves the clock until everything is counted. */
  count(): Promise<Counted>;
  stop(): Promise<void>;
}

/** A community of made-up people in one zone, so that all are invited at once; most of them read English. */
function roster(members: number): Uint8Array {
  const rows = Array.from({ length: members }, (_, i) => {
    const language = i % 3 === 0 ? languages[(i / 3) % languages.length] : 'en';
    const role = i === 0 ? 'steward' : 'member';
    return `person${i}@example.org,Person ${i},${i % 2 === 0 ? 'Platform' : 'Design & research'},Europe/Berlin,${language},${role}`;
  });
  return new TextEncoder().encode(['email,name,group,timezone,language,role', ...rows].join('\r\n'));
}

/** The same assembly, except for the one number in the redrive policy of the mail queue. */
async function givingUpAfter(assembly: string, receives: number, folder: string): Promise<string> {
  await mkdir(folder);
  let changed = 0;
  for (const name of await readdir(assembly)) {
    const path = join(assembly, name);
    const text = name.endsWith('.template.json') ? await readFile(path, 'utf8') : '';
    const edited = text.replace(/("maxReceiveCount":\s*)\d+/, `$1${receives}`);
    if (edited === text) await symlink(path, join(folder, name));
    else {
      changed += 1;
      await writeFile(join(folder, name), edited);
    }
  }
  if (changed !== 1) throw new Error('one template must say when a mail is given up');
  return folder;
}

export async function openPulse(
  members = 60,
  {
    tapFromMail = false,
    comments = false,
    mailReceives,
    ...options
  }: Pick<StackOptions, 'disturb' | 'mailPolicy'> & {
    readonly tapFromMail?: boolean;
    readonly comments?: boolean;
    /** After how many receives a mail is given up, replacing the template's own number. */
    readonly mailReceives?: number;
  } = {},
): Promise<OpenPulse> {
  const data = await mkdtemp(join(tmpdir(), 'commons-pulse-'));
  const clock = await persistentClock(join(data, 'clock.json'), '2026-10-01T00:00:00Z' as Instant);
  const writes: string[] = [];
  const logged: string[] = [];
  const synthesised = await synthesise(process.cwd());
  const assembly =
    mailReceives === undefined ? synthesised : await givingUpAfter(synthesised, mailReceives, join(data, 'assembly'));
  const resources = resolveAssembly(loadAssembly(assembly), { gatewayPort: 1, siteHost: 'site.test', parameters: {} });
  const stack = await startStack({
    assembly,
    data,
    port: 0,
    clock,
    ...options,
    onLog: (_, line) => void logged.push(line),
    onCall: ({ role, service, operation }) => {
      const changes = /^(?:Put|Update|Delete|Transact|Batch|Send|Create|POST|PUT|DELETE)/.test(operation);
      if (role !== 'local' && changes) writes.push(`${service} ${operation}`);
    },
  });
  const stop = async () => {
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const input: CommunityInput = {
      id: community,
      name: 'Data guild',
      timeZone: 'Europe/Berlin',
      steward: { name: 'Sam Steward', email: 'person0@example.org' },
      pulses: [{ monthOfQuarter: 1, instruments }],
      tapFromMail,
      comments,
      actions: [{ quarter: '2026-Q3', words: { en: actionTold } }],
    };
    await stack.putInboxObject(inboxKeys.configuration(community), new TextEncoder().encode(JSON.stringify(input)));
    await stack.drain();
    await stack.putInboxObject(inboxKeys.roster(community), roster(members));
    await stack.drain();
    await stack.advanceTo('2026-10-13T07:30:00Z' as Instant);
    const invited = stack.mails().flatMap((mail): Invited[] => {
      const [link, language] = /^http:\S+\/s\/[a-z0-9-]+\/([A-Za-z-]+)#(?!\S*&a=)\S+$/m.exec(mail.text) ?? [];
      const known = languages.find((one) => one === language);
      return link !== undefined && known ? [{ mail, link, language: known }] : [];
    });
    if (invited.length !== members) throw new Error(`${members} must be invited, but ${invited.length} were`);
    const bytes = await stack.readSiteObject(siteKeys.manifest(pulse));
    const manifest = manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));

    const client = new DynamoDBClient({
      endpoint: stack.endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const documents = DynamoDBDocumentClient.from(client);
    const allTables = resources.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
    const tableNamed = (word: string) => allTables.find(({ logicalId }) => logicalId.startsWith(word))?.name ?? word;
    return {
      stack,
      siteBucket:
        resources.find(({ type, logicalId }) => type === 'AWS::S3::Bucket' && logicalId.startsWith('Site'))?.name ?? '',
      pulse,
      manifest,
      writes,
      logged,
      tables: documents,
      tableNamed,
      queueUrl(word) {
        const queue = resources.find(({ type, logicalId }) => type === 'AWS::SQS::Queue' && logicalId.startsWith(word));
        return queueUrl(Number(new URL(stack.endpoint).port), queue?.name ?? word);
      },
      nextInvited(language = 'en') {
        const index = invited.findIndex((one) => one.language === language);
        const [found] = invited.splice(index, index < 0 ? 0 : 1);
        if (!found) throw new Error(`the roster must have another person who reads ${language}`);
        return found;
      },
      async setState(state) {
        await documents.send(
          new UpdateCommand({
            TableName: tableNamed('Invitations'),
            Key: invitationKeys.definition(pulse),
            UpdateExpression: 'SET #state = :state',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': state },
          }),
        );
      },
      close: () => stack.advanceTo(acceptsUntilOf(manifest)),
      publish: () => stack.advanceTo(addSeconds(manifest.publishes, 10 * 60)),
      async count() {
        await stack.advanceTo(addSeconds(acceptsUntilOf(manifest), 10 * 60));
        const list = await stack.readSiteObject(siteKeys.commitment(pulse));
        const { receipts } = commitmentSchema.parse(JSON.parse(new TextDecoder().decode(list)));
        const { pulses } = await resultsTable(documents, tableNamed('Results')).quarter(community, quarter);
        const [result] = pulses;
        if (!result) throw new Error('a closed pulse must have a result');
        return { receipts, issued: result.counts.reduce((sum, count) => sum + count.issued, 0), result };
      },
      async stop() {
        client.destroy();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
