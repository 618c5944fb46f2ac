import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScores } from '../../../shared/answers/answers.ts';
import { choicesFrom } from '../../../shared/answers/choice.ts';
import { openerOf } from '../../../shared/answers/open-seal.ts';
import { browserStorage, openWorld, pulse, random, type World } from '../../../tools/bench/answer-world.ts';
import { answerPulse } from '../../../web/survey/protocol.ts';

type Fault = 'none' | 'request-lost' | 'reply-lost' | 'server-error' | 'tab-dies-before' | 'tab-dies-after';
class TabDied extends Error {}

const faults = fc.array(
  fc.constantFrom<Fault>(
    'none',
    'none',
    'none',
    'request-lost',
    'reply-lost',
    'server-error',
    'tab-dies-before',
    'tab-dies-after',
  ),
  { minLength: 40, maxLength: 40 },
);
const choices = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 5 });

/** A network and a browser that fail as the list says, then work. */
function faulty(world: World, plan: readonly Fault[]) {
  let call = 0;
  const storage = browserStorage();
  const step = () => plan[call++] ?? 'none';
  return {
    storage: {
      ...storage,
      set: async (key: string, progress: Parameters<typeof storage.set>[1]) => {
        const fault = step();
        if (fault === 'tab-dies-before') throw new TabDied();
        await storage.set(key, progress);
        if (fault === 'tab-dies-after') throw new TabDied();
      },
    },
    fetch: async (url: string, init: RequestInit) => {
      const fault = step();
      if (fault === 'request-lost') throw new TypeError('failed to fetch');
      if (fault === 'server-error') return new Response('{"code":"try-again","message":""}', { status: 503 });
      const response = await world.fetch(url, init);
      if (fault === 'reply-lost') throw new TypeError('failed to fetch');
      return response;
    },
  };
}

const sealedChoices = async (world: World): Promise<string[]> => {
  const open = openerOf(world.sealing, pulse);
  const all: string[] = [];
  for (const { label, kind, sealed } of world.responses.values()) {
    if (kind !== 'scores') continue;
    const padded = await open(label, kind, sealed);
    if (!padded.ok) throw new Error('stored response must open');
    const read = decodeScores(padded.value, [5, 5, 5, 5, 5]);
    if (!read.ok) throw new Error('stored response must read');
    all.push(`${label}:${read.value.join('')}`);
  }
  return all.sort();
};

describe('the answer path under lost calls and dying tabs', () => {
  it('counts everyone exactly once, with the answers that were sealed first, and keeps only receipts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ plan: faults, answers: choices }), { minLength: 4, maxLength: 4 }),
        async (members) => {
          const world = await openWorld({ Platform: 8 });
          const expected: string[] = [];
          for (const [i, { plan, answers }] of members.entries()) {
            const member = world.links[i];
            if (!member) throw new Error('world must have a link for every member');
            const { storage, fetch } = faulty(world, plan);
            let sealedFirst: readonly number[] | undefined;
            let done = false;
            for (let visit = 0; !done && visit < 60; visit++) {
              // A person who comes back may have changed their mind; the sealed answers remain.
              const given = answers.map((choice) => (choice + visit) % 6);
              const had = storage.kept.size > 0;
              try {
                const outcome = await answerPulse({
                  link: member.link,
                  site: '',
                  storage,
                  fetch,
                  random,
                  answers: choicesFrom(given),
                });
                expect(['done', 'unreachable']).toContain(outcome.kind);
                done = outcome.kind === 'done';
              } catch (error) {
                expect(error).toBeInstanceOf(TabDied);
              }
              if (!had && storage.kept.size > 0) sealedFirst = given;
            }
            expect(done).toBe(true);
            expected.push(`Platform:${sealedFirst?.join('')}`);
            expect([...storage.kept.values()].map((kept) => Object.keys(kept).sort())).toEqual([['receipts', 'state']]);
          }
          expect(await sealedChoices(world)).toEqual(expected.sort());
        },
      ),
      { numRuns: 12 },
    );
  });

  it('never accepts more responses than it spent invitations, even when browsers forget', async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 6 }), async (plan, visits) => {
        const world = await openWorld({ Platform: 8 });
        const [member] = world.links;
        if (!member) throw new Error('world must have a link');
        const { fetch } = faulty(world, plan);
        for (let visit = 0; visit < visits; visit++) {
          // A new browser every time: nothing of the earlier visits is remembered.
          const answers = choicesFrom([1, 2, 3, 4, 5]);
          await answerPulse({ link: member.link, site: '', storage: browserStorage(), fetch, random, answers });
        }
        const issued = [...world.invitations.values()].filter((row) => row.issued !== undefined).length;
        expect(world.responses.size).toBeLessThanOrEqual(issued);
        expect(issued).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });
});
