/**
 * What is stored about one person under their id, if they ask to see it. Reads rosters, the record of mails, and participation,
 * never invitations: whether a person was given the right to answer is shown to no one. Other people in the same facts are
 * left out.
 */
import type { PersonalData } from '../../shared/contract/operator-calls.ts';
import type {
  MailRecordStore,
  PeopleStore,
  RosterMemoryStore,
  StopStore,
} from '../../shared/contract/people-stores.ts';
import { quartersKept } from '../../shared/contract/quarters.ts';
import type { MemberId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { SignalStore } from '../../shared/participation/signal-store.ts';

export interface PersonalDataPorts {
  readonly people: Pick<PeopleStore, 'communities' | 'programme' | 'member'>;
  readonly stops: Pick<StopStore, 'forgotten'>;
  readonly rosterMemory: Pick<RosterMemoryStore, 'recentChanges'>;
  readonly signals: Pick<SignalStore, 'sessions' | 'facts'>;
  readonly mails: Pick<MailRecordStore, 'read'>;
}

export async function personalData(ports: PersonalDataPorts, member: MemberId, now: Instant): Promise<PersonalData> {
  const { people, stops, rosterMemory, signals } = ports;
  const communities: PersonalData['communities'] = [];
  for (const community of await people.communities()) {
    const programme = await people.programme(community);
    if (!programme) continue;
    const participation = [];
    for (const quarter of quartersKept(programme.community.quarter.firstMonth, now)) {
      const sessions = (await signals.sessions(community, quarter)).filter(({ members }) => members.includes(member));
      participation.push(...sessions.map(({ date, file }) => ({ quarter, kind: 'session', date, file })));
      for (const { member: who, otherMember, ...fact } of await signals.facts(community, quarter)) {
        if (who === member) participation.push({ quarter, ...fact, role: 'by them' });
        else if (otherMember === member) participation.push({ quarter, ...fact, role: 'about them' });
      }
    }
    const roster = await people.member(community, member);
    const isForgotten = (await stops.forgotten(community)).has(member);
    const changes = (await rosterMemory.recentChanges(community, programme.roster)).filter(({ of }) => of === member);
    const changed = changes.map(({ what, at }) => ({ what, at }));
    if (roster || isForgotten || participation.length > 0 || changed.length > 0) {
      communities.push({ community, ...(roster && { roster }), isForgotten, participation, changed });
    }
  }
  const { mails, asked, missed } = await ports.mails.read(member);
  return {
    id: member,
    communities,
    mails: { sent: [...mails], askedTo: [...asked], letPass: Object.fromEntries(missed) },
  };
}
