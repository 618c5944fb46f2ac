/** Reads a steward's list of people who asked to be forgotten, or to come back: a CSV of email and, if needed, wish. */
import { parse } from 'csv-parse/sync';
import type { MemberId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseAddress } from './address.ts';
import { memberIdOf } from './member-id.ts';
import { inRow, type Problem } from './problem.ts';

export interface Wish {
  readonly member: MemberId;
  readonly wish: 'forget' | 'return';
}

/** All rows are looked at and all mistakes are listed; a list with one mistake is no list. */
export function parseForgetList(text: string): Result<Wish[], Problem[]> {
  const cure = 'The first row is "email,wish"; each further row has an address and "forget" or "return".';
  let table: string[][];
  try {
    table = parse(text, { bom: true, relaxColumnCount: true, trim: true });
  } catch {
    return err([{ place: 'the file', problem: 'cannot be read as a table.', cure }]);
  }
  const [header = [], ...rows] = table;
  const names = header.map((cell) => cell.toLowerCase());
  if (names[0] !== 'email' || names.length > 2 || (names.length === 2 && names[1] !== 'wish')) {
    return err([inRow(1, undefined, header.join(','), 'is not the header of this list.', cure)]);
  }
  const problems: Problem[] = [];
  const wishes = rows.flatMap(([email = '', wish = ''], index): Wish[] => {
    if (email === '' && wish === '') return [];
    const row = index + 2;
    const address = normaliseAddress(email);
    const wanted = wish === '' ? 'forget' : wish.toLowerCase();
    if (!address.ok) problems.push(inRow(row, 'email', email, address.error.problem, address.error.cure));
    if (wanted !== 'forget' && wanted !== 'return') {
      problems.push(inRow(row, 'wish', wish, 'is not a wish.', 'Write forget or return.'));
      return [];
    }
    return address.ok ? [{ member: memberIdOf(address.value), wish: wanted }] : [];
  });
  if (problems.length > 0) return err(problems);
  return wishes.length > 0 ? ok(wishes) : err([{ place: 'the file', problem: 'names nobody.', cure }]);
}
