/**
 * The linkage oracle. The goal is an answer with a name on it: for each person, the choices that person made.
 *
 * Three watchers. One looks once, when the last answer is in, at every table and every key, the sealing key included: the
 * blind credential must hold alone. One copies every table but Keys after every request and keeps all copies, with the log
 * and all that is left in Keys after the close: the seal must hold alone, because such a watcher does see whose sealed response is
 * whose. One does both, and links everyone: no software on the same machine can prevent that, and docs/privacy.md says so.
 * Each program is first shown to work on a build that lacks the one thing that stops it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../shared/contract/limits.ts';
import { type AnswerService, type Row, startAnswerService } from './answer-service.ts';
import { byComparingCopies } from './linking/by-order-of-events.ts';
import { chanceOf, link, type Score } from './linking/link.ts';
import { type Evidence, type Watched, type Weakness, watchPulse } from './watched-pulse.ts';
import {
  expiryFromWriting,
  hashOfLinkBesideAnswer,
  keptSealingKey,
  liveTally,
  logOfBoth,
  withoutBlinding,
  withoutPadding,
} from './weak-builds.ts';

let service: AnswerService;
let ours: Watched;
let started = 0;
beforeAll(async () => {
  service = await startAnswerService();
  ours = await watchPulse(service, 'ours', { North: 16, South: 12, West: 12 });
});
afterAll(() => service.stop());

const weakened = (weakness: Weakness) => watchPulse(service, `weak-${started++}`, { All: 12 }, weakness);

/** Every key there ever was and every row as it was when the last answer was in; nothing from any earlier moment. */
const oneLook = ({ evidence, sealingKey }: Watched): Evidence => ({
  ...evidence,
  keys: new Map([...evidence.keys, ['sealing key', sealingKey]]),
  snapshots: [],
});
/** Every copy of every row, and what still exists after the close. */
const everyCopy = ({ evidence }: Watched): Evidence => evidence;
const everyCopyAndKey = ({ evidence, sealingKey }: Watched): Evidence => ({
  ...evidence,
  keys: new Map([...evidence.keys, ['sealing key', sealingKey]]),
});

async function best(view: (watched: Watched) => Evidence, watched: Watched): Promise<Score> {
  const [first] = await link(view(watched), watched.truth);
  if (!first) throw new Error('there must be programs');
  return first;
}

/**
 * A guess within labels is right once per label on average; getting more than twelve above that happens less than once in a
 * million pulses, for all programs together.
 */
const byChance = (evidence: Evidence) => chanceOf(evidence) * evidence.people.length + 12;

describe('what is stored while a pulse is open', () => {
  const columns = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  const distinct = (rows: readonly Row[], name: string) => new Set(rows.map((row) => row[name])).size;

  it('is the same for every response except its name, its label and its bytes, which all have one length', () => {
    const { responses } = ours.evidence.atClose;
    expect(responses).toHaveLength(40);
    expect(columns(responses)).toEqual(['expiresAt', 'kind', 'label', 'pk', 'sealed', 'sk']);
    expect([distinct(responses, 'expiresAt'), distinct(responses, 'kind'), distinct(responses, 'label')]).toEqual([
      1, 1, 3,
    ]);
    expect(new Set(responses.map(({ sealed }) => (sealed instanceof Uint8Array ? sealed.length : 0)))).toEqual(
      new Set([limits.paddedScoresBytes + limits.sealOverheadBytes]),
    );
  });

  it('includes no time in any invitation except one shared expiry', () => {
    const { invitations } = ours.evidence.atClose;
    expect(columns(invitations)).toEqual([
      'expiresAt',
      'group',
      'issued',
      'language',
      'member',
      'pk',
      'pulse',
      'sk',
      'timeZone',
      'token',
      'writing',
    ]);
    expect(distinct(invitations, 'expiresAt')).toBe(1);
    expect(distinct(invitations, 'writing')).toBe(1);
    const others = invitations.flatMap(({ expiresAt, ...row }) => Object.values(row).map(String));
    // Neither an instant as text nor a number of seconds or milliseconds.
    expect(others.filter((value) => /\d{4}-\d\d-\d\dT|^1\d{9}(?:\d{3})?$/.test(value))).toEqual([]);
  });

  it('includes log lines that say something arrived and name only the pulse', () => {
    const lines = ours.evidence.log.map((line) => JSON.parse(line));
    const mine = lines.filter(({ event }) => event === 'credential.issued' || event === 'response.accepted');
    expect(mine).toHaveLength(80);
    for (const { event, level, timestamp, ...fields } of mine) {
      expect(fields).toEqual({ pulse: 'ours-2026-10' });
      // No finer than a second (docs/adr/0040).
      expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });
});

describe('one look at every table and every key, the sealing key included', () => {
  it('links no one: the best of all programs does no better than a guess', async ({ annotate }) => {
    const evidence = oneLook(ours);
    const scores = await link(evidence, ours.truth);
    // It did open everything, but it does not know which answers are whose.
    expect(scores.find(({ program }) => program === 'order of sk and sk, then every key')?.claimed).toBe(40);
    expect(scores[0]?.right).toBeLessThanOrEqual(byChance(evidence));
    const certain = scores.filter(({ program }) => /^(?:shared|recomputing|log)/.test(program));
    expect(certain.map(({ claimed }) => claimed)).toEqual(certain.map(() => 0));
    await annotate(`${scores.length} programs; the best is right ${scores[0]?.right} times of 40, a guess 3 times`);
  });

  it.each<[string, string, Weakness]>([
    ['a browser that does not blind', 'recomputing', withoutBlinding],
    ['a row that holds a hash of the link next to the answer', 'shared values', hashOfLinkBesideAnswer],
    ['an expiry that counts from each write', 'times', expiryFromWriting],
    ['a log that names both in order of arrival', 'log', logOfBoth],
  ])('would link half the people or more in a build with %s', async (_, program, weakness) => {
    const found = await best(oneLook, await weakened(weakness));
    expect(found.program).toBe(`${program}, then every key`);
    expect(found.right).toBeGreaterThanOrEqual(6);
  });
});

describe('a copy of every table but Keys after each request, with everything that exists after the close', () => {
  it('shows whose sealed response is whose, and no one’s answers', async ({ annotate }) => {
    const evidence = everyCopy(ours);
    // The honest part: such a watcher knows who answered, and holds each one’s sealed bytes.
    expect(evidence.snapshots.length).toBe(3 * 40);
    expect(byComparingCopies(evidence).size).toBe(40);
    const scores = await link(evidence, ours.truth);
    expect(scores.map(({ claimed }) => claimed)).toEqual(scores.map(() => 0));
    expect(scores[0]?.right).toBeLessThanOrEqual(byChance(evidence));
    await annotate(`${scores.length} programs; the best is right ${scores[0]?.right} times of 40, a guess 3 times`);
  });

  it('finds no key that opens a copy, and no row of an answer, once the pulse is closed', async () => {
    expect(ours.evidence.after.responses).toEqual([]);
    expect([...ours.evidence.keys.keys()].toSorted()).toEqual(['credential', 'link']);
  });

  it.each<[string, string, Weakness]>([
    ['a sealing key that is kept after the close', 'copies of the tables, then every key', keptSealingKey],
    ['a seal without padding', 'copies of the tables, then length', withoutPadding],
    ['a tally that grows with every answer', 'copies of the tally', liveTally()],
  ])('would link half the people or more in a build with %s', async (_, program, weakness) => {
    const found = await best(everyCopy, await weakened(weakness));
    expect(found.program).toBe(program);
    expect(found.right).toBeGreaterThanOrEqual(6);
  });
});

describe('there is no protection', () => {
  it('against a copy of every write and of the sealing key during the pulse: that links nearly everyone', async () => {
    expect((await best(everyCopyAndKey, ours)).right).toBeGreaterThanOrEqual(30);
  });
});
