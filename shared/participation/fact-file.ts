/**
 * The plain layout for everything that is not attendance: one fact a row, with the columns date, kind, member, type,
 * subject, group, other_member, state. The columns that each kind of fact requires are checked with its row.
 */

import * as z from 'zod/mini';
import { calendarDateSchema, instantSchema } from '../contract/identifiers.ts';
import { limits } from '../contract/limits.ts';
import { addressAsCompared } from '../contract/mail-address.ts';
import { adoptionStates, kindsOfFacts, type NeededColumn } from '../contract/participation.ts';
import { optionalText, plainText } from '../contract/plain-text.ts';
import type { CsvTable } from '../kernel/csv-table.ts';
import { firstOf, inRow, type Problem, ProblemList } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { datesAround } from './dates-around.ts';

export const factKinds = Object.keys(kindsOfFacts) as (keyof typeof kindsOfFacts)[];

export const factColumns = ['date', 'kind', 'member', 'type', 'subject', 'group', 'other_member', 'state'] as const;

export const factSchema = z.strictObject({
  /** A day or, if it matters how long something took, an instant in UTC. */
  date: z.union([calendarDateSchema, instantSchema]),
  kind: z.enum(factKinds),
  /** Address, in the form that is compared with the roster; empty for an adoption, which a group declares. */
  member: optionalText(320),
  type: optionalText(80),
  subject: plainText(1, 200),
  group: optionalText(limits.groupPathMaxCharacters),
  other_member: optionalText(320),
  state: optionalText(80),
});
export type Fact = z.infer<typeof factSchema>;
/** With its row, as a spreadsheet numbers it. */
export type FactInRow = Fact & { readonly row: number };

/** Practices that one file may name, because a report lists them all. */
const mostPractices = 100;

/** @param now when the file arrived: dates are believed up to two years either way */
export function readFacts({ rows, problems: broken }: CsvTable, now: Instant): Result<FactInRow[], Problem[]> {
  const [header = [], ...body] = rows;
  const names = header.map((cell) => cell.toLowerCase());
  const missing = factColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const cure = `The columns are ${factColumns.join(', ')}; for a meeting, export the list of participants with its header.`;
    const missed = missing.map((column) => inRow(1, column, '', 'is not a column of the file.', cure));
    return err([...firstOf([...missed, ...broken])]);
  }
  const problems = new ProblemList();
  problems.addAll(broken);
  const around = datesAround(now);
  const facts = body.flatMap((cells, index): FactInRow[] => {
    if (cells.length === 0) return [];
    const row = Object.fromEntries(factColumns.map((column) => [column, cells[names.indexOf(column)] ?? '']));
    const report = (column: string, [problem, cure]: InWords) =>
      problems.add(inRow(index + 2, column, row[column] ?? '', problem, cure));
    const people = ['member', 'other_member'].map((column) => [column, addressAsCompared(row[column] ?? '')]);
    const fact = factSchema.safeParse({ ...row, ...Object.fromEntries(people) });
    if (fact.success) {
      const far = around(fact.data.date);
      const wrong = [...(far ? [{ column: 'date', words: far }] : []), ...missingIn(fact.data)];
      for (const { column, words } of wrong) report(column, words);
      return wrong.length > 0 ? [] : [{ ...fact.data, row: index + 2 }];
    }
    for (const issue of fact.error.issues) report(String(issue.path[0]), inWords(issue));
    return [];
  });
  if (problems.count > 0) return err(problems.inOrder());
  const practices = new Set(facts.flatMap(({ kind, subject }) => (kind === 'adoption' ? [subject] : []))).size;
  if (practices <= mostPractices) return ok(facts);
  const problem = `names ${practices} practices that groups have adopted; a report lists at most ${mostPractices}.`;
  return err([{ place: 'the file', problem, cure: 'Check that the column subject names the practice.' }]);
}

type InWords = readonly [problem: string, cure: string];

/** The further columns that a fact of its kind requires. */
function missingIn(fact: Fact): { column: string; words: InWords }[] {
  const needs: readonly NeededColumn[] = kindsOfFacts[fact.kind].needs;
  return needs.flatMap((column) => {
    const cure = cureOf(column);
    if (fact[column] === '') return [{ column, words: ['is empty.', cure] }];
    const isKnown = column !== 'state' || adoptionStates.some((known) => known === fact.state);
    return isKnown ? [] : [{ column, words: ['is not a state of an adoption.', cure] }];
  });
}

function cureOf(column: NeededColumn): string {
  switch (column) {
    case 'member':
      return 'Write the address of the person.';
    case 'other_member':
      return 'Write the address of who is endorsed.';
    case 'group':
      return 'Name the group that declares it.';
    case 'state':
      return `Write one of ${adoptionStates.join(', ')}.`;
  }
}

function inWords(issue: z.core.$ZodIssue): InWords {
  if (issue.path[0] === 'kind') return ['is not a kind of fact.', `Write one of ${factKinds.join(', ')}.`];
  if (issue.path[0] === 'date') {
    return ['is not a day or instant.', 'Write a date such as 2026-10-13, or an instant such as 2026-10-13T17:00:00Z.'];
  }
  if (issue.code === 'too_big') return ['is too long.', `Write at most ${issue.maximum} characters.`];
  const { problem, cure } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  if (typeof problem === 'string' && typeof cure === 'string') return [problem, cure];
  return ['is empty.', 'Write what the fact is about.'];
}
