import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { outboxTable } from '../../../functions/adapters/outbox-table.ts';
import type { SendMailPorts } from '../../../functions/send-mail/send-mail.ts';
import { communitySchema } from '../../../shared/contract/community.ts';
import type { MailBatch, SurveyMailKind } from '../../../shared/contract/messages.ts';
import type { Invitation, Member } from '../../../shared/contract/people.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import { communityOf } from '../../../shared/contract/pulse-id.ts';
import { invitationKeys } from '../../../shared/contract/tables.ts';
import { deriveLinkToken, hashLinkToken } from '../../../shared/gate/link-token.ts';
import type { CommunityId, GroupName, MemberId, PulseId, TokenHash } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { outboxAttribute } from '../../../shared/mail/outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../../shared/mail/prepare-mail.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import type { startTable } from '../adapters/start-table.ts';
import { definition, linkKey } from './send-mail-world.ts';

export const table = 'invitations';
export const opening = '2026-10-13T07:00:00Z' as Instant;
const zone = 'Europe/Berlin';

export class Killed extends Error {}

/** A person whose communities all ask on the second Tuesday at nine; rows are real, everything else is in memory. */
export class SeveralStores {
  readonly mails: OutgoingMail[] = [];
  readonly logged: object[] = [];
  readonly definitions = new Map<PulseId, PulseDefinition>();
  readonly stopped = new Set<CommunityId>();
  readonly member: MemberId;
  answer: (mail: OutgoingMail) => SendOutcome = () => ({ kind: 'sent', messageId: 'x' });
  #started: Awaited<ReturnType<typeof startTable>>;
  #address: string;
  #names: readonly string[];

  constructor(started: Awaited<ReturnType<typeof startTable>>, person: string, names: readonly string[]) {
    this.#started = started;
    this.#names = names.map((name) => `${person}-${name}`);
    this.#address = `${person}@example.org`;
    this.member = memberIdOf(this.#address);
  }

  get pulses(): PulseId[] {
    return this.#names.map((name) => `${name}-2026-10` as PulseId);
  }
  pulse(index: number): PulseId {
    return this.pulses[index] ?? ('' as PulseId);
  }

  /** As open-pulse leaves them. */
  async open(changes: (index: number) => Partial<PulseDefinition> = () => ({})): Promise<void> {
    for (const [index, pulse] of this.pulses.entries()) {
      const community = communityOf(pulse);
      const fingerprint = index.toString(16).repeat(64);
      this.definitions.set(pulse, { ...definition, pulse, community, fingerprint, ...changes(index) });
      const key = invitationKeys.invitation(pulse, this.token(pulse));
      const row = { writing: 1, member: this.member, timeZone: zone };
      await this.#started.client.send(new PutCommand({ TableName: table, Item: { ...key, ...row } }));
      await this.record.noteAsked(pulse, [this.member], 0);
    }
  }
  async change(pulse: PulseId, changes: Partial<Invitation>): Promise<void> {
    const Item = { ...invitationKeys.invitation(pulse, this.token(pulse)), ...(await this.row(pulse)), ...changes };
    await this.#started.client.send(new PutCommand({ TableName: table, Item }));
  }

  get record() {
    return mailRecordTable(this.#started.client, table);
  }
  token = (pulse: PulseId): TokenHash => hashLinkToken(deriveLinkToken(linkKey, pulse, this.member));
  async row(pulse: PulseId): Promise<Record<string, unknown>> {
    const Key = invitationKeys.invitation(pulse, this.token(pulse));
    const { Item } = await this.#started.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item ?? {};
  }
  states = (kind: SurveyMailKind = 'invitation'): Promise<unknown[]> =>
    Promise.all(this.pulses.map(async (pulse) => (await this.row(pulse))[outboxAttribute(kind)]));

  batch = (index: number, kind: SurveyMailKind = 'invitation', at = opening): MailBatch => {
    const pulse = this.pulse(index);
    return { kind, community: communityOf(pulse), pulse, at, invitations: [this.token(pulse)] };
  };
  /** Whose link a mail holds. */
  pulsesIn = ({ text }: OutgoingMail): PulseId[] => this.pulses.filter((pulse) => text.includes(`/s/${pulse}/`));

  /** Killed at its `kill.at`th write or request, before or after it took effect. */
  world(kill: { at: number; after: boolean } = { at: -1, after: false }): SendMailPorts & { calls: () => number } {
    const outbox = outboxTable(this.#started.client, table);
    const record = this.record;
    let calls = 0;
    const step = async <T>(act: () => Promise<T> | T): Promise<T> => {
      const mine = calls++;
      if (kill.at >= 0 && (mine > kill.at || (mine === kill.at && !kill.after))) throw new Killed();
      const value = await act();
      if (mine === kill.at) throw new Killed();
      return value;
    };
    return {
      calls: () => calls,
      siteUrl: 'https://pulse.example.org',
      pulses: { read: async (pulse) => this.definitions.get(pulse) },
      people: {
        programme: async (id) => ({
          community: communitySchema.parse({
            id,
            name: `Guild ${id}`,
            timeZone: zone,
            steward: { name: `Steward of ${id}`, email: `steward@${id}.example.org` },
          }),
          zones: ['Europe/Berlin'],
          importedAt: opening,
          roster: 'r',
        }),
        member: async (community) => this.#memberIn(community),
      },
      outbox: {
        ...outbox,
        settle: (...all) => step(() => outbox.settle(...all)),
        release: (...all) => step(() => outbox.release(...all)),
      },
      mailRecords: {
        ...record,
        keep: (...all) => step(() => record.keep(...all)),
        takeOut: (...all) => step(() => record.takeOut(...all)),
      },
      linkKey: async () => linkKey,
      mailer: {
        domain: 'example.org',
        prepare: (mail) => prepareMail(mail, 'pulse@example.org'),
        send: ({ mail }) =>
          step(() => {
            this.mails.push(mail);
            return this.answer(mail);
          }),
      },
      pace: async () => 0,
      sleep: async () => undefined,
      log: (event: string, fields: object) => void this.logged.push({ event, ...fields }),
    };
  }

  #memberIn(community: CommunityId): Member {
    return {
      community,
      member: this.member,
      address: this.#address,
      name: 'Person',
      group: 'All' as GroupName,
      timeZone: zone,
      language: 'en',
      role: 'member',
      ...(this.stopped.has(community) && { mailStopped: 'unsubscribed' }),
    };
  }
}
