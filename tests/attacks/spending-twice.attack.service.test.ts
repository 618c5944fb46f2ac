/**
 * An attacker with one valid link, or one valid credential, wants more than one answer, an answer elsewhere, or one too late.
 * Everything goes through the real handlers over the embedded tables; each trick first works on a server that lacks one
 * check.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ristretto255_oprf as suite } from '@noble/curves/ed25519.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuedMarks } from '../../functions/adapters/issued-marks.ts';
import { pulseDefinitions } from '../../functions/adapters/pulse-definitions.ts';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { issueCredential } from '../../functions/issue-credential/issue-credential.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import {
  type CredentialRequest,
  credentialRequestSchema,
  type ResponseRequest,
  responseRequestSchema,
} from '../../shared/contract/answer-api.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { blindInput, credentialInfo, hashSealed, verifyCredential } from '../../shared/gate/credential.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { hashLinkToken } from '../../shared/gate/link-token.ts';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../shared/kernel/bytes.ts';
import type { Label, PulseId, Receipt } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { browserStorage, random } from '../../tools/bench/answer-world.ts';
import { answerPulse, type SurveyLink } from '../../web/survey/protocol.ts';
import { type AnswerService, type AttackedPulse, startAnswerService, whileOpen } from './answer-service.ts';

let service: AnswerService;
let here: AttackedPulse;
let elsewhere: AttackedPulse;
let unused: SurveyLink[];
beforeAll(async () => {
  service = await startAnswerService();
  here = await service.open('here', { North: 20, South: 12 });
  elsewhere = await service.open('elsewhere', { North: 12, South: 12 });
  unused = here.links.filter(({ group }) => group === 'North').map(({ link }) => link);
});
afterAll(() => service.stop());

const answers = choicesFrom([1, 2, 3, 4, 5, 1, 2]);
const atOnce = 50;
const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array();
const master = async () => (await service.masters.read('credential')) ?? new Uint8Array();
const post = (path: string, body: object) => service.fetch(path, { body: JSON.stringify(body) });
const nextLink = (): SurveyLink => {
  const link = unused.pop();
  if (!link) throw new Error('there must be links left');
  return link;
};
/** What an honest client ends up with, computed with the key. */
const credentialOf = (secretKey: Uint8Array, info: Uint8Array, x: Uint8Array) =>
  suite.poprf(info).evaluate(secretKey, x);
const rowsHere = async () => (await here.snapshot()).responses.length;

async function blindedRequest(link: SurveyLink): Promise<CredentialRequest> {
  const { credentialKey } = await here.definition();
  const info = credentialInfo(link.pulse, 'North', 'scores');
  const { blinded } = blindInput(random(), info, fromHex(credentialKey) ?? new Uint8Array(), random);
  const element = toBase64Url(blinded);
  return credentialRequestSchema.parse({
    pulse: link.pulse,
    token: link.token,
    blinded: [{ kind: 'scores', element }],
  });
}

/** What a browser would send at the end, held back: a response with its credential. */
async function finishedResponse(link = nextLink()): Promise<ResponseRequest> {
  let body = '';
  const fetch = async (path: string, init: RequestInit) => {
    if (path !== '/api/responses') return service.fetch(path, init);
    body = String(init.body);
    throw new TypeError('kept back');
  };
  await answerPulse({ link, site: '', storage: browserStorage(), fetch, random, answers });
  return responseRequestSchema.parse(JSON.parse(body));
}

/** submit-response without its check of the credential, or of anything else that a row could do without. */
async function takeAnything({ pulse, label, kind, sealed }: Partial<ResponseRequest>, named?: Receipt): Promise<void> {
  if (!pulse || !label || !kind || !sealed) return;
  const receipt = named ?? (toHex(hashSealed(bytes(sealed))) as Receipt);
  const row = { receipt, label, kind, sealed: bytes(sealed), expiresAt: 1 };
  await responsesTable(service.client, service.table).keep(pulse, row);
}

/** issue-credential that spends the link before it looks at what it should evaluate. */
async function spendAnything({ pulse, token }: Partial<CredentialRequest>): Promise<void> {
  const decoded = fromBase64Url(token ?? '');
  if (!pulse || !decoded) return;
  await issuedMarks(service.client, service.table).mark(pulse, hashLinkToken(decoded), 1, 'anything');
}

describe('fifty calls at once with one link', () => {
  const statuses = (replies: readonly Response[]) => replies.map(({ status }) => status).toSorted();

  it('would get many credentials from a server that looks first and writes later', async () => {
    const link = nextLink();
    const definitions = pulseDefinitions(service.client, service.table);
    let looking = atOnce;
    const everybodyHasLooked = Promise.withResolvers<void>();
    const marks = {
      read: async () => undefined,
      async mark(pulse: PulseId, token: Parameters<typeof invitationKeys.invitation>[1], _: number, digest: string) {
        const row = (await here.snapshot()).invitations.find(({ sk }) => sk === token);
        looking -= 1;
        if (looking === 0) everybodyHasLooked.resolve();
        await everybodyHasLooked.promise;
        if (row?.['issued'] !== undefined) return { outcome: 'spent' as const };
        await service.client.send(
          new UpdateCommand({
            TableName: service.table,
            Key: invitationKeys.invitation(pulse, token),
            UpdateExpression: 'SET issued = :digest',
            ExpressionAttributeValues: { ':digest': digest },
          }),
        );
        return { outcome: 'marked' as const, group: 'North' };
      },
    };
    const careless = { pulses: definitions, marks, credentialMaster: master, random, log: () => undefined };
    const requests = await Promise.all(Array.from({ length: atOnce }, () => blindedRequest(link)));
    const given = await Promise.allSettled(requests.map((request) => issueCredential(request, whileOpen, careless)));
    expect(given.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(1);
  });

  it('get one credential', async () => {
    const link = nextLink();
    const requests = await Promise.all(Array.from({ length: atOnce }, () => blindedRequest(link)));
    const replies = await Promise.all(requests.map((request) => post('/api/credentials', request)));
    expect(statuses(replies)).toEqual([200, ...Array(atOnce - 1).fill(409)]);
  });

  it('get the same credential when they are repeats of one call', async () => {
    const request = await blindedRequest(nextLink());
    const replies = await Promise.all(Array.from({ length: atOnce }, () => post('/api/credentials', request)));
    expect(statuses(replies)).toEqual(Array(atOnce).fill(200));
    const elements = await Promise.all(replies.map(async (reply) => (await reply.json()).evaluations[0].element));
    expect(new Set(elements).size).toBe(1);
  });

  it('would store fifty on a server that names a row by its arrival', async () => {
    const response = await finishedResponse();
    const before = await rowsHere();
    await Promise.all(Array.from({ length: atOnce }, () => takeAnything(response, toHex(random()) as Receipt)));
    expect(await rowsHere()).toBe(before + atOnce);
  });

  it('store one response when all carry the same one', async () => {
    const response = await finishedResponse();
    const before = await rowsHere();
    const replies = await Promise.all(Array.from({ length: atOnce }, () => post('/api/responses', response)));
    expect(statuses(replies)).toEqual(Array(atOnce).fill(200));
    expect(await rowsHere()).toBe(before + 1);
  });
});

describe('a credential', () => {
  it('would fit anywhere if it were not bound to pulse, label and kind', async () => {
    const { secretKey } = deriveCredentialKey(await master(), here.pulse, (await here.definition()).acceptsUntil);
    const unbound = credentialInfo('', '', 'scores');
    const takes = ({ sealed, credential }: ResponseRequest) =>
      verifyCredential(secretKey, unbound, hashSealed(bytes(sealed)), bytes(credential));
    const response = await finishedResponse();
    const credential = toBase64Url(credentialOf(secretKey, unbound, hashSealed(bytes(response.sealed))));
    const moved = [
      { ...response, credential, label: 'South' as Label },
      { ...response, credential, pulse: elsewhere.pulse },
    ];
    expect(moved.map(takes)).toEqual([true, true]);
  });

  it('is refused under another label, pulse, kind or closing instant, and with any other sealed response', async () => {
    const response = await finishedResponse();
    const other = await finishedResponse();
    const before = [await rowsHere(), (await elsewhere.snapshot()).responses.length];
    const altered = [
      { ...response, label: 'South' },
      { ...response, pulse: elsewhere.pulse },
      { ...response, pulse: elsewhere.pulse, closes: (await elsewhere.definition()).acceptsUntil },
      { ...response, closes: '2026-10-30T16:00:01Z' },
      { ...response, sealed: other.sealed },
      { ...response, credential: other.credential },
      { ...response, kind: 'comment', sealed: toBase64Url(random(2129)) },
    ];
    for (const body of altered) expect((await post('/api/responses', body)).status).toBe(422);
    expect([await rowsHere(), (await elsewhere.snapshot()).responses.length]).toEqual(before);
  });

  it('from another group of the pulse carries an answer under no other label', async () => {
    const south = here.links.find(({ group }) => group === 'South')?.link;
    const response = await finishedResponse(south);
    expect(response.label).toBe('South');
    expect((await post('/api/responses', { ...response, label: 'North' })).status).toBe(422);
  });
});

describe('a response with one bit changed, or a piece cut off', () => {
  const flip = (text: string, at: number) => {
    const changed = bytes(text);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    return toBase64Url(changed);
  };
  const alterations = (response: ResponseRequest): Partial<ResponseRequest>[] => {
    const { sealed, credential, pulse, label, closes } = response;
    const places = [0, 1, 31, 64, 65, 66, 200, 336];
    return [
      ...places.map((at) => ({ ...response, sealed: flip(sealed, at) })),
      ...Array.from({ length: 64 }, (_, at) => ({ ...response, credential: flip(credential, at) })),
      ...[1, 100, 449].map((length) => ({ ...response, sealed: sealed.slice(0, length) })),
      ...[0, 1, 85].map((length) => ({ ...response, credential: credential.slice(0, length) })),
      ...[1, pulse.length - 1].map((length) => ({ ...response, pulse: pulse.slice(0, length) as PulseId })),
      { ...response, label: label.slice(1) as Label },
      { ...response, label: `${label} ` as Label },
      { ...response, closes: closes.slice(0, -1) as Instant },
      ...Object.keys(response).map((field) => ({ ...response, [field]: undefined })),
    ];
  };
  const alteredRequests = (request: CredentialRequest): Partial<CredentialRequest>[] => {
    const [first] = request.blinded;
    const element = first?.element ?? '';
    const cut = (length: number) => ({ kind: 'scores' as const, element: element.slice(0, length) });
    return [
      ...Array.from({ length: 32 }, (_, at) => ({ ...request, token: flip(request.token, at) })),
      ...[0, 42].map((length) => ({ ...request, token: request.token.slice(0, length) })),
      ...[0, 42].map((length) => ({ ...request, blinded: [cut(length)] })),
      { ...request, blinded: [] },
      { ...request, blinded: [cut(43), cut(43)] },
      ...Object.keys(request).map((field) => ({ ...request, [field]: undefined })),
    ];
  };
  const spent = async () => (await here.snapshot()).invitations.filter(({ issued }) => issued !== undefined).length;

  it('would be stored by a server that checks no credential', async () => {
    const response = await finishedResponse();
    const before = await rowsHere();
    for (const body of alterations(response)) await takeAnything(body);
    // A row for each of the eight flips, two for the cuts (the other two are not base64), and one for the whole response.
    expect(await rowsHere()).toBe(before + 11);
  });

  it('of a request for a credential would spend the link on a server that looks at the elements afterwards', async () => {
    const request = await blindedRequest(nextLink());
    const before = await spent();
    for (const body of alteredRequests(request)) await spendAnything(body);
    expect(await spent()).toBe(before + 1);
  });

  it('is refused, and nothing is stored', async () => {
    const response = await finishedResponse();
    const before = await rowsHere();
    const statuses = new Set<number>();
    for (const body of alterations(response)) statuses.add((await post('/api/responses', body)).status);
    expect([...statuses].toSorted()).toEqual([400, 422]);
    expect(await rowsHere()).toBe(before);
    expect((await post('/api/responses', response)).status).toBe(200);
  });

  it('of a request for a credential is refused, and spends nothing', async () => {
    const request = await blindedRequest(nextLink());
    const before = await spent();
    const statuses = new Set<number>();
    for (const body of alteredRequests(request)) statuses.add((await post('/api/credentials', body)).status);
    expect([...statuses].toSorted()).toEqual([400, 404]);
    expect(await spent()).toBe(before);
  });
});

describe('an answer that comes late', () => {
  it('would be accepted by a server whose key does not depend on the closing instant', async () => {
    const { secretKey } = deriveCredentialKey(await master(), here.pulse, '' as Instant);
    const takes = ({ closes, label, kind, sealed, credential }: ResponseRequest, now: string) =>
      now < closes &&
      verifyCredential(
        secretKey,
        credentialInfo(here.pulse, label, kind),
        hashSealed(bytes(sealed)),
        bytes(credential),
      );
    const response = await finishedResponse();
    const x = hashSealed(bytes(response.sealed));
    const credential = toBase64Url(credentialOf(secretKey, credentialInfo(here.pulse, 'North', 'scores'), x));
    const late = '2026-11-15T00:00:00Z';
    expect(takes({ ...response, credential }, late)).toBe(false);
    expect(takes({ ...response, credential, closes: '2099-01-01T00:00:00Z' as Instant }, late)).toBe(true);
  });

  it('is refused from the closing instant on, whatever instant it claims', async () => {
    const response = await finishedResponse();
    const before = await rowsHere();
    try {
      service.now = response.closes;
      expect((await post('/api/responses', response)).status).toBe(410);
      expect((await post('/api/responses', { ...response, closes: '2099-01-01T00:00:00Z' })).status).toBe(422);
      expect((await post('/api/credentials', await blindedRequest(nextLink()))).status).toBe(410);
    } finally {
      service.now = whileOpen;
    }
    expect(await rowsHere()).toBe(before);
  });
});
