/**
 * What one participation file says: who was at a session, if a row names the columns of a meeting tool, and otherwise facts
 * in the plain layout. The table is read once, and goes to the reader that recognises it.
 */
import { readCsv } from '../kernel/csv-table.ts';
import { type Problem, withoutThrowing } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { type AttendanceFile, readAttendance } from './attendance-file.ts';
import { type FactInRow, readFacts } from './fact-file.ts';

export type ParticipationFile = { readonly session: AttendanceFile } | { readonly facts: readonly FactInRow[] };

/**
 * @param fileName without folders; it may give the day of a session
 * @param now when the file arrived
 * @returns every mistake of the file, if it has any
 */
export const readParticipationFile = (
  bytes: Uint8Array,
  fileName: string,
  now: Instant,
): Result<ParticipationFile, Problem[]> => withoutThrowing(() => read(bytes, fileName, now));

function read(bytes: Uint8Array, fileName: string, now: Instant): Result<ParticipationFile, Problem[]> {
  const table = readCsv(bytes);
  if (!table.ok) return err([table.error]);
  const session = readAttendance(table.value, fileName, now);
  if (session) return session.ok ? ok({ session: session.value }) : session;
  const facts = readFacts(table.value, now);
  return facts.ok ? ok({ facts: facts.value }) : facts;
}
