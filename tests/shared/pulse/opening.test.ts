import { describe, expect, test } from 'vitest';
import { firstRunOf, type PulseDates, pulsesOf } from '../../../shared/calendar/calendar.ts';
import type { Member } from '../../../shared/contract/people.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import { addSeconds, type Instant } from '../../../shared/kernel/time.ts';
import { decideOpening, openingTerms } from '../../../shared/pulse/opening.ts';
import { reachableAt, reachOf } from '../../../shared/roster/reachable.ts';
import { madeCommunity } from '../../made/made-community.ts';
import { madeMember } from '../../made/made-member.ts';

const community = madeCommunity('makers', { name: 'Makers' });
const dates = pulsesOf(community, '2026-Q4' as QuarterId)[0] as PulseDates;

const membersIn = (group: string, count: number, changes: Partial<Member> = {}): Member[] =>
  Array.from({ length: count }, (_, n) => madeMember('makers', `${group} ${n}`, { group, ...changes }));

describe('who is invited', () => {
  test('is decided an hour before the first opening hour anywhere, so a pause that ends there on that day is not over', () => {
    const zones = ['Europe/Berlin', 'Pacific/Auckland'];
    const at = firstRunOf(community, dates, zones);
    expect(at).toBe('2026-10-12T19:00:00Z');
    const paused = membersIn('South', 1, { pausedUntil: '2026-10-13' as Member['pausedUntil'] & string });
    const stopped = membersIn('East', 1, { mailStopped: 'bounced' });
    const members = [...membersIn('North', 2), ...paused, ...stopped];
    expect(reachableAt(members, at).map(({ group }) => group)).toEqual(['North', 'North']);
    expect(reachableAt(members, '2026-10-13T07:00:00Z' as Instant)).toHaveLength(3);
  });

  test('is decided by the hour of the community if no one is on the roster', () => {
    expect(firstRunOf(community, dates, [])).toBe('2026-10-13T06:00:00Z');
    expect(openingTerms(community, dates, [])).toMatchObject({ opens: '2026-10-13T07:00:00Z', zones: [] });
  });
});

describe('whether a pulse can be held', () => {
  const members = [...membersIn('North', 12), ...membersIn('South', 9), ...membersIn('East', 3)];
  const terms = openingTerms(community, dates, reachOf(members, members).zones);
  const early = addSeconds(terms.opens, -3600);
  const everyone = (them: typeof members) => reachOf(them, them);
  const generous = { perSecond: 14, perDay: 50_000, sentToday: 0 };

  test('groups that are too small alone share a label, in any order of the roster', () => {
    const opening = decideOpening(terms, everyone(members), generous, early);
    expect(opening.groups).toEqual([
      { label: 'North', members: 12 },
      { label: 'Other groups', members: 12 },
    ]);
    expect(opening.labels).toEqual({ North: 'North', South: 'Other groups', East: 'Other groups' });
    expect(opening.sending).toEqual({ mails: 24, ...generous });
    expect(opening.refusal).toBeUndefined();
    expect(decideOpening(terms, everyone(members.toReversed()), generous, early)).toEqual(opening);
  });

  test('with fewer than the minimum it is refused, whatever the quota', () => {
    const few = members.slice(0, 7);
    for (const quota of [generous, { ...generous, perSecond: 0 }, undefined]) {
      expect(decideOpening(terms, everyone(few), quota, early).refusal).toBe('too-few-reachable');
    }
    expect(decideOpening(terms, everyone(members.slice(0, 8)), generous, early).refusal).toBeUndefined();
  });

  test('sending begins with the first opening hour, and with a run that comes later', () => {
    // 24 mails at one a day take 23 days and a little; 18 members can be asked before the 30th.
    const slow = { perSecond: 14, perDay: 1, sentToday: 0 };
    expect(decideOpening(terms, everyone(members), slow, early).refusal).toBe('cannot-finish-sending');
    const some = members.slice(0, 18);
    expect(decideOpening(terms, everyone(some), slow, early).refusal).toBeUndefined();
    const late = addSeconds(terms.opens, 9 * 3600);
    expect(decideOpening(terms, everyone(some), slow, late).refusal).toBe('cannot-finish-sending');
  });

  test('nothing is refused for a quota that the provider did not report', () => {
    expect(decideOpening(terms, everyone(members), undefined, early)).toMatchObject({
      sending: undefined,
      refusal: undefined,
    });
  });
});
