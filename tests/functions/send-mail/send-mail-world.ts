import type { SendMailWorld } from '../../../functions/send-mail/run.ts';
import { communitySchema } from '../../../shared/contract/community.ts';
import { instantSchema } from '../../../shared/contract/identifiers.ts';
import type { MailBatch, SurveyMailKind } from '../../../shared/contract/messages.ts';
import type { Member, OutboxState } from '../../../shared/contract/people.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import { deriveLinkToken, hashLinkToken } from '../../../shared/gate/link-token.ts';
import type { CommunityId, MemberId, PulseId, QuarterId, TokenHash } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { type OutboxInvitation, outboxAttribute, statesBefore } from '../../../shared/people/outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../../shared/people/outgoing-mail.ts';

const community = 'data' as CommunityId;
export const pulse = 'data-2026-10' as PulseId;
export const linkKey = new Uint8Array(32).fill(9);
export const duringPulse = instantSchema.parse('2026-10-14T09:00:00Z');
export const fingerprint = '0123456789abcdef'.repeat(4);

export const definition: PulseDefinition = Object.freeze({
  pulse,
  community,
  communityName: 'Data Practice',
  quarter: '2026-Q4' as QuarterId,
  state: 'open',
  opens: instantSchema.parse('2026-10-13T07:00:00Z'),
  closes: instantSchema.parse('2026-10-30T16:00:00Z'),
  publishes: instantSchema.parse('2027-01-05T08:00:00Z'),
  instruments: [{ id: 'psychological-safety', version: 1 }],
  comments: false,
  credentialKey: 'ab'.repeat(32),
  sealingKey: `04${'ab'.repeat(64)}`,
  sealingParameter: '/x',
  minimumGroup: 5,
  minimumInvited: 8,
  minimumComments: 10,
  manifest: '{}',
  fingerprint,
  labels: {},
  expiresAt: 1_800_000_000,
});

export const memberId = (index: number): MemberId => index.toString(16).padStart(32, '0') as MemberId;
export const tokenOf = (index: number): TokenHash => hashLinkToken(deriveLinkToken(linkKey, pulse, memberId(index)));

export const member = (index: number): Member => ({
  community,
  member: memberId(index),
  address: `person${index}@example.org`,
  name: `Person ${index}`,
  group: 'North',
  timeZone: 'Europe/Berlin',
  language: index % 2 === 0 ? 'en' : 'de',
  role: 'member',
});

export const programme = {
  community: communitySchema.parse({
    id: community,
    name: 'Data Practice',
    timeZone: 'Europe/Berlin',
    steward: { name: 'Ana Silva', email: 'ana@example.org' },
  }),
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

/** Everything that send-mail may touch, in memory; what it was not told about does not exist. */
export function sendMailWorld(
  count: number,
  options: {
    definition?: Partial<PulseDefinition>;
    invitation?: (index: number) => Partial<OutboxInvitation>;
    member?: (index: number) => Partial<Member> | undefined;
    answer?: (mail: OutgoingMail, attempt: number) => SendOutcome;
  } = {},
) {
  const rows = new Map<TokenHash, OutboxInvitation>();
  for (let index = 0; index < count; index++) {
    rows.set(tokenOf(index), { member: memberId(index), ...options.invitation?.(index) });
  }
  const mails: OutgoingMail[] = [];
  const sleeps: number[] = [];
  const logged: object[] = [];
  const stateOf = (batch: MailBatch, token: TokenHash) => rows.get(token)?.[outboxAttribute(batch.kind)];
  const write = (batch: MailBatch, token: TokenHash, state: OutboxState | undefined) => {
    const row = rows.get(token);
    if (!row) throw new Error('no such row');
    const { [outboxAttribute(batch.kind)]: _, ...rest } = row;
    rows.set(token, state === undefined ? rest : { ...rest, [outboxAttribute(batch.kind)]: state });
  };
  const world: SendMailWorld = {
    siteUrl: 'https://pulse.example.org',
    mailDomain: 'example.org',
    pulse: async (id) => (id === pulse ? { ...definition, ...options.definition } : undefined),
    programme: async (id) => (id === community ? programme : undefined),
    async member(_, id) {
      const index = Number.parseInt(id, 16);
      const changes = options.member ? options.member(index) : {};
      return changes && index < count ? { ...member(index), ...changes } : undefined;
    },
    invitation: async (_, token) => rows.get(token),
    async claim(batch, token) {
      if (!rows.has(token)) return 'missing';
      const state = stateOf(batch, token);
      if (state !== undefined) return state === 'sending' ? 'sending' : 'done';
      write(batch, token, 'sending');
      return 'claimed';
    },
    async settle(batch, token, state) {
      if (statesBefore[state].includes(stateOf(batch, token) ?? 'planned')) write(batch, token, state);
    },
    async release(batch, token) {
      if (['sending', 'unknown'].includes(stateOf(batch, token) ?? '')) write(batch, token, undefined);
    },
    linkKey: async () => linkKey,
    async send(mail) {
      mails.push(mail);
      return options.answer?.(mail, mails.length) ?? { kind: 'sent', messageId: `id-${mails.length}` };
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
    states: (kind: SurveyMailKind = 'invitation') =>
      batchOf(count, kind).invitations.map((token) => rows.get(token)?.[outboxAttribute(kind)]),
  };
}

export const at = (text: string): Instant => instantSchema.parse(text);
