import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeGroups } from '../../../shared/answers/merge-labels.ts';
import { isInPath } from '../../../shared/contract/group-path.ts';
import type { GroupName } from '../../../shared/kernel/ids.ts';
import { labelGroups } from '../../../shared/pulse/labels.ts';
import { twentyFourTeams } from '../../made/twenty-four-teams.ts';

const name = fc.constantFrom('A', 'B', 'C', 'D', 'Other groups', 'other teams');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((levels) => levels.join(' / '));
const rosters = fc.uniqueArray(fc.tuple(path, fc.integer({ min: 1, max: 14 }), fc.nat({ max: 4 })), {
  minLength: 1,
  maxLength: 30,
  selector: ([of]) => of,
});
type Roster = readonly (readonly [string, number, number])[];

const sizes = (groups: Readonly<Record<string, number>>) =>
  new Map(Object.entries(groups).map(([group, size]) => [group as GroupName, size]));
const membersOf = (roster: Roster) => new Map(roster.map(([group, size]) => [group as GroupName, size]));
const invitedOf = (roster: Roster) =>
  new Map(roster.map(([group, size, out]) => [group as GroupName, Math.max(0, size - out)]));
const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
const labelsIn = (groups: Readonly<Record<string, number>>) =>
  labelGroups(sizes(groups), 8, 'Makers').groups.map(({ label, members }) => [label, members]);

describe('labels of departments', () => {
  test('say how many members they have, everyone once, each with at least the minimum invited', () => {
    fc.assert(
      fc.property(rosters, (roster) => {
        const [members, invited] = [membersOf(roster), invitedOf(roster)];
        fc.pre(sum(invited.values()) >= 8);
        const { groups, labels } = labelGroups(members, 8, 'Makers', invited);
        expect(Object.keys(labels).toSorted()).toEqual([...members.keys()].toSorted());
        expect(new Set(groups.map(({ label }) => label)).size).toBe(groups.length);
        for (const group of groups) {
          const inside = [...members.keys()].filter((one) => labels[one] === group.label);
          expect(sum(inside.map((one) => members.get(one) ?? 0))).toBe(group.members);
          expect(sum(inside.map((one) => invited.get(one) ?? 0))).toBeGreaterThanOrEqual(8);
        }
        expect(sum(groups.map((group) => group.members))).toBe(sum(members.values()));
      }),
    );
  });

  test('do not depend on the order of the roster', () => {
    const shuffled = rosters.chain((roster) =>
      fc.tuple(fc.constant(roster), fc.shuffledSubarray(roster, { minLength: roster.length })),
    );
    fc.assert(
      fc.property(shuffled, ([roster, other]) => {
        const labelled = (of: Roster) => labelGroups(membersOf(of), 8, 'Makers', invitedOf(of));
        expect(labelled(other)).toEqual(labelled(roster));
      }),
    );
  });

  test('a recipe names nothing with fewer people than a label', () => {
    fc.assert(
      fc.property(rosters, (roster) => {
        const [members, invited] = [membersOf(roster), invitedOf(roster)];
        fc.pre(sum(invited.values()) >= 8);
        const { groups, joining } = labelGroups(members, 8, 'Makers', invited);
        for (const { path: of } of joining.parents) {
          const inside = [...invited].filter(([group]) => of === undefined || isInPath(group, of));
          expect(sum(inside.map(([, size]) => size))).toBeGreaterThanOrEqual(8);
        }
        for (const { within } of groups) expect(joining.parents.map(({ path: of }) => of)).toContain(within);
      }),
    );
  });

  test('are joined at the close so that none has too few answers, none is left out and none has the name of another', () => {
    const answered = fc.array(fc.nat({ max: 14 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(rosters, answered, (roster, answers) => {
        const invited = invitedOf(roster);
        fc.pre(sum(invited.values()) >= 8);
        const { groups, joining } = labelGroups(membersOf(roster), 8, 'Makers', invited);
        const counts = groups.map(({ label, members, within }, index) => ({
          label,
          within,
          respondents: Math.min(members, answers[index] ?? 0),
        }));
        const merged = mergeGroups(counts, 5, joining);
        expect(mergeGroups(counts.toReversed(), 5, joining)).toEqual(merged);
        if (sum(counts.map(({ respondents }) => respondents)) < 5) {
          expect(merged).toEqual([]);
          return;
        }
        expect(merged.flatMap(({ includes }) => includes).toSorted()).toEqual(
          groups.map(({ label }) => label).toSorted(),
        );
        expect(new Set(merged.map(({ label }) => label)).size).toBe(merged.length);
        for (const { includes } of merged) {
          const inside = counts.filter(({ label }) => includes.includes(label));
          expect(sum(inside.map(({ respondents }) => respondents))).toBeGreaterThanOrEqual(5);
        }
        // A name of its own means what it meant at the opening.
        for (const { label, includes } of merged) {
          if (includes.length > 1)
            expect(counts.filter((one) => one.label === label && !includes.includes(label))).toEqual([]);
        }
      }),
    );
  });

  test('small groups of a department are its other teams', () => {
    const roster = { 'Sales / North': 20, 'Sales / East': 5, 'Sales / West': 4, 'Care / Desk': 9, 'Care / Field': 12 };
    expect(labelsIn(roster)).toEqual([
      ['Care / Desk', 9],
      ['Care / Field', 12],
      ['Sales / North', 20],
      ['Sales: other teams', 9],
    ]);
  });

  test('too few others take in the smallest group of their own department, though another is smaller', () => {
    const roster = { 'Sales / North': 20, 'Sales / East': 11, 'Sales / West': 4, 'Care / Desk': 9, 'Care / Field': 12 };
    expect(labelsIn(roster)).toEqual([
      ['Care / Desk', 9],
      ['Care / Field', 12],
      ['Sales / North', 20],
      ['Sales: other teams', 15],
    ]);
  });

  test('a department of small groups has one label, and so has one with a single group', () => {
    const roster = { 'Sales / North': 5, 'Sales / East': 4, 'Care / Desk': 9, 'Labs / Bench': 7, 'Labs / Field': 8 };
    expect(labelsIn(roster)).toEqual([
      ['Care', 9],
      ['Labs', 15],
      ['Sales', 9],
    ]);
  });

  test('a small department joins other departments, and these the smallest label if they are too few', () => {
    const large = { 'Sales / North': 20, 'Sales / East': 10, 'Care / Desk': 30 };
    expect(labelsIn({ ...large, 'Board / Chairs': 3, 'Legal / Advice': 6 })).toEqual([
      ['Care', 30],
      ['Other departments', 9],
      ['Sales / East', 10],
      ['Sales / North', 20],
    ]);
    expect(labelsIn({ ...large, 'Board / Chairs': 3 })).toEqual([
      ['Care', 30],
      ['Other departments', 13],
      ['Sales / North', 20],
    ]);
  });

  test('divisions are the third level', () => {
    const roster = {
      'Tech / Apps / Web': 9,
      'Tech / Apps / Phone': 3,
      'Tech / Ops / Net': 4,
      'Tech / Data / Lake': 5,
      'Tech / Core / Disk': 8,
    };
    expect(
      labelsIn({ ...roster, 'Trade / Shop / East': 12, 'Arts / Hall / Stage': 2, 'Arts / Hall / House': 6 }),
    ).toEqual([
      ['Arts', 8],
      ['Tech / Apps', 12],
      ['Tech / Core', 8],
      ['Tech: other departments', 9],
      ['Trade', 12],
    ]);
    expect(
      labelsIn({ ...roster, 'Trade / Shop / East': 12, 'Arts / Hall / Stage': 2, 'Law / Hall / House': 6 }),
    ).toEqual([
      ['Other divisions', 8],
      ['Tech / Apps', 12],
      ['Tech / Core', 8],
      ['Tech: other departments', 9],
      ['Trade', 12],
    ]);
  });

  test('people of a department who are in none of its groups are among its others', () => {
    expect(labelsIn({ Sales: 9, 'Sales / North': 20, Care: 10 })).toEqual([
      ['Care', 10],
      ['Sales / North', 20],
      ['Sales: other teams', 9],
    ]);
  });

  test('a team may be called as we call the others', () => {
    expect(labelsIn({ 'Sales / North': 10, 'Sales / East': 4, 'Sales / West': 4, 'Sales: other teams': 9 })).toEqual([
      ['Sales / North', 10],
      ['Sales: other teams', 9],
      ['Sales: other teams +', 8],
    ]);
  });

  test('the recipe says what is whole: not a department of which one group is counted elsewhere', () => {
    const roster = {
      'Sales / North': 20,
      'Sales / East': 10,
      'Care / Desk': 30,
      'Care / Field': 40,
      'Board / Chairs': 3,
    };
    const { groups, joining } = labelGroups(sizes(roster), 8, 'Makers');
    expect(groups).toEqual([
      { label: 'Care / Desk', members: 30, within: 'Care' },
      { label: 'Care / Field', members: 40, within: 'Care' },
      { label: 'Other departments', members: 13 },
      { label: 'Sales / North', members: 20, within: 'Sales' },
    ]);
    expect(joining).toEqual({
      rule: 'siblings-first',
      parents: [
        { others: 'Other departments', whole: 'Other departments' },
        { path: 'Care', others: 'Care: other teams', whole: 'Care' },
        { path: 'Sales', others: 'Sales: other teams', whole: 'Sales: other teams' },
      ],
    });
  });

  test('24 teams of one to five in five departments: every department is named', () => {
    const { groups } = labelGroups(twentyFourTeams, 8, 'Makers');
    expect(groups).toEqual([
      { label: 'Engineering', members: 19 },
      { label: 'Finance', members: 8 },
      { label: 'Operations', members: 11 },
      { label: 'People', members: 9 },
      { label: 'Sales', members: 13 },
    ]);
  });
});

describe('labels of departments at the close', () => {
  const roster = { 'Sales / North': 20, 'Sales / East': 9, 'Sales / West': 8, 'Care / Desk': 9, 'Care / Field': 10 };
  const { groups, joining } = labelGroups(sizes(roster), 8, 'Makers');
  const merged = (answers: Readonly<Record<string, number>>) =>
    mergeGroups(
      groups.map(({ label, within }) => ({ label, within, respondents: answers[label] ?? 0 })),
      5,
      joining,
    ).map(({ label, includes }) => [label, ...includes]);
  const enough = { 'Sales / North': 14, 'Sales / East': 6, 'Sales / West': 5, 'Care / Desk': 6, 'Care / Field': 7 };

  test('stay as they are if enough answered', () => {
    expect(merged(enough).map(([label]) => label)).toEqual(groups.map(({ label }) => label));
  });

  test('siblings come first', () => {
    expect(merged({ ...enough, 'Sales / West': 2 })).toEqual([
      ['Care / Desk', 'Care / Desk'],
      ['Care / Field', 'Care / Field'],
      ['Sales / North', 'Sales / North'],
      ['Sales: other teams', 'Sales / East', 'Sales / West'],
    ]);
  });

  test('all labels of a department together have its name', () => {
    expect(merged({ ...enough, 'Care / Desk': 1 })).toEqual([
      ['Care', 'Care / Desk', 'Care / Field'],
      ['Sales / East', 'Sales / East'],
      ['Sales / North', 'Sales / North'],
      ['Sales / West', 'Sales / West'],
    ]);
  });

  test('a department with too few answers goes one level up', () => {
    expect(merged({ ...enough, 'Care / Desk': 1, 'Care / Field': 2 })).toEqual([
      ['Other departments', 'Care / Desk', 'Care / Field', 'Sales / West'],
      ['Sales / East', 'Sales / East'],
      ['Sales / North', 'Sales / North'],
    ]);
  });
});
