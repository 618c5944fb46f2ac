/**
 * A participation fact as it is stored: people are member ids, so the table of signals holds no address. A fact about a
 * person who is not on the roster is not stored; the import's outcome lists them for the steward.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { memberIdSchema } from '../contract/identifiers.ts';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import type { MemberId } from '../kernel/ids.ts';
import { type FactInRow, factSchema } from './fact-file.ts';

export const knownFactSchema = z.object({
  date: factSchema.shape.date,
  kind: factSchema.shape.kind,
  /** Absent if a group, not a person, declares the fact. */
  member: z.optional(memberIdSchema),
  type: z.string(),
  subject: z.string(),
  group: z.string(),
  otherMember: z.optional(memberIdSchema),
  state: z.string(),
});
export type KnownFact = z.infer<typeof knownFactSchema>;

/** Facts with member ids instead of addresses, and the addresses that are on no roster, with their rows. */
export function knowPeople(
  facts: readonly FactInRow[],
  byAddress: ReadonlyMap<string, MemberId>,
): {
  readonly known: readonly KnownFact[];
  readonly notMatched: readonly string[];
  readonly rowsNotMatched: readonly number[];
} {
  const strangers = new Set<string>();
  const rowsNotMatched: number[] = [];
  const known = facts.flatMap(({ member, other_member: other, row, ...rest }): KnownFact[] => {
    const unknown = [member, other].filter((address) => address !== '' && !byAddress.has(address));
    for (const address of unknown) strangers.add(address);
    if (unknown.length > 0) {
      rowsNotMatched.push(row);
      return [];
    }
    const author = byAddress.get(member);
    const otherMember = byAddress.get(other);
    return [{ ...rest, ...(author && { member: author }), ...(otherMember && { otherMember }) }];
  });
  return { known, notMatched: [...strangers].sort(), rowsNotMatched };
}

/** The same only for the same fact, so that stating it twice stores it once. */
export function keyOfFact(fact: KnownFact): string {
  const { date, kind, member = '', type, subject, group, otherMember = '', state } = fact;
  const whole = sha256(prefixFree(date, kind, member, type, subject, group, otherMember, state));
  return `${kind}#${date}#${toHex(whole).slice(0, 32)}`;
}
