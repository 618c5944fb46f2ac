/** Reads a steward's list of people who asked to be forgotten, or to come back: a CSV of email and, if needed, wish. */

import { normaliseAddress } from '../contract/mail-address.ts';
import { readCsv } from '../kernel/csv-table.ts';
import type { MemberId } from '../kernel/ids.ts';
import { inRow, type Problem, ProblemList, withoutThrowing } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { memberIdOf } from './member-id.ts';

export interface Wish {
  readonly member: MemberId;
  readonly wish: 'forget' | 'return';
}

export const forgetColumns = ['email', 'wish'] as const;

/** Checks all rows and lists all mistakes; a list with one mistake is refused. */
export const parseForgetList = (bytes: Uint8Array): Result<Wish[], Problem[]> => withoutThrowing(() => read(bytes));

function read(bytes: Uint8Array): Result<Wish[], Problem[]> {
  const cure = 'The first row is "email,wish"; every other row has an address and "forget" or "return".';
  const table = readCsv(bytes);
  if (!table.ok) return err([table.error]);
  const [header = [], ...rows] = table.value.rows;
  const [first, second, ...others] = header.map((cell) => cell.toLowerCase());
  if (first !== forgetColumns[0] || (second ?? forgetColumns[1]) !== forgetColumns[1] || others.length > 0) {
    return err([inRow(1, undefined, header.join(','), 'is not the header of this list.', cure)]);
  }
  const problems = new ProblemList();
  problems.addAll(table.value.problems);
  const wishes = rows.flatMap(([email = '', wish = ''], index): Wish[] => {
    if (email === '' && wish === '') return [];
    const row = index + 2;
    const address = normaliseAddress(email);
    const wanted = wish === '' ? 'forget' : wish.toLowerCase();
    if (!address.ok) problems.add(inRow(row, 'email', email, address.error.problem, address.error.cure));
    if (wanted !== 'forget' && wanted !== 'return') {
      problems.add(inRow(row, 'wish', wish, 'is not a wish.', 'Write forget or return.'));
      return [];
    }
    return address.ok ? [{ member: memberIdOf(address.value), wish: wanted }] : [];
  });
  if (problems.count > 0) return err(problems.inOrder());
  return wishes.length > 0 ? ok(wishes) : err([{ place: 'the file', problem: 'names nobody.', cure }]);
}
