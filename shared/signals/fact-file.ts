/**
 * The plain layout for everything that is not attendance: one fact a row, with the columns date, kind, member, type,
 * subject, group, other_member, state. Facts are read, checked and kept; the report counts them once their measures exist.
 */
import * as z from 'zod';
import { calendarDateSchema, instantSchema } from '../contract/identifiers.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { decodeTable } from './decode-table.ts';
import { dateInCell } from './session-date.ts';

export const factKinds = [
  'contribution',
  'reuse',
  'endorsement',
  'question-asked',
  'question-answered',
  'question-resolved',
  'adoption',
] as const;

const columns = ['date', 'kind', 'member', 'type', 'subject', 'group', 'other_member', 'state'] as const;

export const factSchema = z.strictObject({
  /** A day, or where it matters how long something took, an instant in UTC. */
  date: z.union([calendarDateSchema.refine((date) => dateInCell(date) === date), instantSchema]),
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
    if (fact.success) return [fact.data];
    for (const issue of fact.error.issues) problems.push(`Row ${index + 2}, ${issue.path.join('.')}: ${cureOf(issue)}`);
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(facts);
}

function cureOf(issue: z.core.$ZodIssue): string {
  if (issue.path[0] === 'kind') return `write one of ${factKinds.join(', ')}.`;
  if (issue.path[0] === 'date') return 'write a date such as 2026-10-13, or an instant such as 2026-10-13T17:00:00Z.';
  return 'must not be empty.';
}
