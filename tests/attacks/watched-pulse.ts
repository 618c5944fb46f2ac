/**
 * Runs one pulse from opening to close under observation: members answer in random order, interleaved with calls of others,
 * and after every request all tables but Keys are copied; Keys once, after the close. What the watcher has at the end is the evidence; who answered what is the
 * truth, which no linking program is given.
 */
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { encodeScores } from '../../shared/answers/answers.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { type Manifest, manifestSchema } from '../../shared/contract/pulse.ts';
import { keyRows, responseKeys } from '../../shared/contract/tables.ts';
import { hashLinkToken } from '../../shared/gate/link-token.ts';
import { fromBase64Url } from '../../shared/kernel/bytes.ts';
import type { Receipt, TokenHash } from '../../shared/kernel/ids.ts';
import { browserStorage, random } from '../../tools/bench/answer-world.ts';
import { answerPulse, type SurveyLink } from '../../web/survey/protocol.ts';
import type { AnswerService, AttackedPulse, Row, Snapshot } from './answer-service.ts';

/** One choice per item of the seven of psychological safety. */
export type Choices = readonly number[];

export interface Person {
  readonly token: TokenHash;
  readonly member: string;
  readonly label: string;
}

export interface Evidence {
  readonly people: readonly Person[];
  readonly manifest: Manifest;
  /** After each request, in order. */
  readonly snapshots: readonly Snapshot[];
  /** The last one before anything was opened, and the one after everything was closed. */
  readonly atClose: Snapshot;
  readonly after: Snapshot;
  readonly log: readonly string[];
  /** All of the table Keys after the close, by partition. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** More than is kept: every set of answers given under each label, in no order. */
  readonly given: ReadonlyMap<string, readonly Choices[]>;
  /** How many bytes answers have before they are sealed: the code is public. */
  readonly plainLength: (choices: Choices) => number;
}

/** From a person's token hash to the key of a response row. */
export type Links = ReadonlyMap<string, string>;
/** From the key of a response row to what it says. */
export type Opened = ReadonlyMap<string, Choices>;

export const labelOf = ({ people }: Evidence): Map<string, string> =>
  new Map(people.map(({ token, label }) => [token, label]));

export interface Watched {
  readonly evidence: Evidence;
  /** The sealing key as it was during the pulse. */
  readonly sealingKey: Uint8Array;
  /** By token hash. */
  readonly truth: ReadonlyMap<TokenHash, Choices>;
  /** What each person wrote, where the pulse asked for comments. */
  readonly said: ReadonlyMap<TokenHash, string>;
}

export interface Request {
  readonly path: string;
  readonly person: Person;
  readonly choices: Choices;
  readonly body: string;
  /** For an accepted response. */
  readonly receipt?: Receipt | undefined;
  readonly clock: number;
}

/** What a build does worse than ours. */
export interface Weakness {
  readonly random?: typeof random;
  /** Replaces the whole client. */
  readonly answer?: (
    fetch: AnswerService['fetch'],
    watched: AttackedPulse,
    link: SurveyLink,
    choices: Choices,
  ) => Promise<void>;
  readonly plainLength?: Evidence['plainLength'];
  /** Accepts a response in place of submit-response. */
  readonly take?: (service: AnswerService, body: string) => Promise<void>;
  /** What else the server does after a request that it accepted. */
  readonly besides?: (service: AnswerService, watched: AttackedPulse, request: Request) => Promise<void>;
  readonly keepsSealingKey?: boolean;
  /** A reply without a call, to a person who wrote these words; undefined if the call is to be made. */
  readonly instead?: (path: string, body: string, words: string | undefined) => Response | undefined;
}

/** Writes more into existing rows, as a weakened build would. */
export async function addToRow({ client, table }: AnswerService, row: Row, attributes: Row): Promise<void> {
  const names = Object.keys(attributes);
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: row['pk'], sk: row['sk'] },
      UpdateExpression: `SET ${names.map((_, i) => `#n${i} = :v${i}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#n${i}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name, i) => [`:v${i}`, attributes[name]])),
    }),
  );
}

export const responseRow = (watched: AttackedPulse, receipt: Receipt): Row => ({
  ...responseKeys.response(watched.pulse, receipt),
});

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/**
 * Choices for seven items, of which the part that is revealed is unique in the pulse, so that a link is clearly right or
 * wrong.
 */
function ownChoices(taken: Set<unknown>, told: (choices: Choices) => unknown): Choices {
  for (;;) {
    const choices = [...random(7)].map((byte) => byte % 6);
    if (taken.has(told(choices))) continue;
    taken.add(told(choices));
    return choices;
  }
}

/**
 * One request at a time. A person who has begun usually continues, and sometimes another comes in between: that is drawn,
 * never left to the speed of the machine.
 */
function turnstile() {
  const waiting: { lane: number; go: () => void }[] = [];
  let busy = false;
  let held: number | undefined;
  const next = () => {
    const at =
      held === undefined ? Math.floor(Math.random() * waiting.length) : waiting.findIndex((w) => w.lane === held);
    const [chosen] = at < 0 ? [] : waiting.splice(at, 1);
    busy = chosen !== undefined;
    chosen?.go();
  };
  return async <T>(lane: number, isLast: boolean, act: () => Promise<T>): Promise<T> => {
    await new Promise<void>((go) => {
      waiting.push({ lane, go });
      if (!busy) next();
    });
    try {
      return await act();
    } finally {
      held = !isLast && Math.random() < 0.9 ? lane : undefined;
      next();
    }
  };
}

const lanes = 3;

export async function watchPulse(
  service: AnswerService,
  id: string,
  groups: Readonly<Record<string, number>>,
  weakness: Weakness = {},
  comments?: (person: number) => string,
): Promise<Watched> {
  const watched = await service.open(id, groups, comments !== undefined);
  const definition = await watched.definition();
  const firstLine = service.log.length;
  const snapshots: Snapshot[] = [];
  const truth = new Map<TokenHash, Choices>();
  const said = new Map<TokenHash, string>();
  const taken = new Set<unknown>();
  const turn = turnstile();
  let clock = 0;

  const everybody = watched.links.map(({ link, member, group }, index) => {
    const token = hashLinkToken(fromBase64Url(link.token) ?? new Uint8Array());
    const person: Person = { token, member, label: definition.labels?.[group] ?? '' };
    if (comments) said.set(token, comments(index));
    return { person, link };
  });

  const answerOne = async ({ person, link }: (typeof everybody)[number], lane: number): Promise<void> => {
    const choices = ownChoices(taken, weakness.plainLength ?? String);
    truth.set(person.token, choices);
    const isLast = (path: string, body: string) =>
      path === '/api/responses' && (!comments || body.includes('"kind":"comment"'));
    const fetch = (path: string, init: RequestInit): Promise<Response> =>
      turn(lane, isLast(path, String(init.body)), async () => {
        const instead = weakness.instead?.(path, String(init.body), said.get(person.token));
        if (instead) return instead;
        if (path === '/api/responses' && weakness.take) await weakness.take(service, String(init.body));
        const response = await service.fetch(path, init);
        if (!path.startsWith('/api/')) return response;
        const reply: { receipt?: Receipt } = await response.clone().json();
        clock += 1;
        const body = String(init.body);
        if (response.ok)
          await weakness.besides?.(service, watched, { path, person, choices, body, receipt: reply.receipt, clock });
        snapshots.push(await watched.snapshot());
        return response;
      });
    if (weakness.answer) {
      await weakness.answer(fetch, watched, link, choices);
      return;
    }
    const outcome = await answerPulse({
      link,
      site: '',
      storage: browserStorage(),
      fetch,
      random: weakness.random ?? random,
      answers: choicesFrom(choices),
      comment: said.get(person.token),
    });
    if (outcome.kind !== 'done') throw new Error(`every member must get through, but one is ${outcome.kind}`);
  };

  const queue = shuffled(everybody);
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let next = queue.pop(); next; next = queue.pop()) await answerOne(next, lane);
    }),
  );

  const atClose = await watched.snapshot();
  const { pulse, manifest = '' } = definition;
  const sealingKey = await service.sealingKeys.read(pulse);
  if (!sealingKey) throw new Error('an open pulse must have a sealing key');
  await watched.close();
  if (weakness.keepsSealingKey) {
    const Item = { ...keyRows.sealing(pulse), bytes: sealingKey };
    await service.client.send(new PutCommand({ TableName: service.table, Item }));
  }
  const given = Map.groupBy(
    everybody.map(({ person: { token, label } }) => ({ label, choices: truth.get(token) ?? [] })),
    ({ label }) => label,
  );
  return {
    truth,
    said,
    sealingKey,
    evidence: {
      people: everybody.map(({ person }) => person),
      manifest: manifestSchema.parse(JSON.parse(manifest)),
      snapshots,
      atClose,
      after: await watched.snapshot(),
      log: service.log.slice(firstLine),
      keys: await service.storedKeys(),
      plainLength: weakness.plainLength ?? ((choices) => encodeScores(choicesFrom(choices)).length),
      given: new Map([...given].map(([label, all]) => [label, all.map(({ choices }) => choices).toSorted()])),
    },
  };
}
