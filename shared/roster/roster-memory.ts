/**
 * What the imports of the last month changed, so that an import that undoes one of those changes says so: two stewards who
 * work on copies of one file overwrite each other, and each upload is correct on its own.
 *
 * A change is taken back when it still holds and the new files restore what was there before. It is remembered until it is
 * changed again, taken back or forgotten. Values are compared by digest; reports count by column.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import { type Member, type MemberColumn, memberColumns, type RememberedChange } from '../contract/people.ts';
import type { ImportMemory } from '../contract/people-stores.ts';
import type { TakenBack } from '../contract/taken-back.ts';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import { addSeconds, daySeconds, type Instant } from '../kernel/time.ts';

/** The contents of a community's two files. */
export interface Imported {
  readonly community: Community;
  readonly members: readonly Member[];
}

/**
 * @param remembered what was remembered with the current version
 * @returns what to remember with the next one, and what it takes back, the oldest import first
 */
export function rememberImport(
  current: Imported,
  next: Imported,
  remembered: readonly RememberedChange[],
  at: Instant,
): ImportMemory {
  const oldest = addSeconds(at, -limits.changeRetentionDays * daySeconds);
  const recent = remembered.filter((change) => change.at > oldest);
  const before = valuesOf(current);
  const after = valuesOf(next);
  const own = changesBetween(before, after, at);
  const changedAgain = new Set(own.flatMap(({ what, of }) => (isMembership(what) ? [of] : [`${what} ${of}`])));
  const kept = recent.filter(({ what, of }) => !changedAgain.has(of) && !changedAgain.has(`${what} ${of}`));
  return {
    changes: [...kept, ...own],
    takesBack: counted(recent.filter((change) => takesBack(change, before, after))),
  };
}

type What = RememberedChange['what'];

const isMembership = (what: What): boolean => what === 'added' || what === 'removed';

interface Values {
  readonly members: ReadonlyMap<string, Member>;
  readonly settings: ReadonlyMap<string, string>;
}

const valuesOf = ({ community, members }: Imported): Values => ({
  members: new Map(members.map((member) => [member.member, member])),
  settings: new Map(Object.entries(community).map(([field, value]) => [field, JSON.stringify(value)])),
});

const inColumn: { readonly [Column in MemberColumn]: (member: Member) => string } = {
  name: ({ name }) => name,
  group: ({ group }) => group,
  timezone: ({ timeZone }) => timeZone,
  language: ({ language }) => language,
  role: ({ role }) => role,
  'paused until': ({ pausedUntil }) => pausedUntil ?? '',
};

/** Different for every member, so that equal values cannot be seen. */
const digest = (of: string, what: What, value: string): string =>
  toHex(sha256(prefixFree(of, what, value))).slice(0, 16);

function changesBetween(before: Values, after: Values, at: Instant): RememberedChange[] {
  const people = new Set([...before.members.keys(), ...after.members.keys()]);
  const fields = new Set([...before.settings.keys(), ...after.settings.keys()]);
  return [
    ...[...people].flatMap((of): RememberedChange[] => {
      const [was, is] = [before.members.get(of), after.members.get(of)];
      if (!was) return [{ what: 'added', of, at }];
      if (!is) return [{ what: 'removed', of, at }];
      const changed = memberColumns.filter((column) => inColumn[column](was) !== inColumn[column](is));
      return changed.map((what) => ({ what, of, at, was: digest(of, what, inColumn[what](was)) }));
    }),
    ...[...fields].flatMap((of): RememberedChange[] => {
      const was = before.settings.get(of) ?? absent;
      const isSame = was === (after.settings.get(of) ?? absent);
      return isSame ? [] : [{ what: 'setting', of, at, was: digest(of, 'setting', was) }];
    }),
  ];
}

/** Not JSON, so it differs from every setting. */
const absent = '';

function takesBack({ what, of, was }: RememberedChange, before: Values, after: Values): boolean {
  const [member, next] = [before.members.get(of), after.members.get(of)];
  if (what === 'added') return member !== undefined && next === undefined;
  if (what === 'removed') return member === undefined && next !== undefined;
  if (what === 'setting') {
    const isAsBefore = (values: Values) => digest(of, what, values.settings.get(of) ?? absent) === was;
    return !isAsBefore(before) && isAsBefore(after);
  }
  if (!member || !next) return false;
  const isAsBefore = (one: Member) => digest(of, what, inColumn[what](one)) === was;
  return !isAsBefore(member) && isAsBefore(next);
}

function counted(changes: readonly RememberedChange[]): TakenBack[] {
  const imports = Map.groupBy(changes, ({ at }) => at);
  return [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, ofOne]) => {
      const count = (what: What) => ofOne.filter((change) => change.what === what).length;
      const columns = memberColumns.map((column) => [column, count(column)] as const);
      return {
        of,
        added: count('added'),
        removed: count('removed'),
        columns: Object.fromEntries(columns.filter(([, members]) => members > 0)),
        settings: ofOne.flatMap((change) => (change.what === 'setting' ? [change.of] : [])).sort(),
      };
    });
}
