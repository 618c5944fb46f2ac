/** What functions may ask of what is kept about people. Adapters give these stores; a function's ports name the part it uses. */
import type { CommunityId, GroupName, MemberId, PulseId, TokenHash } from '../kernel/ids.ts';
import type { CalendarDate } from '../kernel/time.ts';
import type { Freshness } from './freshness.ts';
import type { MailRecord, SentMail } from './mail-record.ts';
import type { SurveyMailKind } from './messages.ts';
import type { Invitation, Member, OutboxState, Programme, RememberedChange } from './people.ts';
import type { PulseDefinition } from './pulse.ts';
import type { TakenBack } from './taken-back.ts';

/** Settings and rosters of communities. */
export interface PeopleStore {
  communities(): Promise<CommunityId[]>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  /** The current roster, sorted by member id, without people who asked to be forgotten. */
  members(community: CommunityId): Promise<Member[]>;
  /** Whom the current roster names and in which group, and nothing else about them: to compare communities. */
  groupsOfMembers(community: CommunityId): Promise<ReadonlyMap<MemberId, GroupName>>;
  /** @param known the programme, where the caller has read it a moment ago */
  member(community: CommunityId, member: MemberId, known?: Programme): Promise<Member | undefined>;
  /**
   * Makes `members` the roster of the community, all or nothing. `replaces` is the roster that the change was computed
   * against; false, with nothing changed for any reader, when another import came first.
   */
  applyRoster(next: Programme, members: readonly Member[], replaces: string | undefined): Promise<boolean>;
  /** Deletes rosters that can no longer become current, and rows of forgotten people in the others. */
  pruneRosters(community: CommunityId, current: string, forgotten: ReadonlySet<MemberId>): Promise<void>;
}

/** Who gets no mail, and who asked to be forgotten. */
export interface StopStore {
  /** Everyone whose mails have stopped for good, on the roster or not; a pause is none. */
  stopped(community: CommunityId): Promise<ReadonlySet<MemberId>>;
  /** People who asked to be forgotten: only their ids, so that no older roster brings them back. */
  forgotten(community: CommunityId): Promise<ReadonlySet<MemberId>>;
}

/** Writes what a member or a mail event asks for; no import touches it. */
export interface StopWriter {
  /** The first reason stays, but a complaint outweighs any other; a pause gives way to all of them. */
  stopMail(community: CommunityId, member: MemberId, reason: NonNullable<Member['mailStopped']>): Promise<void>;
  /** No survey mails until that day; nothing where mail has stopped for good. */
  pauseMail(community: CommunityId, member: MemberId, until: CalendarDate): Promise<void>;
  /** Hides a member from every reader, at once and for every later roster. */
  markForgotten(community: CommunityId, member: MemberId): Promise<void>;
  /** Takes the mark away again; the next import that names the person brings them back. */
  takeBack(community: CommunityId, member: MemberId): Promise<void>;
}

/** What an import leaves for those that come after it. */
export interface ImportMemory {
  readonly changes: readonly RememberedChange[];
  readonly takesBack: readonly TakenBack[];
}

/** What the imports of the last month changed, kept with the roster that they led to. */
export interface RosterMemoryStore {
  remember(next: Programme, memory: ImportMemory): Promise<void>;
  /** What the imports up to the one that made this roster current changed. */
  recentChanges(community: CommunityId, roster: string): Promise<RememberedChange[]>;
  /** What the import that made this roster current took back. */
  takenBackBy(community: CommunityId, roster: string): Promise<readonly TakenBack[]>;
  /** Deletes what belongs to rosters that can no longer become current, or to forgotten people. */
  pruneChanges(community: CommunityId, current: string, forgotten: ReadonlySet<MemberId>): Promise<void>;
}

export interface RosterErasure {
  /** Deletes a member from every roster, also from one that is being written, and from what imports remember. */
  eraseMember(community: CommunityId, member: MemberId): Promise<void>;
}

export interface InvitationStore {
  /** Writes the invitations of one writing; a row of the same or a later writing stays as it is. */
  write(pulse: PulseId, invitations: readonly Invitation[]): Promise<void>;
  /** Takes the member out of an invitation; group and states stay. Nothing where there is none. */
  anonymise(pulse: PulseId, token: TokenHash): Promise<void>;
  /** The invitations that a pulse opened with, sorted by token hash. What `may-be-old` lacks are states. */
  all(pulse: Pick<PulseDefinition, 'pulse' | 'writingNumber'>, freshness?: Freshness): Promise<Invitation[]>;
}

/** An invitation by its names. */
export interface OutboxRow {
  readonly pulse: PulseId;
  readonly token: TokenHash;
}

/** What sending needs to know of an invitation. */
export type OutboxInvitation = Pick<
  Invitation,
  'writing' | 'member' | 'timeZone' | 'issued' | 'invitation' | 'reminder1' | 'reminder2'
>;

/** States of survey mails, which are kept in the invitations. */
export interface SurveyOutbox {
  /** What was written in the last moments may be missing: it is no claim. Undefined when there is no such invitation. */
  invitation(pulse: PulseId, token: TokenHash): Promise<OutboxInvitation | undefined>;
  /** Writes how a mail ended; false, with nothing changed, where that end may not follow what is stored. */
  settle(kind: SurveyMailKind, row: OutboxRow, state: OutboxState): Promise<boolean>;
  /** Plans a mail again that another sender called unknown meanwhile; only for the owner of its claim. */
  release(kind: SurveyMailKind, row: OutboxRow): Promise<void>;
}

/** The mails to one person, over all communities. */
export interface MailRecordStore {
  read(member: MemberId, freshness?: Freshness): Promise<MailRecord>;
  /** Notes the mails of a person, which claims the new one; false when the record changed since `version` was read. */
  keep(member: MemberId, mails: readonly SentMail[], version: number): Promise<boolean>;
  /** Takes out a mail that was never sent: the claim on it is given back, and its place in the budget is free again. */
  takeOut(member: MemberId, mail: Pick<SentMail, 'kind' | 'pulses'>): Promise<void>;
  /** Notes, until a second since 1970, that these people are asked to a pulse; one mail can then be about several. */
  noteAsked(pulse: PulseId, members: readonly MemberId[], expiresAt: number): Promise<void>;
  /** Counts a pulse that these people let pass, once, until a second since 1970. */
  countMissed(community: CommunityId, pulse: PulseId, members: readonly MemberId[], expiresAt: number): Promise<void>;
  /** These people took part: nothing is counted any more. */
  forgetMissed(community: CommunityId, pulse: PulseId, members: readonly MemberId[]): Promise<void>;
  /** Everything about a person and a community: what they were asked to, what they let pass, and mails about it. */
  erase(community: CommunityId, member: MemberId): Promise<void>;
}
