/**
 * The record of survey mails to each person. Every change is one conditional write against the version that was read, so
 * that two concurrent senders cannot both take the last place in a person's budget, and no pulse is counted twice.
 */
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Freshness } from '../../shared/contract/freshness.ts';
import { pulseIdSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import {
  type MailRecord,
  missedPulsesSchema,
  type SentMail,
  sentMailsSchema,
} from '../../shared/contract/mail-record.ts';
import type { MailRecordStore } from '../../shared/contract/people-stores.ts';
import { communityOf } from '../../shared/contract/pulse-id.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { MemberId } from '../../shared/kernel/ids.ts';
import { daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import { claimedMail } from '../../shared/mail/mail-budget.ts';
import { conditionalWrite } from './conditional-write.ts';
import { inGroups } from './in-groups.ts';
import { wholeQuery, withoutKey } from './whole-query.ts';

/** How often a write starts over because another one came first. */
const attempts = 5;

export const mailRecordTable = (client: DynamoDBDocumentClient, table: string): MailRecordStore => {
  async function read(member: MemberId, freshness: Freshness = 'newest'): Promise<MailRecord> {
    const rows = await wholeQuery(client, table, invitationKeys.mailRecord(member), '', freshness);
    const under = (prefix: string) => rows.filter(({ sk }) => String(sk).startsWith(prefix));
    const sent = rows.find(({ sk }) => sk === invitationKeys.sentMails(member).sk);
    const missed = under(invitationKeys.missedPrefix).map((row) => missedPulsesSchema.parse(withoutKey(row)));
    return {
      ...(sent ? sentMailsSchema.parse(withoutKey(sent)) : { mails: [], version: 0 }),
      asked: under(invitationKeys.askedPrefix).map(({ sk }) =>
        pulseIdSchema.parse(String(sk).slice(invitationKeys.askedPrefix.length)),
      ),
      missed: new Map(missed.map((row) => [row.community, row.missed])),
    };
  }

  /** False if the record changed since `version` was read, so only one of several concurrent claims succeeds. */
  async function keep(member: MemberId, mails: readonly SentMail[], version: number): Promise<boolean> {
    const lastDay = mails.reduce((last, { day }) => (day > last ? day : last), '1970-01-01');
    const lastSecond = epochMilliseconds(`${lastDay}T00:00:00Z` as Instant) / 1000;
    return unlessRefused(
      new UpdateCommand({
        TableName: table,
        Key: invitationKeys.sentMails(member),
        UpdateExpression: 'SET mails = :mails, version = :next, expiresAt = :expiresAt',
        ConditionExpression: version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
        ExpressionAttributeValues: {
          ':mails': mails,
          ':next': version + 1,
          ':expiresAt': lastSecond + (limits.mailBudgetDays + 1) * daySeconds,
          ...(version > 0 && { ':version': version }),
        },
      }),
    );
  }

  async function unlessRefused(command: UpdateCommand | DeleteCommand): Promise<boolean> {
    const write: Promise<unknown> = command instanceof UpdateCommand ? client.send(command) : client.send(command);
    return (await conditionalWrite(write)).done;
  }

  /** Changes the mails despite concurrent writers; `emptied` writes a record that has none left. */
  async function change(
    member: MemberId,
    next: (mails: readonly SentMail[]) => readonly SentMail[],
    emptied: (version: number) => Promise<boolean> = (version) => keep(member, [], version),
  ): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { mails, version } = await read(member);
      const left = next(mails);
      if (left.length === mails.length && left.every((mail, index) => mail === mails[index])) return;
      if (await (left.length > 0 ? keep(member, left, version) : emptied(version))) return;
    }
    throw new PulseError('try-again', 'the record of mails must come to rest before one is taken out');
  }

  return {
    read,
    keep,

    takeOut: (member, { kind, pulses }) =>
      change(member, (mails) =>
        mails.filter((mail) => !pulses.some((pulse) => claimedMail({ mails: [mail] }, kind, pulse))),
      ),

    /** Writes the same rows however often it is called. */
    noteAsked: (pulse, members, expiresAt) =>
      inGroups(members, (member) =>
        client.send(new PutCommand({ TableName: table, Item: { ...invitationKeys.asked(member, pulse), expiresAt } })),
      ),

    countMissed: (community, pulse, members, expiresAt) =>
      inGroups(members, (member) =>
        unlessRefused(
          new UpdateCommand({
            TableName: table,
            Key: invitationKeys.missed(member, community),
            UpdateExpression:
              'SET community = :community, missed = if_not_exists(missed, :none) + :one, pulse = :pulse, expiresAt = :expiresAt',
            // Ids of one community's pulses sort by their month.
            ConditionExpression: 'attribute_not_exists(pulse) OR pulse < :pulse',
            ExpressionAttributeValues: {
              ':community': community,
              ':none': 0,
              ':one': 1,
              ':pulse': pulse,
              ':expiresAt': expiresAt,
            },
          }),
        ),
      ),

    /**
     * Most people have no count, and a read costs a twentieth of a delete that finds nothing. A count left by an earlier pulse
     * is old enough for an eventually consistent read to find.
     */
    forgetMissed: (community, pulse, members) =>
      inGroups(members, async (member) => {
        const Key = invitationKeys.missed(member, community);
        const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: false }));
        if (!Item) return;
        await unlessRefused(
          new DeleteCommand({
            TableName: table,
            Key,
            ConditionExpression: 'pulse < :pulse',
            ExpressionAttributeValues: { ':pulse': pulse },
          }),
        );
      }),

    /** If the mail was about other communities too, their part of it stays. */
    async erase(community, member) {
      const { asked, missed } = await read(member);
      const keys = [
        ...asked
          .filter((pulse) => communityOf(pulse) === community)
          .map((pulse) => invitationKeys.asked(member, pulse)),
        ...(missed.has(community) ? [invitationKeys.missed(member, community)] : []),
      ];
      await inGroups(keys, (Key) => client.send(new DeleteCommand({ TableName: table, Key: { ...Key } })));
      await change(
        member,
        (mails) =>
          mails.flatMap((mail) => {
            const pulses = mail.pulses.filter((pulse) => communityOf(pulse) !== community);
            if (pulses.length === 0) return [];
            return pulses.length < mail.pulses.length ? { ...mail, pulses } : mail;
          }),
        (version) =>
          unlessRefused(
            new DeleteCommand({
              TableName: table,
              Key: invitationKeys.sentMails(member),
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': version },
            }),
          ),
      );
    },
  };
};
