import type { Community } from '../../shared/contract/community.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { Member } from '../../shared/contract/people.ts';
import type { TakenBack } from '../../shared/contract/taken-back.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { shownActions } from '../../shared/report/build/given-back.ts';
import type { RosterChange } from '../../shared/roster/roster-change.ts';
import { instrumentNotes, tapNotes } from './own-instruments.ts';

interface Imported {
  readonly outcome: 'imported';
  readonly at: Instant;
  readonly members: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Changes of earlier imports that this one undoes; absent if there are none. */
  readonly takesBack?: readonly TakenBack[];
  readonly notes: readonly string[];
}

interface Waiting {
  readonly outcome: 'waiting';
  readonly at: Instant;
  readonly message: string;
  /** Present if it waits for a confirmation rather than for the other file. */
  readonly removes?: { readonly members: number; readonly of: number };
  readonly takesBack?: readonly TakenBack[];
}

interface Refused {
  readonly outcome: 'refused';
  readonly at: Instant;
  readonly problems: readonly Problem[];
}

/** What the steward finds under `results/` in the inbox. */
export type RosterOutcome = Imported | Waiting | Refused;

/** @param leftOut people in the file who asked to be forgotten */
export function importedOutcome(
  community: Community,
  { members, ...counts }: RosterChange,
  leftOut: number,
  takesBack: readonly TakenBack[],
  at: Instant,
): Imported {
  const notes = [
    ...instrumentNotes(community),
    ...tapNotes(community),
    ...actionNotes(community),
    ...stewardNotes(members),
    ...(leftOut > 0 ? [leftOutNote(leftOut, community.id)] : []),
  ];
  return { outcome: 'imported', at, members: members.length, ...counts, ...ifAny(takesBack), notes };
}

/** @param confirmation what the confirming file must contain */
export function confirmationOutcome(
  { removed }: RosterChange,
  before: number,
  confirmation: string,
  takesBack: readonly TakenBack[],
  at: Instant,
): Waiting {
  const message = `This roster removes ${removed} of ${before} members, more than a tenth. If that is intended, put a file named "roster.confirm" into the same folder, containing only: ${confirmation}`;
  return { outcome: 'waiting', at, message, removes: { members: removed, of: before }, ...ifAny(takesBack) };
}

const ifAny = (takesBack: readonly TakenBack[]) => (takesBack.length > 0 ? { takesBack } : {});

const stewardNotes = (members: readonly Member[]): string[] =>
  members.some(({ role }) => role === 'steward')
    ? []
    : ['The roster names no steward, so only the one in community.json will get heads-ups.'];

/** What members are shown is public at once, so it is repeated back to the steward who wrote it. */
function actionNotes(community: Community): string[] {
  const shown = shownActions(community);
  if (shown.length === 0) return [];
  const rest = community.actions.length - shown.length;
  const quarters = shown.map(({ quarter, words }) => `${quarter}: ${words[community.language] ?? ''}`).join(' · ');
  const older = rest > 0 ? ` (${rest} more on the list no longer shown)` : '';
  return [`Members now read as what was done: ${quarters}${older}`];
}

const leftOutNote = (people: number, id: CommunityId): string =>
  `${people} of the roster asked to be forgotten and ${people === 1 ? 'is' : 'are'} left out. Remove them from your file. If someone asks to come back, list them in ${inboxKeys.forgetList(id)} with the wish "return".`;
