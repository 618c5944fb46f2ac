/**
 * The plain layout for everything that is not attendance: one fact a row, with the columns date, kind, member, type,
 * subject, group, other_member, state. What a kind of fact cannot do without is checked with its row.
 */
import * as z from 'zod/mini';
import { calendarDateSchema, instantSchema } from '../contract/identifiers.ts';
import { readCsv } from '../kernel/csv-table.ts';
import { inRow, type Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export const factKinds = [
  'contribution',
  'reuse',
  'endorsement',
  'question-asked',
  'question-answered',
  'question-resolved',
  'adoption',
] as const;

/** What a group may declare of a practice; to have stopped is as good an answer as any. */
export const adoptionStates = ['trying', 'using', 'stopped'] as const;

export const factColumns = ['date', 'kind', 'member', 'type', 'subject', 'group', 'other_member', 'state'] as const;

export const factSchema = z.strictObject({
  /** A day, or where it matters how long something took, an instant in UTC. */
  date: z.union([calendarDateSchema, instantSchema]),
  kind: z.enum(factKinds),
  /** Address in lower case; empty for an adoption, which is declared by a group. */
  member: z.string(),
  type: z.string(),
  subject: z.string().check(z.minLength(1)),
  group: z.string(),
  other_member: z.string(),
  state: z.string(),
});
export type Fact = z.infer<typeof factSchema>;
/** With its row, as a spreadsheet numbers it. */
export type FactInRow = Fact & { readonly row: number };

export function readFacts(bytes: Uint8Array): Result<FactInRow[], Problem[]> {
  const table = readCsv(bytes);
  if (!table.ok) return err([table.error]);
  const [header = [], ...body] = table.value.rows;
  const names = header.map((cell) => cell.toLowerCase());
  const missing = factColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const cure = `All are ${factColumns.join(', ')}; of a meeting, export the list of participants with its header.`;
    const missed = missing.map((column) => inRow(1, column, '', 'is not a column of the file.', cure));
    return err([...missed, ...table.value.problems]);
  }
  const problems: Problem[] = [...table.value.problems];
  const facts = body.flatMap((cells, index): FactInRow[] => {
    if (cells.length === 0) return [];
    const row = Object.fromEntries(factColumns.map((column) => [column, cells[names.indexOf(column)] ?? '']));
    const report = (column: string, [problem, cure]: InWords) =>
      problems.push(inRow(index + 2, column, row[column] ?? '', problem, cure));
    const fact = factSchema.safeParse({
      ...row,
      member: row['member']?.toLowerCase(),
      other_member: row['other_member']?.toLowerCase(),
    });
    if (fact.success) {
      const wrong = missingIn(fact.data);
      for (const { column, words } of wrong) report(column, words);
      return wrong.length > 0 ? [] : [{ ...fact.data, row: index + 2 }];
    }
    for (const issue of fact.error.issues) report(String(issue.path[0]), inWords(issue));
    return [];
  });
  return problems.length > 0 ? err(problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))) : ok(facts);
}

type InWords = readonly [problem: string, cure: string];

/** What else a fact of its kind must say. */
function missingIn({ kind, member, group, other_member: other, state }: Fact): { column: string; words: InWords }[] {
  const needs = (column: string, there: boolean, ...words: InWords) => (there ? [] : [{ column, words }]);
  if (kind === 'adoption') {
    const isState = adoptionStates.some((known) => known === state);
    const cure = `Write one of ${adoptionStates.join(', ')}.`;
    return [
      ...needs('group', group !== '', 'is empty.', 'Name the group that declares it.'),
      ...needs('state', isState, state === '' ? 'is empty.' : 'is not a state of an adoption.', cure),
    ];
  }
  const endorsed = kind !== 'endorsement' || other !== '';
  return [
    ...needs('member', member !== '', 'is empty.', 'Write the address of the person.'),
    ...needs('other_member', endorsed, 'is empty.', 'Write the address of who is endorsed.'),
  ];
}

function inWords(issue: z.core.$ZodIssue): InWords {
  if (issue.path[0] === 'kind') return ['is not a kind of fact.', `Write one of ${factKinds.join(', ')}.`];
  if (issue.path[0] === 'date') {
    return ['is not a day or instant.', 'Write a date such as 2026-10-13, or an instant such as 2026-10-13T17:00:00Z.'];
  }
  return ['is empty.', 'Write what the fact is about.'];
}
