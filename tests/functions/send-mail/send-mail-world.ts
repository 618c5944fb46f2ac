import type { SendMailPorts } from '../../../functions/send-mail/send-mail.ts';
import { instantSchema } from '../../../shared/contract/identifiers.ts';
import type { MailRecord } from '../../../shared/contract/mail-record.ts';
import type { MailBatch, SurveyMailKind } from '../../../shared/contract/messages.ts';
import type { Member, OutboxState } from '../../../shared/contract/people.ts';
import type { OutboxInvitation } from '../../../shared/contract/people-stores.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import { deriveLinkToken, hashLinkToken } from '../../../shared/gate/link-token.ts';
import type { CommunityId, GroupName, MemberId, PulseId, TokenHash } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { outboxAttribute, statesBefore } from '../../../shared/mail/outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../../shared/mail/prepare-mail.ts';
import { madeCommunity } from '../../made/made-community.ts';
import { madeDefinition } from '../../made/made-pulse.ts';

const community = 'data' as CommunityId;
export const pulse = 'data-2026-10' as PulseId;
export const linkKey = new Uint8Array(32).fill(9);
export const duringPulse = instantSchema.parse('2026-10-14T09:00:00Z');
export const fingerprint = '0123456789abcdef'.repeat(4);

export const definition: PulseDefinition = Object.freeze(
  madeDefinition(pulse, { manifest: '{}', fingerprint, labels: {}, expiresAt: 1_800_000_000 }),
);

export const memberId = (index: number): MemberId => index.toString(16).padStart(32, '0') as MemberId;
export const tokenOf = (index: number): TokenHash => hashLinkToken(deriveLinkToken(linkKey, pulse, memberId(index)));

export const member = (index: number): Member => ({
  community,
  member: memberId(index),
  address: `person${index}@example.org`,
  name: `Person ${index}`,
  group: 'North' as GroupName,
  timeZone: 'Europe/Berlin',
  language: index % 2 === 0 ? 'en' : 'de',
  role: 'member',
});

export const programme = {
  community: madeCommunity(community, { steward: { name: 'Ana Silva', email: 'ana@example.org' } }),
  zones: ['Europe/Berlin'],
  importedAt: duringPulse,
  roster: 'ab'.repeat(32),
};

export const batchOf = (count: number, kind: SurveyMailKind = 'invitation'): MailBatch => ({
  kind,
  community,
  pulse,
  at: definition.opens,
  invitations: Array.from({ length: count }, (_, index) => tokenOf(index)),
});

/** Everything send-mail may touch, in memory; what it was not given does not exist. */
export function sendMailWorld(
  count: number,
  options: {
    definition?: Partial<PulseDefinition>;
    invitation?: (index: number) => Partial<OutboxInvitation>;
    member?: (index: number) => Partial<Member> | undefined;
    answer?: (mail: OutgoingMail, attempt: number) => SendOutcome;
    record?: Partial<MailRecord>;
  } = {},
) {
  const rows = new Map<TokenHash, OutboxInvitation>();
  for (let index = 0; index < count; index++) {
    rows.set(tokenOf(index), {
      writing: 1,
      member: memberId(index),
      timeZone: 'Europe/Berlin',
      ...options.invitation?.(index),
    });
  }
  const mails: OutgoingMail[] = [];
  const sleeps: number[] = [];
  const logged: object[] = [];
  const records = new Map<MemberId, MailRecord>();
  const recordOf = (who: MemberId): MailRecord =>
    records.get(who) ?? { mails: [], version: 0, asked: [pulse], missed: new Map(), ...options.record };
  const stateOf = (kind: SurveyMailKind, token: TokenHash) => rows.get(token)?.[outboxAttribute(kind)];
  const write = (kind: SurveyMailKind, token: TokenHash, state: OutboxState | undefined) => {
    const row = rows.get(token);
    if (!row) throw new Error('no such row');
    const { [outboxAttribute(kind)]: _, ...rest } = row;
    rows.set(token, state === undefined ? rest : { ...rest, [outboxAttribute(kind)]: state });
  };
  const world: SendMailPorts = {
    siteUrl: 'https://pulse.example.org',
    pulses: { read: async (id) => (id === pulse ? { ...definition, ...options.definition } : undefined) },
    people: {
      programme: async (id) => (id === community ? programme : undefined),
      async member(_, id) {
        const index = Number.parseInt(id, 16);
        const changes = options.member ? options.member(index) : {};
        return changes && index < count ? { ...member(index), ...changes } : undefined;
      },
    },
    outbox: {
      invitation: async (_, token) => rows.get(token),
      async settle(kind, { token }, state) {
        const isNext = statesBefore[state].includes(stateOf(kind, token) ?? 'planned');
        if (isNext) write(kind, token, state);
        return isNext;
      },
      async release(kind, { token }) {
        if (stateOf(kind, token) === 'unknown') write(kind, token, undefined);
      },
    },
    mailRecords: {
      read: async (who) => recordOf(who),
      async keep(who, mails, version) {
        const before = recordOf(who);
        if (before.version !== version) return false;
        records.set(who, { ...before, mails, version: version + 1 });
        return true;
      },
      async takeOut(who, mail) {
        const before = recordOf(who);
        records.set(who, { ...before, mails: before.mails.filter((kept) => kept.kind !== mail.kind) });
      },
    },
    linkKey: async () => linkKey,
    mailer: {
      domain: 'example.org',
      prepare: (mail) => prepareMail(mail, 'pulse@example.org'),
      async send({ mail }) {
        mails.push(mail);
        return options.answer?.(mail, mails.length) ?? { kind: 'sent', messageId: `id-${mails.length}` };
      },
    },
    pace: async () => 100,
    sleep: async (milliseconds) => void sleeps.push(milliseconds),
    log: (event: string, fields: object) => void logged.push({ event, ...fields }),
  };
  return {
    world,
    rows,
    mails,
    sleeps,
    logged,
    noted: (index: number) => recordOf(memberId(index)).mails,
    states: (kind: SurveyMailKind = 'invitation') =>
      batchOf(count, kind).invitations.map((token) => rows.get(token)?.[outboxAttribute(kind)]),
  };
}

export const at = (text: string): Instant => instantSchema.parse(text);
