import { describe, expect, it } from 'vitest';
import { choicesFrom } from '../../../shared/answers/choice.ts';
import { toBase64Url } from '../../../shared/kernel/bytes.ts';
import { addSeconds } from '../../../shared/kernel/time.ts';
import {
  acceptsUntil,
  browserStorage,
  closes,
  openWorld,
  pulse,
  random,
  type World,
} from '../../../tools/bench/answer-world.ts';
import { answerPulse } from '../../../web/survey/protocol.ts';

const post = (world: World, path: string, body: unknown) =>
  world.fetch(path, { method: 'POST', body: JSON.stringify(body) });

describe('the three endpoints of the answer path', () => {
  it('refuse the identity element, a second kind alone, and elements of another length before spending the link', async () => {
    const world = await openWorld({ Platform: 8 });
    const token = world.links[0]?.link.token;
    const generator = toBase64Url(
      Uint8Array.from(Buffer.from('e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76', 'hex')),
    );
    const bodies = [
      [{ kind: 'scores', element: toBase64Url(new Uint8Array(32)) }],
      [{ kind: 'scores', element: toBase64Url(new Uint8Array(32).fill(255)) }],
      [{ kind: 'comment', element: generator }],
      [
        { kind: 'scores', element: generator },
        { kind: 'comment', element: generator },
      ],
      [
        { kind: 'scores', element: generator },
        { kind: 'scores', element: generator },
      ],
      [],
    ];
    for (const blinded of bodies)
      expect((await post(world, '/api/credentials', { pulse, token, blinded })).status).toBe(400);
    expect([...world.invitations.values()].every(({ issued }) => issued === undefined)).toBe(true);
    const right = { pulse, token, blinded: [{ kind: 'scores', element: generator }] };
    expect((await post(world, '/api/credentials', right)).status).toBe(200);
  });

  it('give one answer for an unknown link and an unknown pulse', async () => {
    const world = await openWorld({ Platform: 8 });
    const known = world.links[0]?.link.token;
    const unknown = toBase64Url(random());
    const replies = await Promise.all(
      [
        { pulse, token: unknown },
        { pulse: 'other-guild-2026-10', token: known },
        { pulse: 'other-guild-2026-10', token: unknown },
      ].map(async (body) => {
        const response = await post(world, '/api/status', body);
        return [response.status, await response.text()];
      }),
    );
    expect(new Set(replies.map(String)).size).toBe(1);
    expect(replies[0]?.[0]).toBe(404);
  });

  it('evaluate the same elements to the same credential, any number of times', async () => {
    const world = await openWorld({ Platform: 8 });
    const member = world.links[0];
    if (!member) throw new Error('world must have a link');
    const replies: string[][] = [];
    const fetch = async (url: string, init: RequestInit) => {
      if (!url.endsWith('/api/credentials')) return world.fetch(url, init);
      for (let i = 0; i < 3; i++) {
        const reply: { evaluations: { element: string }[] } = await (await world.fetch(url, init)).json();
        replies.push(reply.evaluations.map(({ element }) => element));
      }
      return world.fetch(url, init);
    };
    const sent = await answerPulse({
      link: member.link,
      site: '',
      storage: browserStorage(),
      fetch,
      random,
      answers: choicesFrom([1, 1, 1, 1, 1]),
    });
    expect(sent.kind).toBe('done');
    expect(new Set(replies.map(String)).size).toBe(1);
  });

  it('spend no link while the credential master is lost, nor when another has replaced it', async () => {
    const world = await openWorld({ Platform: 8 });
    const [first] = world.links;
    if (!first) throw new Error('world must have a link');
    const { link } = first;
    const send = () =>
      answerPulse({
        link,
        site: '',
        storage: browserStorage(),
        fetch: world.fetch,
        random,
        answers: choicesFrom([1, 1, 1, 1, 1]),
      });
    const { master } = world;
    for (const wrong of [undefined, random()]) {
      world.master = wrong;
      // The page keeps the answers and says that the server is in trouble.
      expect(await send()).toMatchObject({ kind: 'unreachable', trouble: {} });
      expect([...world.invitations.values()].every(({ issued }) => issued === undefined)).toBe(true);
    }
    world.master = master;
    expect((await send()).kind).toBe('done');
  });

  it('take no response under another label, kind, pulse or closing instant than its credential is for', async () => {
    const world = await openWorld({ Platform: 8, Design: 8 }, true);
    const member = world.links[0];
    if (!member) throw new Error('world must have a link');
    let sent: Record<string, unknown> | undefined;
    const fetch = async (url: string, init: RequestInit) => {
      if (!url.endsWith('/api/responses')) return world.fetch(url, init);
      sent ??= JSON.parse(String(init.body));
      throw new TypeError('failed to fetch');
    };
    await answerPulse({
      link: member.link,
      site: '',
      storage: browserStorage(),
      fetch,
      random,
      answers: choicesFrom([1, 1, 1, 1, 1]),
    });
    const changes = [
      { label: 'Design' },
      { pulse: 'other-guild-2026-10' },
      { closes: '2026-10-30T16:00:01Z' },
      { credential: toBase64Url(random(64)) },
      { sealed: toBase64Url(random(337)) },
    ];
    for (const change of changes) {
      expect((await post(world, '/api/responses', { ...sent, ...change })).status).toBe(422);
    }
    expect((await post(world, '/api/responses', { ...sent, kind: 'comment' })).status).toBe(400);
    world.now = acceptsUntil;
    expect((await post(world, '/api/responses', sent)).status).toBe(410);
    expect((await post(world, '/api/responses', { ...sent, closes: '2099-01-01T00:00:00Z' })).status).toBe(422);
    expect(world.responses.size).toBe(0);
  });
});

describe('after the announced close', () => {
  const answer = (world: World) =>
    answerPulse({
      link: world.links[0]?.link ?? { pulse, token: '', fingerprint: '' },
      site: '',
      storage: browserStorage(),
      fetch: world.fetch,
      random,
      answers: choicesFrom([1, 1, 1, 1, 1]),
    });

  it('an answer still counts, until the soft close ends', async () => {
    for (const [now, kind] of [
      [closes, 'done'],
      [addSeconds(acceptsUntil, -1), 'done'],
      [acceptsUntil, 'closed'],
    ] as const) {
      const world = await openWorld({ Platform: 8 });
      world.now = now;
      expect(await answer(world)).toMatchObject({ kind });
    }
  });

  it('nothing counts in a pulse that opened before the soft close', async () => {
    const world = await openWorld({ Platform: 8 });
    const { acceptsUntil: _, ...older } = world.definition;
    world.definition = older as World['definition'];
    world.now = closes;
    expect(await answer(world)).toMatchObject({ kind: 'closed' });
  });
});
