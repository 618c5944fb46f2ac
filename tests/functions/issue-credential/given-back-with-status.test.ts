import { beforeEach, expect, it } from 'vitest';
import { inEveryLanguage } from '../../../shared/contract/identifiers.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import { addSeconds } from '../../../shared/kernel/time.ts';
import { acceptsUntil, openWorld, pulse, type World } from '../../../tools/bench/answer-world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld({ Platform: 8 });
  const quarter = '2026-Q3' as QuarterId;
  const lines = { ...inEveryLanguage((): string[] => []), en: ['68 % answered'], de: ['68 % haben geantwortet'] };
  world.givenBack = {
    version: 1,
    results: { quarter, revision: 1, lines, kept: [] },
    links: { [quarter]: `data-guild/2026-Q3/${'k'.repeat(22)}` },
  };
});
const ask = async (body: object) => {
  const reply = await world.fetch('/api/status', { body: JSON.stringify({ pulse, ...body }) });
  return { status: reply.status, body: await reply.json() };
};
const token = () => world.links[0]?.link.token ?? '';

it('the reply about a link brings the last results in the language of the page, with their read link', async () => {
  const results = { quarter: '2026-Q3', kept: [] };
  expect((await ask({ token: token(), language: 'de' })).body.givenBack).toEqual({
    results: {
      ...results,
      lines: ['68 % haben geantwortet'],
      read: `/read/de#data-guild/2026-Q3/${'k'.repeat(22)}`,
    },
  });
  // Also for whoever has answered or comes late.
  const [row] = world.invitations.values();
  if (row) row.issued = 'digest';
  expect((await ask({ token: token(), language: 'en' })).body).toMatchObject({
    state: 'issued',
    givenBack: { results },
  });
  world.now = addSeconds(acceptsUntil, 60);
  expect((await ask({ token: token(), language: 'en' })).body).toMatchObject({
    state: 'closed',
    givenBack: { results },
  });
});

it('a page of an earlier version, which names no language, gets none', async () => {
  expect((await ask({ token: token() })).body).not.toHaveProperty('givenBack');
});

it('an unknown link gets nothing, whatever there is', async () => {
  const reply = await ask({ token: 'A'.repeat(43), language: 'en' });
  expect(reply.status).toBe(404);
  expect(JSON.stringify(reply.body)).not.toMatch(/2026-Q3|68 %|k{22}/);
});
