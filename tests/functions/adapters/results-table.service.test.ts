import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsTable } from '../../../functions/adapters/results-table.ts';
import type { PulseResult, SignalResult } from '../../../shared/contract/results.ts';
import { stewardSideSchema } from '../../../shared/contract/steward-side.ts';
import type { CommunityId, Label, PulseId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { startTable } from './start-table.ts';

const community = 'makers' as CommunityId;
const quarter = '2026-Q4' as QuarterId;

const result = (month: string, accepted = 9): PulseResult => ({
  version: 2,
  pulse: `makers-2026-${month}` as PulseId,
  community,
  communityName: 'Makers',
  quarter,
  opens: `2026-${month}-13T07:00:00Z` as Instant,
  closes: `2026-${month}-30T15:00:00Z` as Instant,
  instruments: [{ id: 'recommend', version: 1 }],
  minimumGroup: 5,
  detail: 'full',
  fingerprint: 'a'.repeat(64),
  commitmentRoot: 'b'.repeat(64),
  counts: [{ label: 'Hamburg' as Label, invited: 12, undelivered: 1, unknown: 0, issued: 9 }],
  accepted,
  malformed: 0,
  moments: [],
  groups: [],
});
const signals = (members: number): SignalResult => ({
  version: 2,
  community,
  quarter,
  labels: [],
  attendance: { sessions: [], members, regular: 0, groups: [] },
});

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable('results');
});
afterAll(() => table.stop());

describe('the results table', () => {
  it('knows nothing of a quarter in which nothing was counted', async () => {
    expect(await resultsTable(table.client, 'results').quarter(community, '2020-Q1' as QuarterId)).toEqual({
      pulses: [],
    });
  });

  it('keeps the stewards’ side of a community as last imported, apart from every quarter', async () => {
    const results = resultsTable(table.client, 'results');
    expect(await results.stewardSide(community)).toBeUndefined();
    const learning = (learningQuestions: string[]) => stewardSideSchema.parse({ learningQuestions });
    await results.keepStewardSide(community, learning(['First?']));
    await results.keepStewardSide(community, learning(['Second?']));
    expect(await results.stewardSide(community)).toEqual(learning(['Second?']));
    expect(await results.stewardSide('others' as CommunityId)).toBeUndefined();
    expect(await results.quarter(community, '2020-Q1' as QuarterId)).toEqual({ pulses: [] });
  });

  it('counts a pulse once, whatever a second count says', async () => {
    const results = resultsTable(table.client, 'results');
    const outcomes = await Promise.all([8, 9, 10].map((accepted) => results.keepPulse(result('10', accepted))));
    expect(outcomes.sort()).toEqual(['exists', 'exists', 'written']);
    const [kept] = (await results.quarter(community, quarter)).pulses;
    expect(await results.keepPulse(result('10', 11))).toBe('exists');
    expect((await results.quarter(community, quarter)).pulses).toEqual([kept]);
  });

  it('returns the pulses in the order of their months, and the newest count of signals', async () => {
    const results = resultsTable(table.client, 'results');
    await results.keepPulse(result('12'));
    await results.keepPulse(result('11'));
    await results.keepSignals(signals(12));
    await results.keepSignals(signals(14));
    const found = await results.quarter(community, quarter);
    expect(found.pulses.map(({ pulse }) => pulse)).toEqual(['makers-2026-10', 'makers-2026-11', 'makers-2026-12']);
    expect(found.signals).toEqual(signals(14));
  });

  it('keeps communities and quarters apart', async () => {
    const results = resultsTable(table.client, 'results');
    await results.keepPulse({ ...result('07'), quarter: '2026-Q3' as QuarterId });
    const found = await results.quarter(community, '2026-Q3' as QuarterId);
    expect(found.pulses.map(({ pulse }) => pulse)).toEqual(['makers-2026-07']);
    expect((await results.quarter('makers2' as CommunityId, quarter)).pulses).toEqual([]);
  });
});
