/**
 * An attacker on the network, or a fault, alters one thing in everything sent between page and server: one bit, or the end is
 * cut off. Then the person returns, undisturbed. No one may be thanked unless their own answers are stored exactly once under
 * their own label, and no altered manifest may be shown a link. In a build that accepts what it is given, both happen.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { decodeScores } from '../../shared/answers/answers.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { openerOf } from '../../shared/answers/open-seal.ts';
import { responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { hashSealed } from '../../shared/gate/credential.ts';
import { fromBase64Url, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { Label, Receipt } from '../../shared/kernel/ids.ts';
import { browserStorage, openWorld, pulse, random, type World } from '../../tools/bench/answer-world.ts';
import { answerPulse, type SurveyLink } from '../../web/survey/protocol.ts';

type Fetch = World['fetch'];
interface Build {
  /** The server, wrapped around ours. */
  readonly server: (world: World) => Fetch;
  /** The page: one visit. */
  readonly visit: (link: SurveyLink, fetch: Fetch, storage: ReturnType<typeof browserStorage>) => Promise<string>;
}

const answers = choicesFrom([5, 1, 4, 2, 3]);
const manifestPath = `/s/${pulse}/manifest.json`;

const ours: Build = {
  server: ({ fetch }) => fetch,
  visit: async (link, fetch, storage) => (await answerPulse({ link, site: '', storage, fetch, random, answers })).kind,
};

/** Stores whatever arrives, believes the manifest it is served, and takes any reply to a response for a yes. */
const trusting: Build = {
  server: (world) => async (path, init) => {
    if (path !== '/api/responses') return world.fetch(path, init);
    const body: Record<string, unknown> = JSON.parse(String(init.body));
    const sealed = fromBase64Url(String(body['sealed'])) ?? new Uint8Array();
    const receipt = toHex(hashSealed(sealed)) as Receipt;
    world.responses.set(receipt, {
      receipt,
      label: String(body['label']) as Label,
      kind: 'scores',
      sealed,
      expiresAt: 1,
    });
    return Response.json({ receipt });
  },
  async visit(link, fetch, storage) {
    const believing: Fetch = async (path, init) => {
      const response = await fetch(path, init);
      if (path !== '/api/responses' || !response.ok) return response;
      const { sealed } = responseRequestSchema.parse(JSON.parse(String(init.body)));
      return Response.json({ receipt: toHex(hashSealed(fromBase64Url(sealed) ?? new Uint8Array())) });
    };
    const served = await fetch(manifestPath, {});
    const text = await served.text();
    const fingerprint = toHex(sha256(utf8(text)));
    const same: Fetch = async (path, init) => (path === manifestPath ? new Response(text) : believing(path, init));
    return ours.visit({ ...link, fingerprint }, same, storage);
  },
};

interface Alteration {
  readonly path: string;
  readonly part: 'request' | 'reply';
  readonly how: 'flip' | 'cut';
  /** From 0, the first byte, to 1. */
  readonly place: number;
}

const parts = [
  { path: manifestPath, part: 'reply' },
  ...['/api/status', '/api/credentials', '/api/responses'].flatMap((path) => [
    { path, part: 'request' as const },
    { path, part: 'reply' as const },
  ]),
] as const;
/** Sixteen places in each part, each flipped, and each cut off there. */
const alterations: Alteration[] = parts.flatMap((which) =>
  (['flip', 'cut'] as const).flatMap((how) =>
    Array.from({ length: 16 }, (_, i) => ({ ...which, how, place: (i + Math.random()) / 16 })),
  ),
);

function altered(text: string, { how, place }: Alteration): string {
  const bytes = utf8(text);
  const at = Math.floor(place * bytes.length);
  if (how === 'cut') return new TextDecoder().decode(bytes.slice(0, at));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(Math.random() * 7));
  return new TextDecoder().decode(bytes);
}

/** Which of the two harms is done; undefined if neither is. */
async function harmOf(build: Build, alteration: Alteration): Promise<string | undefined> {
  const world = await openWorld({ Platform: 8 });
  const [member] = world.links;
  if (!member) throw new Error('world must have a link');
  const server = build.server(world);
  const { path: target, part } = alteration;
  let shownTo = 0;
  let disturbed = false;
  const onTheWay: Fetch = async (path, init) => {
    const isTarget = path === target && !disturbed;
    disturbed ||= isTarget;
    if (target === manifestPath && path.startsWith('/api/')) shownTo += 1;
    const body = isTarget && part === 'request' ? altered(String(init.body), alteration) : init.body;
    try {
      const response = await server(path, { ...init, ...(body !== undefined && { body }) });
      if (!isTarget || part === 'request') return response;
      return new Response(altered(await response.text(), alteration), { status: response.status });
    } catch (error) {
      // The world's fetch reads JSON as it comes; the deployed handlers answer 400, which tests/functions shows.
      if (error instanceof SyntaxError) return Response.json({ code: 'request-malformed' }, { status: 400 });
      throw error;
    }
  };
  const storage = browserStorage();
  const first = await build.visit(member.link, onTheWay, storage).catch(() => 'stopped');
  if (!disturbed) throw new Error('alteration must have happened');
  const wasShown = shownTo > 0;
  const last = first === 'done' ? first : await build.visit(member.link, onTheWay, storage).catch(() => 'stopped');
  if (wasShown) return 'an altered manifest was shown the link';
  const open = openerOf(world.sealing, pulse);
  const stored = await Promise.all(
    [...world.responses.values()].map(async ({ label, sealed }) => {
      const padded = await open(label, 'scores', sealed);
      const read = padded.ok ? decodeScores(padded.value, [5, 5, 5, 5, 5]) : padded;
      return `${label} ${read.ok ? read.value.join() : 'unreadable'}`;
    }),
  );
  const isCounted = stored.join(';') === `Platform ${answers.join()}`;
  return last === 'done' && !isCounted ? 'a person was thanked whose answers are not stored' : undefined;
}

/** The harms done, each once; stops once it has met both. */
async function harms(build: Build): Promise<string[]> {
  const met = new Set<string>();
  for (const alteration of alterations) {
    const harm = await harmOf(build, alteration);
    if (harm) met.add(harm);
    if (met.size === 2) break;
  }
  return [...met].toSorted();
}

it('would do both harms in a build that accepts what it is given', async () => {
  expect(await harms(trusting)).toEqual([
    'a person was thanked whose answers are not stored',
    'an altered manifest was shown the link',
  ]);
});

it('does neither in ours, whatever is altered and wherever', async () => {
  expect(await harms(ours)).toEqual([]);
});
