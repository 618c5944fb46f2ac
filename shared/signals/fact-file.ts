/**
 * The plain layout for everything that is not attendance: one fact a row, with the columns date, kind, member, type,
 * subject, group, other_member, state. What a kind of fact cannot do without is checked with its row.
 */
import * as z from 'zod';
import { calendarDateSchema, instantSchema } from '../contract/identifiers.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { decodeTable } from './decode-table.ts';

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

const columns = ['date', 'kind', 'member', 'type', 'subject', 'group', 'other_member', 'state'] as const;

export const factSchema = z.strictObject({
  /** A day, or where it matters how long something took, an instant in UTC. */
  date: z.union([calendarDateSchema, instantSchema]),
  kind: z.enum(factKinds),
  /** Address in lower case; empty for an adoption, which is declared by a group. */
  member: z.string(),
  type: z.string(),
  subject: z.string().min(1),
  group: z.string(),
  other_member: z.string(),
  state: z.string(),
});
export type Fact = z.infer<typeof factSchema>;

export function readFacts(bytes: Uint8Array): Result<Fact[], string[]> {
  const rows = decodeTable(bytes);
  if (!rows.ok) return err([rows.error]);
  const [header = [], ...body] = rows.value;
  const names = header.map((cell) => cell.toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return err([`Row 1 has no column ${missing.join(', ')}. The columns are ${columns.join(', ')}.`]);
  }
  const problems: string[] = [];
  const facts = body.flatMap((cells, index): Fact[] => {
    if (cells.length === 0) return [];
    const row = Object.fromEntries(columns.map((column) => [column, cells[names.indexOf(column)] ?? '']));
    const fact = factSchema.safeParse({
      ...row,
      member: row['member']?.toLowerCase(),
      other_member: row['other_member']?.toLowerCase(),
    });
    if (fact.success) {
      const wrong = missingIn(fact.data);
      for (const { column, cure } of wrong) problems.push(`Row ${index + 2}, ${column}: ${cure}`);
      return wrong.length > 0 ? [] : [fact.data];
    }
    for (const issue of fact.error.issues) problems.push(`Row ${index + 2}, ${issue.path.join('.')}: ${cureOf(issue)}`);
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(facts);
}

/** What else a fact of its kind must say. */
function missingIn({ kind, member, group, other_member: other, state }: Fact): { column: string; cure: string }[] {
  const needs = (column: string, there: boolean, cure: string) => (there ? [] : [{ column, cure }]);
  if (kind === 'adoption') {
    const isState = adoptionStates.some((known) => known === state);
    return [
      ...needs('group', group !== '', 'name the group that declares it.'),
      ...needs('state', isState, `write one of ${adoptionStates.join(', ')}.`),
    ];
  }
  return [
    ...needs('member', member !== '', 'write the address of the person.'),
    ...(kind === 'endorsement' ? needs('other_member', other !== '', 'write the address of who is endorsed.') : []),
  ];
}

function cureOf(issue: z.core.$ZodIssue): string {
  if (issue.path[0] === 'kind') return `write one of ${factKinds.join(', ')}.`;
  if (issue.path[0] === 'date') return 'write a date such as 2026-10-13, or an instant such as 2026-10-13T17:00:00Z.';
  return 'must not be empty.';
}
