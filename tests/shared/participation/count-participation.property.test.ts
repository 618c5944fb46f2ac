import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../shared/contract/limits.ts';
import { adoptionStates } from '../../../shared/contract/participation.ts';
import type { CommunityId, MemberId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import { wholeMap } from '../../../shared/participation/count-help.ts';
import { countParticipation } from '../../../shared/participation/count-participation.ts';
import { factKinds } from '../../../shared/participation/fact-file.ts';
import { type KnownFact, knowPeople } from '../../../shared/participation/known-fact.ts';
import type { Participants } from '../../../shared/participation/participants.ts';
import { readParticipationFile } from '../../../shared/participation/participation-file.ts';
import { labelGroups } from '../../../shared/pulse/labels.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';
import { rosterChange } from '../../../shared/roster/roster-change.ts';

const minimum = 5;
const lastDay = '2026-12-31' as CalendarDate;
const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice');

describe('participation of the example', () => {
  const roster = parseRoster(readFileSync(join(example, 'roster.csv')));
  const content = readFileSync(join(example, 'signals', 'signals.csv'));
  const file = readParticipationFile(content, 'signals.csv', '2026-12-01T08:00:00Z' as Instant);
  if (!roster.ok || !file.ok || !('facts' in file.value)) throw new Error('the examples are valid');
  const { members } = rosterChange('data-practice' as CommunityId, roster.value, []);
  const sizes = new Map([...Map.groupBy(members, ({ group }) => group)].map(([group, { length }]) => [group, length]));
  const { labels } = labelGroups(sizes, limits.minimumInvited, 'Data Practice');
  const participants: Participants = new Map(
    members.map(({ member, group }) => [member, { group, label: labels[group] ?? '' }]),
  );
  const { known } = knowPeople(file.value.facts, new Map(members.map(({ address, member }) => [address, member])));

  // Counts by an independent Python script over the same files; waiting times by `survival::survfit` in R. Sydney has three members, so what it declares does not count.
  it('is what an independent count of the same files says', () => {
    expect(countParticipation({ now: known, before: [] }, { participants, minimum, lastDay })).toEqual({
      contributions: {
        contributions: 60,
        people: 29,
        halfBy: 8,
        placed: 60,
        crossing: 43,
        crossingPeople: 26,
        withinPeople: 14,
        otherPeople: 14,
        help: {
          received: [
            { label: 'Austin mobile', people: 5 },
            { label: 'Bengaluru infra', people: 6 },
            { label: 'Berlin platform', people: 6 },
            { label: 'Nairobi data', people: 6 },
            { label: 'Other groups', people: 8 },
            { label: 'São Paulo web', people: 6 },
          ],
          used: 20,
          people: 25,
        },
      },
      reuse: { reuses: 34, artefacts: 5, people: 31, placed: 34, outside: 7, outsidePeople: 7, insidePeople: 25 },
      endorsements: {
        given: 30,
        givers: 24,
        receivers: 25,
        crossing: 26,
        crossingPeople: 20,
        crossingReceivers: 22,
        withinPeople: 4,
        withinReceivers: 4,
      },
      problems: {
        asked: 25,
        askers: 22,
        resolved: { problems: 20, askers: 17 },
        open: { problems: 5, askers: 5, median: 71 },
        solving: {
          ended: { problems: 20, askers: 17 },
          inWeek: { problems: 19, askers: 16 },
          afterWeek: { problems: 6, askers: 6 },
          notInWeek: { problems: 6, askers: 6 },
          weekPercent: 76,
          halfHours: 67,
        },
        answering: {
          ended: { problems: 22, askers: 20 },
          inWeek: { problems: 22, askers: 20 },
          afterWeek: { problems: 1, askers: 1 },
          notInWeek: { problems: 3, askers: 3 },
          weekPercent: 88,
          halfHours: 10,
          answerers: 18,
        },
      },
      adoption: [
        { practice: 'trunk-based development', trying: 1, using: 3, stopped: 2 },
        { practice: 'incident review template', trying: 0, using: 3, stopped: 2 },
        { practice: 'data contracts', trying: 0, using: 2, stopped: 1 },
      ],
      adoptingGroups: 6,
    });
  });

  it('says who is new and who came again since the quarter before', () => {
    const isEarly = ({ date }: KnownFact) => date < '2026-11-01';
    const [before, now] = [known.filter(isEarly), known.filter((fact) => !isEarly(fact))];
    const authors = (of: readonly KnownFact[]) =>
      new Set(of.flatMap(({ kind, member }) => (kind === 'contribution' && member ? [member] : [])));
    const counted = countParticipation({ now, before }, { participants, minimum, lastDay })?.contributions;
    const again = [...authors(now)].filter((author) => authors(before).has(author)).length;
    expect(counted?.newcomers).toBe(authors(now).size - again);
    expect(again).toBeGreaterThan(0);
  });
});

const groups = ['Berlin', 'Lisbon', 'Porto'];
const people = Array.from({ length: 24 }, (_, n) => n.toString(16).padStart(32, '0') as MemberId);
const placed: Participants = new Map(
  people.slice(0, 20).map((member, n) => {
    const group = groups[n % 3] ?? '';
    return [member, { group, label: group === 'Berlin' ? 'Berlin' : 'Others' }];
  }),
);
const hours = ['2026-11-05T09:00:00Z', '2026-11-05T15:00:00Z', '2026-12-01T08:00:00Z'] as Instant[];
const fact = fc.record({
  date: fc.constantFrom('2026-10-02' as CalendarDate, ...hours),
  kind: fc.constantFrom(...factKinds),
  member: fc.constantFrom(...people),
  type: fc.constant(''),
  subject: fc.constantFrom('a', 'b', 'c', 'd'),
  group: fc.constantFrom(...groups, 'Elsewhere'),
  otherMember: fc.constantFrom(...people),
  state: fc.constantFrom(...adoptionStates),
});
const some = fc.array(fact, { maxLength: 80 });
const count = (now: readonly KnownFact[], before: readonly KnownFact[], participants: Participants = placed) =>
  countParticipation({ now, before }, { participants, minimum, lastDay });

describe('participation', () => {
  it('does not depend on the order of facts', () => {
    fc.assert(
      fc.property(some, some, (now, before) => {
        expect(count(now.toReversed(), before.toReversed())).toEqual(count(now, before));
      }),
      { numRuns: 300 },
    );
  });

  it('does not count who is not on the roster', () => {
    const stranger = fact.filter(
      ({ kind, member }) =>
        !placed.has(member) && ['contribution', 'reuse', 'endorsement', 'question-asked'].includes(kind),
    );
    fc.assert(
      fc.property(some, some, fc.array(stranger), (now, before, strangers) => {
        expect(count([...now, ...strangers], [...strangers, ...before])).toEqual(count(now, before));
      }),
    );
  });

  it('counts help between groups so that more of it never makes a number smaller', () => {
    fc.assert(
      fc.property(some, some, (facts, more) => {
        const [less, all] = [facts, [...facts, ...more]].map((now) => count(now, [])?.contributions?.help);
        for (const { label, people: helpers } of less?.received ?? []) {
          const later = all?.received.find((group) => group.label === label);
          expect(later?.people ?? 0).toBeGreaterThanOrEqual(helpers);
        }
        expect(all?.used ?? 0).toBeGreaterThanOrEqual(less?.used ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('maps all contributions for stewards, group by group as the roster names them', () => {
    fc.assert(
      fc.property(some, (now) => {
        const rows = wholeMap({ now, before: [] }, placed);
        const counted = count(now, [])?.contributions;
        expect(rows.reduce((sum, { contributions }) => sum + contributions, 0)).toBe(counted?.placed ?? 0);
        const crossing = rows.filter(({ from, to }) => from !== to);
        expect(crossing.reduce((sum, { contributions }) => sum + contributions, 0)).toBe(counted?.crossing ?? 0);
      }),
    );
  });

  it('is nothing if there are no facts', () => {
    expect(count([], [])).toBeUndefined();
  });
});
