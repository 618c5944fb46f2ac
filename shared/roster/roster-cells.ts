/** What each column of a roster may hold: one reader for each, from a cell's text to its value or its fault. */
import { isTimeZone } from '../contract/community.ts';
import { levelsOf, pathLevels, pathOf } from '../contract/group-path.ts';
import { calendarDateSchema, type Language, languages } from '../contract/identifiers.ts';
import { limits } from '../contract/limits.ts';
import { type MailDomains, normaliseAddress, outsideOf } from '../contract/mail-address.ts';
import { type Member, memberRoles } from '../contract/people.ts';
import { faultIn, type TextFault } from '../contract/plain-text.ts';
import type { GroupName } from '../kernel/ids.ts';
import { nearest } from '../kernel/nearest.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CalendarDate } from '../kernel/time.ts';

type Cell<T> = Result<T, TextFault>;

const fault = (problem: string, cure: string): Result<never, TextFault> => err({ problem, cure });

/** Hidden characters are checked first: any other message about such a cell would blame what the steward can see. */
const seen =
  <T>(read: (text: string) => Cell<T>) =>
  (text: string): Cell<T> => {
    const hidden = faultIn(text);
    return hidden ? err(hidden) : read(text);
  };

const longestName = 80;

/** @param domains that the installation writes to */
export const readAddress = (text: string, domains: MailDomains): Cell<string> =>
  seen((written): Cell<string> => {
    const address = normaliseAddress(written);
    const outside = address.ok ? outsideOf(domains, address.value) : undefined;
    return outside ? err(outside) : address;
  })(text);

export const readName = seen((text): Cell<string> => {
  if (text === '') return fault('is empty.', 'Write the name that mails greet the member by.');
  if (/["<>]/.test(text.normalize('NFKC'))) return fault('has quotation marks, < or >.', 'Write the name alone.');
  if (text.length > longestName) return fault(`is longer than ${longestName} characters.`, 'Shorten it.');
  return ok(text);
});

/** Groups become attribute names in DynamoDB rows, whose clients cannot write these words. */
const reservedNames = ['constructor', '__proto__'];

/** The cells of a row that say where a member belongs, from the top; each may be empty, and `group` may hold a path. */
export interface PlaceCells {
  readonly division: string;
  readonly department: string;
  readonly group: string;
}

/** The column that a fault is in, because a path is read from several. */
export type PlaceFault = TextFault & { readonly column: keyof PlaceCells };

/**
 * The path of a member's group, such as "Engineering / Platform". Without a group, people belong to the department or
 * division itself.
 */
export function readPlace(cells: PlaceCells): Result<GroupName, PlaceFault> {
  const levels: string[] = [];
  for (const column of ['division', 'department', 'group'] as const) {
    const names = column === 'group' ? readPath(cells.group) : readLevels(cells[column], 1);
    if (!names.ok) return err({ ...names.error, column });
    levels.push(...names.value);
  }
  const [first] = levels;
  const inGroup = (problem: string, cure: string) => err({ problem, cure, column: 'group' as const });
  if (first === undefined) {
    return inGroup('is empty.', 'Write the team or region, or one shared name for everyone without one.');
  }
  if (levelsOf(cells.group).length > 1 && (cells.division !== '' || cells.department !== '')) {
    return inGroup('has levels of its own beside a department or division.', 'Write them in one place only.');
  }
  const path = pathOf(levels);
  if (path.length > limits.groupPathMaxCharacters) {
    return inGroup(
      `and what it is in are longer than ${limits.groupPathMaxCharacters} characters.`,
      'Shorten one of the names.',
    );
  }
  return ok(path as GroupName);
}

const readPath = (text: string) => readLevels(text, pathLevels);

/** The names of an empty cell are none. */
const readLevels = (text: string, most: number): Result<string[], TextFault> =>
  seen((path): Cell<string[]> => {
    if (path === '') return ok([]);
    const levels = levelsOf(path);
    if (isHalfSeparated(path)) {
      return fault(
        'has a slash with a space on one side.',
        'Put a space on both sides between levels, on neither in a name.',
      );
    }
    if (levels.length > most) {
      return fault(
        `has more than ${most === 1 ? 'one level' : `${most} levels`}.`,
        'Leave out a level, or use the column it belongs in.',
      );
    }
    if (levels.some((name) => reservedNames.includes(name))) {
      return fault('is a word that programs reserve.', 'Choose another name, or use a capital letter.');
    }
    if (levels.some(({ length }) => length > longestName)) {
      return fault(`is longer than ${longestName} characters.`, 'Shorten it.');
    }
    return ok(levels);
  })(text);

/** Whether "Engineering /Platform", "Engineering /", "A / / B" or "A /  B" was meant for a path. */
const isHalfSeparated = (path: string): boolean =>
  levelsOf(path).some((name) => name === '' || /^\/|\/$|\s\/|\/\s/.test(name)) || /\s\s\/|\/\s\s/.test(path);

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const zoneInLowerCase = new Map(zones.map((zone) => [zone.toLowerCase(), zone]));

/**
 * The runtime accepts a zone in any case, but "europe/berlin" would then be a second zone beside "Europe/Berlin".
 *
 * @param mayGuess whether to search all zones for the one intended
 */
export const readTimeZone = (text: string, mayGuess: boolean): Cell<string> =>
  seen((zone): Cell<string> => {
    const spelt = zoneInLowerCase.get(zone.toLowerCase());
    if (spelt === undefined ? isTimeZone(zone) : spelt === zone) return ok(zone);
    const meant = spelt ?? (mayGuess ? nearest(zone, zones) : undefined);
    const cure = meant ? `Did you mean ${meant}?` : 'Write one like Europe/Berlin.';
    return fault(zone === '' ? 'is empty.' : 'is not a time zone.', cure);
  })(text);

export const readLanguage = seen((text): Cell<Language> => {
  const language = languages.find((known) => known === text);
  if (language !== undefined) return ok(language);
  const close = nearest(text.replace('_', '-'), languages);
  const cure = close ? `Did you mean ${close}?` : `Write one of ${languages.join(', ')}.`;
  return fault('is not a language of the pages.', cure);
});

/** An empty cell means a member. */
export const readRole = seen((text): Cell<Member['role']> => {
  const role = memberRoles.find((known) => known === (text.toLowerCase() || 'member'));
  return role === undefined ? fault('is not a role.', `Write one of ${memberRoles.join(', ')}.`) : ok(role);
});

/** Undefined for an empty cell: no pause. */
export const readPause = seen((text): Cell<CalendarDate | undefined> => {
  if (text === '') return ok(undefined);
  const date = calendarDateSchema.safeParse(text);
  const cure = 'Write the day on which mails resume, such as 2027-01-15, or leave the cell empty.';
  if (!date.success) return fault('is not a date.', cure);
  // 0026-10-13 would end in the past, and mail a person who wants none.
  return /^20/.test(date.data) ? ok(date.data) : fault('has a year that no pause ends in.', cure);
});
