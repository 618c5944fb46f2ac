/**
 * Anyone may post anything to the answer path. Both handlers as Lambda loads them, over stores that are maps, so that ten
 * thousand cases take seconds: valid requests with one field replaced, cut, doubled or left out, and bodies that are not
 * requests at all.
 */
import { ristretto255 } from '@noble/curves/ed25519.js';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { IssuePorts } from '../../../functions/issue-credential/issue-credential.ts';
import {
  credentialReplySchema,
  credentialRequestSchema,
  responseReplySchema,
  responseRequestSchema,
  statusReplySchema,
  statusRequestSchema,
} from '../../../shared/contract/answer-api.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { routes } from '../../../shared/contract/routes.ts';
import { hashLinkToken } from '../../../shared/gate/link-token.ts';
import { toBase64Url } from '../../../shared/kernel/bytes.ts';
import { publicErrors } from '../../../shared/kernel/errors.ts';
import { acceptsUntil, openWorld, pulse, random } from '../../../tools/bench/answer-world.ts';
import { requestEvent, whileOpen } from '../../attacks/answer-service.ts';

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

let master: Uint8Array | undefined;
const known = random();
const stored = new Map<string, unknown>();
let issued: string | undefined;
const handlers = new Map<string, Handler>();
const log: string[] = [];
/** What the handlers asked of their stores, without the subject. */
const calls: string[] = [];

const isKnown = (token: string) => token === hashLinkToken(known);
const marks: IssuePorts['marks'] = {
  async read(_, token) {
    calls.push('read an invitation');
    return isKnown(token) ? { writing: 1, group: 'Platform', issued: issued !== undefined } : undefined;
  },
  async mark(_, token, __, digest) {
    calls.push('mark an invitation');
    if (!isKnown(token)) return { outcome: 'unknown' };
    if (issued !== undefined && issued !== digest) return { outcome: 'spent' };
    issued = digest;
    return { outcome: 'marked', group: 'Platform' };
  },
};

beforeAll(async () => {
  const { definition, ...world } = await openWorld({ Platform: 8 }, true);
  master = world.master;
  for (const name of ['INVITATIONS_TABLE', 'SITE_BUCKET', 'RESPONSES_TABLE', 'KEYS_TABLE', 'AWS_REGION'])
    vi.stubEnv(name, 'x');
  vi.doMock('../../../functions/adapters/issued-marks.ts', () => ({
    issuedMarks: () => marks,
  }));
  vi.doMock('../../../functions/adapters/pulse-gate.ts', () => ({
    pulseGate: () => ({
      async read(asked: string) {
        calls.push('read a pulse');
        return asked === pulse ? definition : undefined;
      },
    }),
  }));
  vi.doMock('../../../functions/adapters/given-back-file.ts', () => ({ givenBackFile: () => async () => undefined }));
  vi.doMock('../../../functions/adapters/responses-table.ts', () => ({
    responsesTable: () => ({ keep: async (_: string, row: { receipt: string }) => void stored.set(row.receipt, row) }),
  }));
  vi.doMock('../../../functions/adapters/key-reader.ts', () => ({
    keyReader: () => async () => {
      calls.push('read the master');
      return master;
    },
  }));
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => log.push(String(line)) > 0);
  const { handler: issue } = await import('../../../functions/issue-credential/handler.ts');
  const { handler: submit } = await import('../../../functions/submit-response/handler.ts');
  handlers.set(routes.status, issue).set(routes.issueCredential, issue).set(routes.submitResponse, submit);
});
afterAll(() => {
  vi.restoreAllMocks();
  for (const adapter of ['issued-marks', 'pulse-gate', 'given-back-file', 'responses-table', 'key-reader'])
    vi.doUnmock(`../../../functions/adapters/${adapter}.ts`);
  // The handlers loaded over these stand-ins must not be the next file's.
  vi.resetModules();
  vi.unstubAllEnvs();
});

async function post(route: string, body: string, isBase64Encoded = false) {
  const handler = handlers.get(route);
  if (!handler) throw new Error('route must be one of the answer path');
  return handler({ ...requestEvent(route, body, whileOpen), isBase64Encoded });
}

const element = toBase64Url(ristretto255.Point.BASE.multiply(7n).toBytes());
/** One valid request for each route, except that credentials cannot be forged. */
const right = {
  [routes.status]: { pulse, token: toBase64Url(known) },
  [routes.issueCredential]: {
    pulse,
    token: toBase64Url(known),
    blinded: [
      { kind: 'scores', element },
      { kind: 'comment', element },
    ],
  },
  [routes.submitResponse]: {
    pulse,
    closes: acceptsUntil,
    label: 'Platform',
    kind: 'scores',
    sealed: toBase64Url(random(limits.paddedScoresBytes + limits.sealOverheadBytes)),
    credential: toBase64Url(random(64)),
  },
};
const schemas = {
  [routes.status]: { request: statusRequestSchema, reply: statusReplySchema },
  [routes.issueCredential]: { request: credentialRequestSchema, reply: credentialReplySchema },
  [routes.submitResponse]: { request: responseRequestSchema, reply: responseReplySchema },
};
type Route = keyof typeof right;
const routesUnderAttack = Object.keys(right) as Route[];

/** Every place in a request, as a path of keys; the last steps go into lists. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [
    ...(path.length > 0 ? [[...path]] : []),
    ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key])),
  ];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? replaceAt(one, rest, change) : one));
  return { ...Object(value), [key]: replaceAt(Object(value)[key], rest, change) };
}

const base64Url = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(toBase64Url);
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    "' OR 1=1 --",
    '../../etc/passwd',
    'x'.repeat(3000),
    'A'.repeat(43),
    1e308,
    -0,
    null,
    true,
    [],
    {},
    pulse.toUpperCase(),
    `${pulse}#1`,
    'other-guild-2026-10',
    'a-9999-99',
    '2026-10-30T16:00:00.000Z',
    '9999-12-31T23:59:59Z',
    '2026-02-30T00:00:00Z',
    toBase64Url(new Uint8Array(32)),
    toBase64Url(new Uint8Array(32).fill(255)),
    toBase64Url(new Uint8Array(64)),
    'comment',
  ),
  fc.constantFrom(16, 31, 32, 33, 64, 65, 337, 2129).chain(base64Url),
);
const change: fc.Arbitrary<(old: unknown) => unknown> = fc.oneof(
  hostile.map((value) => () => value),
  fc.constant(() => undefined),
  fc.constant((old: unknown) => [old, old]),
  fc.constant((old: unknown) => `${String(old)}A`),
  fc.nat(500).map((length) => (old: unknown) => String(old).slice(0, length)),
  fc.nat(500).map((at) => (old: unknown) => {
    const text = String(old);
    return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  }),
);

interface Sent {
  readonly route: Route;
  readonly body: string;
  readonly base64: boolean;
}
const everyField = routesUnderAttack.flatMap((route) => placesIn(right[route]).map((place) => ({ route, place })));
const changedAt = ({ route, place }: (typeof everyField)[number]): fc.Arbitrary<Sent> =>
  change.map((by) => ({ route, body: JSON.stringify(replaceAt(right[route], place, by)), base64: false }));
const anyField = fc
  .tuple(fc.constantFrom(...routesUnderAttack), fc.string({ maxLength: 20 }), hostile)
  .map(([route, key, value]) => ({ route, body: JSON.stringify({ ...right[route], [key]: value }), base64: false }));
const noRequest = fc
  .tuple(
    fc.constantFrom(...routesUnderAttack),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.jsonValue().map((json) => JSON.stringify(json)),
      fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        '{"pulse":',
        '['.repeat(8000),
        'x'.repeat(8193),
        '{"__proto__":{"pulse":1}}',
      ),
      fc.nat(200).map((length) => JSON.stringify(right[routes.issueCredential]).slice(0, length)),
    ),
    fc.boolean(),
  )
  .map(([route, body, base64]) => ({ route, body, base64 }));

/** The number of cases per field in every run, ten thousand in all; PULSE_FUZZ=whole sends ten thousand for each field. */
const casesOfField = process.env['PULSE_FUZZ'] === 'whole' ? 10_000 : Math.ceil(10_000 / everyField.length);
const seen = new Set<string>();
/** Every status and body with which a caller's mistake or a rule may be answered. */
const documented = Object.entries(publicErrors)
  .filter(([, { kind }]) => kind === 'invalid' || kind === 'refused')
  .map(([code, { status, sentence }]) => JSON.stringify({ status, body: { code, message: sentence } }));

async function answersPublicly(sent: fc.Arbitrary<Sent>, numRuns: number): Promise<void> {
  // Evaluating takes as long as a hundred refusals, and is tested elsewhere.
  const mostlySpent = fc.oneof({ weight: 9, arbitrary: fc.constant('spent') }, fc.constant(undefined));
  await fc.assert(
    fc.asyncProperty(sent, mostlySpent, async ({ route, body, base64 }, before) => {
      issued = before;
      const reply = await post(route, body, base64);
      const json: unknown = JSON.parse(reply.body ?? '');
      seen.add(`${route} ${reply.statusCode}`);
      expect(reply.headers).toEqual({ 'content-type': 'application/json', 'cache-control': 'no-store' });
      if (reply.statusCode === 200) {
        schemas[route].request.parse(JSON.parse(base64 ? Buffer.from(body, 'base64').toString() : body));
        schemas[route].reply.parse(json);
      } else {
        expect(documented).toContain(JSON.stringify({ status: reply.statusCode, body: json }));
        expect(issued).toBe(before);
      }
    }),
    { numRuns },
  );
}

const named = everyField.map((field) => [`${field.place.join('.')} of ${field.route}`, field] as const);
it.each(named)(
  'whatever %s contains is answered with 200 if it is right, else with one public code, never a 5xx',
  async (_, field) => {
    await answersPublicly(changedAt(field), casesOfField);
  },
  600_000,
);

it('answers what is not a request, or has one field too many, in the same way', async () => {
  await answersPublicly(fc.oneof(anyField, noRequest), 2_000);
});

it('has met every kind of refusal, stored nothing, and logged nothing that was sent', () => {
  // Credentials cannot be guessed, so nothing was ever stored; and the cases did reach every kind of refusal.
  expect(stored.size).toBe(0);
  expect([...seen].toSorted()).toEqual([
    `${routes.issueCredential} 200`,
    `${routes.issueCredential} 400`,
    `${routes.issueCredential} 404`,
    `${routes.issueCredential} 409`,
    `${routes.submitResponse} 400`,
    `${routes.submitResponse} 422`,
    `${routes.status} 200`,
    `${routes.status} 400`,
    `${routes.status} 404`,
  ]);
  // Every entry is from the registry; none holds anything that was sent.
  const entries = new Set(log.map((line) => Object.keys(JSON.parse(line)).join()));
  expect([...entries].toSorted()).toEqual(['timestamp,level,event,code', 'timestamp,level,event,pulse']);
});

/** Two calls in one second and one in the next differ in their time alone. */
const withoutTime = (line: string): string => JSON.stringify({ ...JSON.parse(line), timestamp: undefined });

it('says the same, and does the same, about every token that is not a link, however near it is to one', async () => {
  const near = fc.oneof(
    base64Url(32),
    fc
      .tuple(fc.nat(31), fc.nat(7))
      .map(([at, bit]) => toBase64Url(known.map((b, i) => (i === at ? b ^ (1 << bit) : b)))),
    // What an attacker would try who has read the table of invitations, or the roster.
    fc.constant(toBase64Url(Uint8Array.from(Buffer.from(hashLinkToken(known), 'hex')))),
    fc.constant(toBase64Url(known.toReversed())),
  );
  const stranger = toBase64Url(random());
  for (const route of [routes.status, routes.issueCredential] as const) {
    /** Everything that can be seen of an answer, and everything that can take time. */
    const asked = async (token: string) => {
      const [line, call] = [log.length, calls.length];
      const reply = await post(route, JSON.stringify({ ...right[route], token }));
      return { reply, logged: log.slice(line).map(withoutTime), called: calls.slice(call) };
    };
    const expected = await asked(stranger);
    expect(expected.reply.statusCode).toBe(404);
    await fc.assert(
      fc.asyncProperty(near, async (token) => {
        expect(await asked(token)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  }
});
