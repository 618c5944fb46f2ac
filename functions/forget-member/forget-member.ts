/**
 * Forgets people who asked for it, and readmits those who ask to come back. A steward's list in the inbox starts it; the
 * list names people, so it is deleted once it is done.
 *
 * Erased: name, address, group and everything else about them on the roster; why or until when mail was stopped; whose a
 * pulse's invitation was; the record of mails to them; their part in participation facts. Answers cannot be erased, because
 * they cannot be traced back to anyone. A mark under their id stays, so that an older roster does not silently bring them back.
 * Every step may be repeated, and the next delivery of the same file finishes a run that was killed.
 */

import { recentPulses } from '../../shared/calendar/desired-schedules.ts';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { Programme } from '../../shared/contract/people.ts';
import type {
  InvitationStore,
  MailRecordStore,
  PeopleStore,
  RosterErasure,
  StopWriter,
} from '../../shared/contract/people-stores.ts';
import { quartersKept } from '../../shared/contract/quarters.ts';
import { deriveLinkToken, hashLinkToken } from '../../shared/gate/link-token.ts';
import type { CommunityId, MemberId, QuarterId } from '../../shared/kernel/ids.ts';
import { firstOf, type Problem, tooLarge } from '../../shared/kernel/problem.ts';
import { err } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { parseForgetList } from '../../shared/roster/forget-list.ts';

export interface ForgetPorts {
  readonly inbox: Pick<InboxStore, 'readBrought' | 'writeJson' | 'remove'>;
  readonly people: Pick<PeopleStore, 'programme'>;
  readonly stops: Pick<StopWriter, 'markForgotten' | 'takeBack'>;
  readonly rosters: RosterErasure;
  readonly invitations: Pick<InvitationStore, 'anonymise'>;
  readonly mailRecords: Pick<MailRecordStore, 'erase'>;
  readonly signals: { erase(community: CommunityId, quarter: QuarterId, member: MemberId): Promise<void> };
  /** Undefined while no pulse has ever opened. */
  linkKey(now: Instant): Promise<Uint8Array | undefined>;
  readonly log: Log<'members.forgotten'>;
}

/** What the steward finds under `results/`, without anyone's name. */
export type ForgetOutcome =
  | {
      readonly outcome: 'done';
      readonly at: Instant;
      readonly forgotten: number;
      readonly returned: number;
      readonly remains: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly at: Instant; readonly problems: readonly Problem[] };

const remains = [
  'A mark under a number computed from the address, without name or address, so that an older roster does not bring the person back. The wish "return" removes it.',
  'Answers, because they cannot be traced back to anyone, and counts of groups, because they say nothing about one person.',
  `That a member of the group was invited, but not who, until ${limits.invitationRetentionDays} days after the pulse closes.`,
  `For up to ${limits.restorableDays} days, backups of the tables of members and of participation.`,
  'The roster in your own files and in the inbox: remove the row there and import it again. Until then every import only leaves them out.',
  'If their address bounced or they complained, the mail provider keeps the address on its own list, so that no mail is sent to it; the operator can delete it.',
];

export async function forgetMembers(
  { key, now, bytes }: { readonly key: string; readonly now: Instant; readonly bytes?: number },
  ports: ForgetPorts,
): Promise<void> {
  const leave = (outcome: ForgetOutcome) => ports.inbox.writeJson(inboxKeys.importResult(key), outcome);
  const community = communityIdSchema.safeParse(/^forget\/([^/]+)\.csv$/.exec(key)?.[1]).data;
  const programme = community && (await ports.people.programme(community));
  if (!community || !programme) {
    const cure = `Name the list ${inboxKeys.forgetPrefix}<id of a community>.csv.`;
    const problems = [{ place: key, problem: 'is not a list of a community.', cure }];
    return leave({ outcome: 'refused', at: now, problems });
  }
  const file = await ports.inbox.readBrought(key, bytes);
  // A second delivery after the list was finished and deleted.
  if (!file) return;
  const wishes = file === 'too-large' ? err([tooLarge(limits.rosterMaxBytes)]) : parseForgetList(file);
  if (!wishes.ok) {
    const problems = firstOf(wishes.error);
    return leave({ outcome: 'refused', at: now, problems });
  }
  const leaving = wishes.value.filter(({ wish }) => wish === 'forget');
  const returning = wishes.value.filter(({ wish }) => wish === 'return');
  for (const { member } of leaving) await eraseEverywhere(programme, member, now, ports);
  for (const { member } of returning) await ports.stops.takeBack(community, member);
  const counts = { forgotten: leaving.length, returned: returning.length };
  await leave({ outcome: 'done', at: now, ...counts, remains });
  await ports.inbox.remove(key);
  ports.log('members.forgotten', { community, ...counts });
}

async function eraseEverywhere(
  { community }: Programme,
  member: MemberId,
  now: Instant,
  ports: ForgetPorts,
): Promise<void> {
  // First the mark that hides them from every reader and from a roster that is being written.
  await ports.stops.markForgotten(community.id, member);
  await ports.rosters.eraseMember(community.id, member);
  const linkKey = await ports.linkKey(now);
  if (linkKey) {
    for (const pulse of recentPulses(community, now)) {
      await ports.invitations.anonymise(pulse, hashLinkToken(deriveLinkToken(linkKey, pulse, member)));
    }
  }
  await ports.mailRecords.erase(community.id, member);
  for (const quarter of quartersKept(community.quarter.firstMonth, now)) {
    await ports.signals.erase(community.id, quarter, member);
  }
}
