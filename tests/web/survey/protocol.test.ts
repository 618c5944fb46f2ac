import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { choicesFrom } from '../../../shared/answers/choice.ts';
import { deriveCredentialKey } from '../../../shared/gate/credential-keys.ts';
import { toHex, utf8 } from '../../../shared/kernel/bytes.ts';
import {
  acceptsUntil,
  browserStorage,
  opens,
  openWorld,
  pulse,
  random,
  type World,
} from '../../../tools/bench/answer-world.ts';
import { answerPulse, checkLink, type SurveyPorts } from '../../../web/survey/protocol.ts';

const answers = choicesFrom([1, 2, 3, 4, 0]);

const at = (world: World, i = 0, site = ''): SurveyPorts & { storage: ReturnType<typeof browserStorage> } => {
  const member = world.links[i];
  if (!member) throw new Error('world must have that link');
  return { link: member.link, site, storage: browserStorage(), fetch: world.fetch, random };
};

/** The world's fetch with one reply changed on its way. */
const changing =
  (world: World, path: string, change: (body: Record<string, unknown>) => unknown) =>
  async (url: string, init: RequestInit): Promise<Response> => {
    const response = await world.fetch(url, init);
    if (!url.endsWith(path)) return response;
    return Response.json(change(await response.json()), { status: response.status });
  };

describe('a member’s link', () => {
  it('names the label and how many members it has before anything is sent', async () => {
    const world = await openWorld({ Platform: 9, Design: 8 });
    const check = await checkLink(at(world, 9));
    expect(check).toMatchObject({ kind: 'ready', label: 'Design', members: 8 });
    expect([...world.invitations.values()].every((row) => row.issued === undefined)).toBe(true);
  });

  it('can be answered once, and shows its receipt again in the same browser', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world, 0, 'https://pulse.example');
    const sent = await answerPulse({ ...here, answers });
    expect(sent.kind).toBe('done');
    expect(await answerPulse({ ...here, answers: choicesFrom([5, 5, 5, 5, 5]) })).toEqual(sent);
    expect(await checkLink(here)).toEqual(sent);
    expect(world.responses.size).toBe(1);
    expect(sent.kind === 'done' && world.responses.has(sent.receipts[0] ?? '')).toBe(true);
  });

  it('says on a second device to continue where Send was pressed', async () => {
    const world = await openWorld({ Platform: 8 });
    await answerPulse({ ...at(world), answers });
    expect(await checkLink(at(world))).toEqual({ kind: 'used-elsewhere' });
    expect(await answerPulse({ ...at(world), answers })).toEqual({ kind: 'used-elsewhere' });
    expect(world.responses.size).toBe(1);
  });

  it('is sent even while others flood the status of links, once the page has looked at it', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    const check = await checkLink(here);
    if (check.kind !== 'ready') throw new Error('the link must be good');
    const answering = (status: number) => async (url: string, init: RequestInit) =>
      url.endsWith('/status') ? new Response('', { status }) : world.fetch(url, init);
    expect(await answerPulse({ ...here, fetch: answering(429), answers })).toMatchObject({ kind: 'unreachable' });
    const looked = { ...here, answers, place: check.place };
    // Any other trouble leaves the answers unsealed, so that they can still be changed.
    expect(await answerPulse({ ...looked, fetch: answering(503) })).not.toHaveProperty('isSealed');
    expect((await answerPulse({ ...looked, fetch: answering(429) })).kind).toBe('done');
  });

  it('used elsewhere while this page was open keeps nothing of these answers', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    const check = await checkLink(here);
    if (check.kind !== 'ready') throw new Error('the link must be good');
    await answerPulse({ ...at(world), answers });
    expect(await answerPulse({ ...here, answers, place: check.place })).toEqual({ kind: 'used-elsewhere' });
    expect(await checkLink(here)).toEqual({ kind: 'used-elsewhere' });
    expect(world.responses.size).toBe(1);
  });

  it('sends a comment as a second response under the same call', async () => {
    const world = await openWorld({ Platform: 8 }, true);
    const sent = await answerPulse({ ...at(world), answers, comment: 'Könnte früher sein 🙂' });
    expect(sent.kind === 'done' && sent.receipts).toHaveLength(2);
    expect([...world.responses.values()].map(({ kind }) => kind).sort()).toEqual(['comment', 'scores']);
    expect(new Set([...world.responses.values()].map(({ expiresAt }) => expiresAt)).size).toBe(1);
  });

  it('does not send a comment that the pulse does not invite', async () => {
    const world = await openWorld({ Platform: 8 });
    await answerPulse({ ...at(world), answers, comment: 'secret' });
    expect([...world.responses.values()].map(({ kind }) => kind)).toEqual(['scores']);
  });

  it('is unknown when its token is wrong in form or in fact', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    for (const token of ['', 'abc', `${here.link.token}A`, 'A'.repeat(43)]) {
      const link = { ...here.link, token };
      expect(await checkLink({ ...here, link })).toEqual({ kind: 'unknown-link' });
    }
  });

  it('is early before the opening and late from the closing instant on', async () => {
    const world = await openWorld({ Platform: 8 });
    world.now = opens.replace('07:00:00', '06:59:59') as typeof opens;
    expect(await checkLink(at(world))).toEqual({ kind: 'not-open' });
    world.now = acceptsUntil;
    expect(await checkLink(at(world))).toEqual({ kind: 'closed' });
    expect(await answerPulse({ ...at(world), answers })).toEqual({ kind: 'closed' });
  });

  it('belongs to a closed pulse, not an unknown one, when invitations are long forgotten and the public list exists', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    world.invitations.clear();
    expect(await checkLink(here)).toEqual({ kind: 'unknown-link' });
    const listed = async (url: string, init: RequestInit) =>
      url.endsWith('/commitment.json') ? Response.json({ receipts: [] }) : world.fetch(url, init);
    expect(await checkLink({ ...here, fetch: listed })).toEqual({ kind: 'closed' });
  });

  it('reports a server fault as one, and when the server wants the next try, up to a minute', async () => {
    const world = await openWorld({ Platform: 8 });
    const asking = (seconds: string) => async (url: string, init: RequestInit) =>
      url.endsWith('/api/status')
        ? new Response('busy', { status: 503, headers: { 'retry-after': seconds } })
        : world.fetch(url, init);
    for (const [asked, kept] of [
      ['7', 7],
      ['86400', 60],
      ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
    ] as const) {
      const outcome = await answerPulse({ ...at(world), fetch: asking(asked), answers });
      expect(outcome).toEqual({ kind: 'unreachable', trouble: { retrySeconds: kept } });
    }
  });
});

describe('a response on its way when the pulse closes', () => {
  const losing = (world: World, path: string, arrives: boolean) => async (url: string, init: RequestInit) => {
    if (!url.endsWith(path)) return world.fetch(url, init);
    if (arrives) await world.fetch(url, init);
    throw new TypeError('failed to fetch');
  };
  const publishing =
    (world: World, receipts: readonly string[] | undefined) => async (url: string, init: RequestInit) => {
      if (!url.endsWith('commitment.json')) return world.fetch(url, init);
      return receipts ? Response.json({ receipts: [...receipts, 'f'.repeat(64)] }) : new Response('', { status: 404 });
    };

  it('is forgotten when it never got a credential: it can no longer arrive', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    await answerPulse({ ...here, fetch: losing(world, '/api/credentials', true), answers });
    expect(here.storage.kept.size).toBe(1);
    world.now = acceptsUntil;
    expect(await answerPulse({ ...here, answers })).toEqual({ kind: 'closed' });
    expect(here.storage.kept.size).toBe(0);
  });

  it('is plainly reported as not counted when it had never gone out before', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    const closing = async (url: string, init: RequestInit) => {
      if (url.endsWith('/api/responses')) world.now = acceptsUntil;
      return world.fetch(url, init);
    };
    expect(await answerPulse({ ...here, fetch: closing, answers })).toEqual({ kind: 'closed' });
    expect(here.storage.kept.size).toBe(0);
    expect(world.responses.size).toBe(0);
  });

  it('is counted without the comment that came too late', async () => {
    const world = await openWorld({ Platform: 8 }, true);
    const here = at(world);
    const closing = async (url: string, init: RequestInit) => {
      const reply = await world.fetch(url, init);
      if (url.endsWith('/api/responses')) world.now = acceptsUntil;
      return reply;
    };
    const sent = await answerPulse({ ...here, fetch: closing, answers, comment: 'late' });
    expect(sent).toEqual({ kind: 'done', receipts: [...world.responses.keys()] });
    expect(world.responses.size).toBe(1);
  });

  it.each([true, false])('is looked for in the published list, which alone knows (arrived: %s)', async (arrives) => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    await answerPulse({ ...here, fetch: losing(world, '/api/responses', arrives), answers });
    world.now = acceptsUntil;
    const early = await answerPulse({ ...here, fetch: publishing(world, undefined), answers });
    expect(early.kind).toBe('unconfirmed');
    expect(here.storage.kept.size).toBe(1);
    const later = await answerPulse({ ...here, fetch: publishing(world, [...world.responses.keys()]), answers });
    if (arrives) expect(later).toEqual({ kind: 'done', receipts: [...world.responses.keys()] });
    else expect(later).toEqual({ kind: 'closed' });
    expect([...here.storage.kept.values()]).toEqual(
      arrives ? [{ state: 'done', receipts: [...world.responses.keys()] }] : [],
    );
  });
});

describe('a response that arrived in a pulse that is not counted', () => {
  it.each([{ contradiction: 'more-responses-than-issued' }, { lost: 'sealing-key' }])(
    'is plainly reported for %j as not counted, although the public list names it',
    async (why) => {
      const world = await openWorld({ Platform: 8 });
      const here = at(world);
      const losing = async (url: string, init: RequestInit) => {
        const reply = await world.fetch(url, init);
        if (url.endsWith('/api/responses')) throw new TypeError('failed to fetch');
        return reply;
      };
      await answerPulse({ ...here, fetch: losing, answers });
      world.now = acceptsUntil;
      const receipts = [...world.responses.keys()];
      expect(receipts).toHaveLength(1);
      const notCounted = async (url: string, init: RequestInit) =>
        url.endsWith('commitment.json') ? Response.json({ receipts, ...why }) : world.fetch(url, init);
      expect(await answerPulse({ ...here, fetch: notCounted, answers })).toEqual({ kind: 'closed' });
      expect(here.storage.kept.size).toBe(0);
    },
  );
});

describe('the page refuses', () => {
  it('a manifest with another fingerprint, before it shows the token to any server', async () => {
    const world = await openWorld({ Platform: 8 });
    const asked: string[] = [];
    const fetch = (url: string, init: RequestInit) => {
      asked.push(url);
      return url.endsWith('manifest.json')
        ? Promise.resolve(new Response(world.manifestText.replace('"minimumGroup":5', '"minimumGroup":1')))
        : world.fetch(url, init);
    };
    expect(await answerPulse({ ...at(world), fetch, answers })).toEqual({ kind: 'refused', reason: 'manifest' });
    expect(asked).toEqual([`/s/${pulse}/manifest.json`]);
  });

  it('a label that is not in the manifest', async () => {
    const world = await openWorld({ Platform: 8 });
    const fetch = changing(world, '/api/status', (body) => ({ ...body, label: 'Platform, Ana' }));
    expect(await answerPulse({ ...at(world), fetch, answers })).toEqual({ kind: 'refused', reason: 'group' });
  });

  it('a label with fewer members than eight, whatever the manifest promises', async () => {
    const world = await openWorld({ Platform: 8, Tiny: 7 });
    const text = world.manifestText.replace('"minimumInvited":8', '"minimumInvited":2');
    const here = at(world, 8);
    const fetch = (url: string, init: RequestInit) =>
      url.endsWith('manifest.json') ? Promise.resolve(new Response(text)) : world.fetch(url, init);
    const link = { ...here.link, fingerprint: toHex(sha256(utf8(text))) };
    expect(await answerPulse({ ...here, link, fetch, answers })).toEqual({ kind: 'refused', reason: 'group' });
  });

  it('an evaluation by another key than the manifest’s', async () => {
    const world = await openWorld({ Platform: 8 });
    const other = toHex(deriveCredentialKey(random(), pulse, acceptsUntil).publicKey);
    const text = world.manifestText.replace(world.definition.credentialKey, other);
    const here = at(world);
    const fetch = (url: string, init: RequestInit) =>
      url.endsWith('manifest.json') ? Promise.resolve(new Response(text)) : world.fetch(url, init);
    const link = { ...here.link, fingerprint: toHex(sha256(utf8(text))) };
    expect(await answerPulse({ ...here, link, fetch, answers })).toEqual({ kind: 'refused', reason: 'proof' });
    expect(world.responses.size).toBe(0);
  });

  it('a server that names another receipt', async () => {
    const world = await openWorld({ Platform: 8 });
    const here = at(world);
    const fetch = changing(world, '/api/responses', () => ({ receipt: '0'.repeat(64) }));
    const outcome = await answerPulse({ ...here, fetch, answers });
    expect(outcome).toEqual({ kind: 'unreachable', trouble: { retrySeconds: 0 }, isSealed: true });
    expect((await answerPulse({ ...here, answers })).kind).toBe('done');
  });
});
