import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { type Fact, type FactInRow, factKinds } from '../../../shared/participation/fact-file.ts';
import { keyOfFact, knowPeople } from '../../../shared/participation/known-fact.ts';
import { readParticipationFile } from '../../../shared/participation/participation-file.ts';

const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice', 'signals', 'signals.csv');
const now = '2026-12-01T08:00:00Z' as Instant;
const header = 'date,kind,member,type,subject,group,other_member,state';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (content: Uint8Array) => readParticipationFile(content, 'signals.csv', now);
const factsIn = (content: Uint8Array | string): readonly FactInRow[] => {
  const file = read(typeof content === 'string' ? bytes(content) : content);
  if (!file.ok || !('facts' in file.value)) throw new Error(JSON.stringify(file));
  return file.value.facts;
};
const problemsIn = (...rows: string[]) => {
  const file = read(bytes([header, ...rows].join('\n')));
  return file.ok ? [] : file.error;
};

describe('the plain layout of facts', () => {
  it('is read in full, with every existing kind', () => {
    const facts = factsIn(readFileSync(example));
    expect(facts).toHaveLength(219);
    expect(new Set(facts.map(({ kind }) => kind))).toEqual(new Set(factKinds));
  });

  it('has its columns in any order', () => {
    const [fact] = factsIn('kind,DATE,subject,member,type,group,state,other_member\nreuse,2026-10-02,x,A@b.org,,,,\n');
    expect(fact).toMatchObject({ kind: 'reuse', date: '2026-10-02', subject: 'x', member: 'a@b.org' });
  });

  it('matches both people of a fact by the one rule for addresses, and leaves anything else as it is written', () => {
    const [fact] = factsIn(`${header}\n2026-10-02,endorsement,A@münchen.example,,x,,B@MÜNCHEN.example,\n`);
    expect(fact).toMatchObject({ member: 'a@xn--mnchen-3ya.example', other_member: 'b@xn--mnchen-3ya.example' });
    const [other] = factsIn(`${header}\n2026-10-02,reuse,Ana Silva,,x,,,\n`);
    expect(other).toMatchObject({ member: 'ana silva', other_member: '' });
  });

  it('names the row and column of every mistake', () => {
    const rows = ['2026-10-02,reuse,a@b.org,,x,,,', '', '2026-13-02,praise,a@b.org,,,,,', '2/10/2026,reuse,,,x,,,'];
    const problems = problemsIn(...rows);
    expect(problems.map(({ place }) => place)).toEqual(['row 4, date', 'row 4, kind', 'row 4, subject', 'row 5, date']);
    expect(problemsIn('2026-02-30,reuse,a@b.org,,x,,,')).toHaveLength(1);
    expect(problemsIn('2026-10-08T16:00:00Z,reuse,a@b.org,,x,,,')).toEqual([]);
  });

  it('accepts days of two years either way, and says from when to when', () => {
    const reuse = (day: string) => `${day},reuse,a@b.org,,x,,,`;
    for (const day of ['2024-12-01', '2028-12-01', '2028-12-01T23:00:00Z']) expect(problemsIn(reuse(day))).toEqual([]);
    for (const day of ['0026-10-13', '2024-11-30', '2028-12-02', '2999-01-01', '9999-12-31T23:59:59Z']) {
      expect(problemsIn(reuse(day))).toMatchObject([
        {
          place: 'row 2, date',
          problem: 'is more than 2 years from today.',
          cure: 'Write a day from 2024-12-01 to 2028-12-01, or leave the entry out.',
        },
      ]);
    }
  });

  it('accepts no text that a row or a report cannot hold', () => {
    const long = (length: number) => problemsIn(`2026-10-02,reuse,a@b.org,,${'x'.repeat(length)},,,`);
    expect(long(200)).toEqual([]);
    expect(long(201)).toMatchObject([{ place: 'row 2, subject', cure: 'Write at most 200 characters.' }]);
    const adoptions = Array.from(
      { length: 101 },
      (_, practice) => `2026-10-02,adoption,,,practice ${practice},A,,using`,
    );
    expect(problemsIn(...adoptions.slice(1))).toEqual([]);
    expect(problemsIn(...adoptions)).toMatchObject([{ problem: expect.stringMatching(/^names 101 practices/) }]);
  });

  it('is refused without all of its columns', () => {
    const facts = read(bytes('date,kind,member\n'));
    expect(facts.ok ? [] : facts.error.map(({ column }) => column)).toEqual([
      'type',
      'subject',
      'group',
      'other_member',
      'state',
    ]);
  });
});

describe('what a kind of fact requires', () => {
  it('is requested by row and column, all at once', () => {
    const rows = [
      '2026-10-02,contribution,,review,x,Berlin,,',
      '2026-10-02,endorsement,ana@example.org,,x,,,',
      '2026-10-02,adoption,,,x,,,maybe',
      '2026-02-30,reuse,ana@example.org,,x,,,',
    ];
    expect(problemsIn(...rows).map(({ place, cure }) => `${place}: ${cure}`)).toEqual([
      'row 2, member: Write the address of the person.',
      'row 3, other_member: Write the address of who is endorsed.',
      'row 4, group: Name the group that declares it.',
      'row 4, state: Write one of trying, using, stopped.',
      expect.stringContaining('row 5, date: Write a date such as 2026-10-13'),
    ]);
  });
});

describe('facts about people', () => {
  const ana = 'a'.repeat(32) as MemberId;
  const bo = 'b'.repeat(32) as MemberId;
  const byAddress = new Map([
    ['ana@example.org', ana],
    ['bo@example.org', bo],
  ]);
  const rows = [
    '2026-10-02,endorsement,ana@example.org,,x,,bo@example.org,',
    '2026-10-02,endorsement,ana@example.org,,x,,stranger@example.org,',
    '2026-10-02,reuse,stranger@example.org,,x,,,',
    '2026-10-02,adoption,,,x,Hamburg,,using',
  ];

  it('carry member ids and no address, and leave out anyone who is not on the roster', () => {
    const { known, notMatched, rowsNotMatched } = knowPeople(factsIn([header, ...rows].join('\n')), byAddress);
    expect(known.map(({ kind, member, otherMember }) => [kind, member, otherMember])).toEqual([
      ['endorsement', ana, bo],
      ['adoption', undefined, undefined],
    ]);
    expect(notMatched).toEqual(['stranger@example.org']);
    expect(rowsNotMatched).toEqual([3, 4]);
    expect(JSON.stringify(known)).not.toContain('@');
  });

  it('have one key for the same fact, and another when any part differs', () => {
    const fact = { date: '2026-10-02', kind: 'reuse', type: 't', subject: 's', group: 'g', state: 'u' } as const;
    const [known] = knowPeople(
      [{ ...fact, date: fact.date as Fact['date'], member: '', other_member: '', row: 2 }],
      byAddress,
    ).known;
    if (!known) throw new Error('a fact without people is always known');
    const others = [
      { ...known, kind: 'adoption' as const },
      { ...known, type: 's', subject: 't' },
      { ...known, member: ana },
      { ...known, otherMember: ana },
      { ...known, group: '', state: 'gu' },
    ];
    expect(new Set([known, { ...known }, ...others].map(keyOfFact)).size).toBe(1 + others.length);
  });
});
