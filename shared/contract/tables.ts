/**
 * Keys of every table, in one place, because the keys are part of the privacy proof: people and responses share none. Every
 * table has the string keys `pk` and `sk`; `expiresAt` (seconds since 1970) is the time to live where one is set.
 *
 * IAM scopes by partition (`dynamodb:LeadingKeys`), so what a role may see is a prefix of `pk`.
 */
import type { CommunityId, MemberId, PulseId, QuarterId, Receipt, TokenHash } from '../kernel/ids.ts';
import type { MasterName } from './key-stores.ts';
import { limits } from './limits.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The partition, among `limits.shards`, of a name made of hex digits: names are hashes, so all partitions fill evenly. */
const shardOf = (hex: string): string =>
  String(Math.floor((Number.parseInt(hex.slice(0, 1), 16) * limits.shards) / 16));
export const shardNames: readonly string[] = Array.from({ length: limits.shards }, (_, shard) => String(shard));

/**
 * People: one partition per community. A roster is first written under its version and takes effect with one write of the
 * programme row, so no reader ever sees half of one. Why mail to a person stopped is a separate row, which no import touches;
 * it also marks people who asked to be forgotten, by nothing but their id. `communities` lists the communities.
 */
export const peopleKeys = {
  communityList: 'communities',
  listedCommunity: (community: CommunityId): Key => ({ pk: 'communities', sk: community }),
  community: (community: CommunityId): string => `community#${community}`,
  programme: (community: CommunityId): Key => ({ pk: `community#${community}`, sk: 'programme' }),
  memberPrefix: 'member#',
  rosterPrefix: (roster: string): string => `member#${roster}#`,
  member: (community: CommunityId, roster: string, member: MemberId): Key => ({
    pk: `community#${community}`,
    sk: `member#${roster}#${member}`,
  }),
  /** What the last imports changed, under the version it belongs to; and, in a separate row, what that version takes back. */
  changePrefix: 'change#',
  changesOf: (roster: string): string => `change#${roster}#`,
  change: (community: CommunityId, roster: string, what: string, of: string): Key => ({
    pk: `community#${community}`,
    sk: `change#${roster}#${what}#${of}`,
  }),
  takenBackBy: (community: CommunityId, roster: string): Key => ({
    pk: `community#${community}`,
    sk: `taken-back#${roster}`,
  }),
  stopPrefix: 'stop#',
  stop: (community: CommunityId, member: MemberId): Key => ({ pk: `community#${community}`, sk: `stop#${member}` }),
} as const;

/** Invitations: definitions apart from invitations, so that close-pulse can be given the first and not the second. */
export const invitationKeys = {
  definition: (pulse: PulseId): Key => ({ pk: `definition#${pulse}`, sk: 'definition' }),
  shard: (pulse: PulseId, shard: string): string => `invitations#${pulse}#${shard}`,
  invitation: (pulse: PulseId, token: TokenHash): Key => ({ pk: `invitations#${pulse}#${shardOf(token)}`, sk: token }),
  /** The outbox of the quarter's digest, one row per recipient. */
  digest: (community: CommunityId, quarter: QuarterId, member: MemberId): Key => ({
    pk: `digest#${community}#${quarter}`,
    sk: member,
  }),
  /** The outbox of mails to stewards, one row per recipient; `dedupeKey` is a pulse or quarter and a step. */
  notice: (community: CommunityId, dedupeKey: string, member: MemberId): Key => ({
    pk: `notice#${community}`,
    sk: `${dedupeKey}#${member}`,
  }),
  /** What is kept about mails to one person: when, which pulses ask them, how many they left unanswered. */
  mailRecord: (member: MemberId): string => `mails#${member}`,
  sentMails: (member: MemberId): Key => ({ pk: `mails#${member}`, sk: 'sent' }),
  askedPrefix: 'asked#',
  asked: (member: MemberId, pulse: PulseId): Key => ({ pk: `mails#${member}`, sk: `asked#${pulse}` }),
  missedPrefix: 'missed#',
  missed: (member: MemberId, community: CommunityId): Key => ({ pk: `mails#${member}`, sk: `missed#${community}` }),
} as const;

export const responseKeys = {
  shard: (pulse: PulseId, shard: string): string => `${pulse}#${shard}`,
  response: (pulse: PulseId, receipt: Receipt): Key => ({ pk: `${pulse}#${shardOf(receipt)}`, sk: receipt }),
} as const;

export const signalKeys = {
  quarter: (community: CommunityId, quarter: QuarterId): string => `signals#${community}#${quarter}`,
  /** `sk` names the fact itself (kind, date, subject, member…), so importing it twice writes it once. */
  signal: (community: CommunityId, quarter: QuarterId, fact: string): Key => ({
    pk: `signals#${community}#${quarter}`,
    sk: fact,
  }),
} as const;

export const resultKeys = {
  quarter: (community: CommunityId, quarter: QuarterId): string => `results#${community}#${quarter}`,
  pulse: (community: CommunityId, quarter: QuarterId, pulse: PulseId): Key => ({
    pk: `results#${community}#${quarter}`,
    sk: `pulse#${pulse}`,
  }),
  /** Comments apart from the counts, one row each, named by the hash of its text: an order that reveals nothing. */
  comments: (community: CommunityId, quarter: QuarterId): string => `comments#${community}#${quarter}`,
  comment: (community: CommunityId, quarter: QuarterId, hash: string): Key => ({
    pk: `comments#${community}#${quarter}`,
    sk: hash,
  }),
  signals: (community: CommunityId, quarter: QuarterId): Key => ({
    pk: `results#${community}#${quarter}`,
    sk: 'signals',
  }),
  /** What stewards promised, try and measure: of the community, not of a quarter. */
  community: (community: CommunityId): string => `results#${community}`,
  stewardSide: (community: CommunityId): Key => ({ pk: `results#${community}`, sk: 'steward-side' }),
} as const;

/**
 * Keys: each in a partition of its own, so that a role can be given one and no other. A master serves the whole deployment
 * and is made by whoever needs it first; a sealing key belongs to one pulse, is written with its definition, and is destroyed
 * at its close.
 */
export const keyRows = {
  master: (name: MasterName): Key => ({ pk: name, sk: 'master' }),
  sealing: (pulse: PulseId): Key => ({ pk: `sealing#${pulse}`, sk: 'private' }),
} as const;
