import { describe, expect, test } from 'vitest';
import { limits } from '../../../shared/contract/limits.ts';
import type { Member, RememberedChange } from '../../../shared/contract/people.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { type Imported, rememberImport } from '../../../shared/roster/roster-memory.ts';
import { madeCommunity } from '../../made/made-community.ts';
import { madeMember } from '../../made/made-member.ts';

const member = (name: string, changes: object = {}): Member => madeMember('makers', name, changes);
const files = (members: readonly Member[], changes: object = {}): Imported => ({
  community: madeCommunity('makers', changes),
  members,
});
const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T09:12:00Z` as Instant;

/** Imports one after another, each with what the previous one left; returns what the last one takes back. */
function importAll(...imports: readonly (readonly [day: number, Imported])[]) {
  const [[, first] = [0, files([])], ...others] = imports;
  let current = first;
  let changes: readonly RememberedChange[] = [];
  let takesBack: ReturnType<typeof rememberImport>['takesBack'] = [];
  for (const [day, next] of others) {
    ({ changes, takesBack } = rememberImport(current, next, changes, at(day)));
    current = next;
  }
  return { takesBack, changes };
}

const [ana, bo, cy, di] = ['ana', 'bo', 'cy', 'di'].map((name) => member(name)) as [Member, Member, Member, Member];
const nobody = { added: 0, removed: 0, columns: {}, settings: [] };

describe('two stewards who work on copies of one file', () => {
  test('the second upload takes back members the first had added and removed, and what it had changed', () => {
    const start = files([ana, bo, cy]);
    const first = files([ana, member('bo', { group: 'Oslo' }), di, member('ed')]);
    const second = files([member('ana', { language: 'de' }), bo, cy]);
    expect(importAll([1, start], [12, first], [13, second]).takesBack).toEqual([
      { of: at(12), added: 2, removed: 1, columns: { group: 1 }, settings: [] },
    ]);
  });

  test('every column is counted separately, and so is every setting by its name', () => {
    const moved = member('bo', {
      name: 'Bo B',
      timeZone: 'Europe/Oslo',
      role: 'steward',
      pausedUntil: '2027-01-15',
    } as object);
    const first = files([ana, moved], { publishAfterDays: 9, minimumGroup: 7 });
    expect(importAll([1, files([ana, bo])], [12, first], [13, files([ana, bo])]).takesBack).toEqual([
      {
        ...nobody,
        of: at(12),
        columns: { name: 1, timezone: 1, role: 1, 'paused until': 1 },
        settings: ['minimumGroup', 'publishAfterDays'],
      },
    ]);
  });

  test('one upload may take back several earlier ones: each is named by its hour, the oldest first', () => {
    const imports = [files([ana]), files([ana, bo]), files([ana, bo, cy]), files([ana])] as const;
    const [start, one, two, stale] = imports;
    expect(importAll([1, start], [12, one], [13, two], [14, stale]).takesBack).toEqual([
      { ...nobody, of: at(12), added: 1 },
      { ...nobody, of: at(13), added: 1 },
    ]);
  });

  test('nothing is taken back by a file that has the other changes, or that changes them to something new', () => {
    const start = files([ana, bo]);
    const first = files([ana, member('bo', { group: 'Oslo' }), cy]);
    for (const second of [
      files([member('ana', { group: 'Porto' }), member('bo', { group: 'Oslo' }), cy, di]),
      files([ana, member('bo', { group: 'Porto' }), cy]),
    ])
      expect(importAll([1, start], [12, first], [13, second]).takesBack).toEqual([]);
  });

  test('what was taken back is reported once, and again if that is taken back', () => {
    const [without, withBo] = [files([ana]), files([ana, bo])];
    expect(importAll([1, without], [12, withBo], [13, without], [14, files([ana, cy])]).takesBack).toEqual([]);
    expect(importAll([1, without], [12, withBo], [13, without], [14, withBo]).takesBack).toEqual([
      { ...nobody, of: at(13), removed: 1 },
    ]);
  });
});

describe('what is remembered', () => {
  test('names members by their id, holds no value, and expires after its days', () => {
    const { changes } = importAll([1, files([ana, bo])], [2, files([ana, member('bo', { group: 'Oslo' })])]);
    expect(changes).toEqual([
      { what: 'group', of: bo.member, at: at(2), was: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
    const late = `2026-11-${String(2 + limits.changeRetentionDays - 31).padStart(2, '0')}T09:12:00Z` as Instant;
    const back = rememberImport(files([ana, member('bo', { group: 'Oslo' })]), files([ana, bo]), changes, late);
    expect(back.takesBack).toEqual([]);
    expect(back.changes.map((change) => change.at)).toEqual([late]);
  });

  test('two members who had the same value cannot be recognised by it', () => {
    const moved = [bo, cy].map(({ name }) => member(name, { group: 'Oslo' }));
    const { changes } = importAll([1, files([ana, bo, cy])], [2, files([ana, ...moved])]);
    expect(new Set(changes.map(({ was }) => was)).size).toBe(2);
  });

  test('a removed member takes what was remembered of their columns along', () => {
    const moved = member('bo', { group: 'Oslo' });
    const { changes } = importAll([1, files([ana, bo])], [2, files([ana, moved])], [3, files([ana])]);
    expect(changes).toEqual([{ what: 'removed', of: bo.member, at: at(3) }]);
  });
});
