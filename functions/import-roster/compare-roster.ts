import type { Member, Programme, RememberedChange } from '../../shared/contract/people.ts';
import type { ImportMemory } from '../../shared/contract/people-stores.ts';
import { utf8 } from '../../shared/kernel/bytes.ts';
import type { MemberId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';
import { type RosterChange, rosterChange } from '../../shared/roster/roster-change.ts';
import { rememberImport } from '../../shared/roster/roster-memory.ts';
import { filesDigest, isMadeOf, rosterVersion } from '../../shared/roster/roster-version.ts';
import type { ImportFiles } from './read-files.ts';

/** What is stored of a community when its files are imported. */
export interface Stored {
  /** Undefined before the first import. */
  readonly programme: Programme | undefined;
  readonly members: readonly Member[];
  /** The changes made by imports up to the current one. */
  readonly changes: readonly RememberedChange[];
  readonly forgotten: ReadonlySet<MemberId>;
}

export interface Comparison {
  readonly change: RosterChange;
  /** People in the file who asked to be forgotten; no roster brings them back by itself. */
  readonly leftOut: number;
  /** What should become current, and what later imports need to know; undefined if it is current already. */
  readonly next: { readonly programme: Programme; readonly memory: ImportMemory } | undefined;
}

/** What importing these files would do to what is stored. */
export function compareRoster({ community, rows, digest }: ImportFiles, stored: Stored, at: Instant): Comparison {
  const { programme: current } = stored;
  const welcome = rows.filter(({ address }) => !stored.forgotten.has(memberIdOf(address)));
  const leftOut = rows.length - welcome.length;
  // The same files make a different roster once a member is forgotten or comes back.
  const addresses = () => utf8(welcome.map(({ address }) => address).join());
  const content = leftOut === 0 ? digest : filesDigest(utf8(digest), addresses());
  const change = rosterChange(community.id, welcome, stored.members);
  if (current && isMadeOf(current.roster, content)) return { change, leftOut, next: undefined };
  const before = current && { community: current.community, members: stored.members };
  const memory = before
    ? rememberImport(before, { community, members: change.members }, stored.changes, at)
    : { changes: [], takesBack: [] };
  const zones = [...new Set(change.members.map(({ timeZone }) => timeZone))].sort();
  const roster = rosterVersion(content, current?.roster);
  return { change, leftOut, next: { programme: { community, roster, zones, importedAt: at }, memory } };
}
