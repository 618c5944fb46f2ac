import type { CommentsNoticePorts } from '../../../functions/notify-stewards/comments-notice.ts';
import type { ImportNoticePorts } from '../../../functions/notify-stewards/import-notice.ts';
import type { NotifyPorts } from '../../../functions/notify-stewards/notify-stewards.ts';
import { hashItems } from '../../../shared/answers/instruments.ts';
import type { Community } from '../../../shared/contract/community.ts';
import { type NoticeInput, noticeInputSchema } from '../../../shared/contract/messages.ts';
import { type Member, memberSchema, programmeSchema } from '../../../shared/contract/people.ts';
import type { PulseDefinition, SendQuota } from '../../../shared/contract/pulse.ts';
import { pulseRulesOf } from '../../../shared/contract/pulse-rules.ts';
import type { Key } from '../../../shared/contract/tables.ts';
import { utf8 } from '../../../shared/kernel/bytes.ts';
import { type NoticeState, noticeStatesBefore } from '../../../shared/mail/notice-outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../../shared/mail/prepare-mail.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import { madeCommunity, madeDefinition } from '../../made-pulse.ts';

export const community = madeCommunity('makers', {
  name: 'Makers',
  steward: { name: 'Ana Silva', email: 'Ana@example.org' },
});
const instruments = [{ id: 'psychological-safety', version: 1 }];

export const person = (name: string, changes: Partial<Member> = {}): Member =>
  memberSchema.parse({
    community: 'makers',
    member: memberIdOf(`${name.toLowerCase()}@example.org`),
    address: `${name.toLowerCase()}@example.org`,
    name,
    group: 'Berlin',
    timeZone: 'Europe/Berlin',
    language: 'en',
    role: 'member',
    ...changes,
  });

export const ana = person('Ana', { role: 'steward' });
/** Ana, 11 more in Berlin, 9 in Porto and 3 in Oslo. */
export const everybody: readonly Member[] = [
  ana,
  ...Array.from({ length: 23 }, (_, n) => person(`P${n}`, { group: n < 11 ? 'Berlin' : n < 20 ? 'Porto' : 'Oslo' })),
];

export const input = (step: NoticeInput['step'], at = '2026-10-09T07:00:00Z'): NoticeInput =>
  noticeInputSchema.parse({
    step,
    community: 'makers',
    quarter: '2026-Q4',
    at,
    ...(step !== 'withheld' && { pulse: 'makers-2026-10' }),
  });

const manifest = JSON.stringify({
  version: 1,
  pulse: 'makers-2026-10',
  community: { id: 'makers', name: 'Makers' },
  quarter: '2026-Q4',
  opens: '2026-10-13T07:00:00Z',
  closes: '2026-10-30T16:00:00Z',
  publishes: '2027-01-05T08:00:00Z',
  instruments,
  itemsHash: hashItems(instruments),
  ...pulseRulesOf({}),
  credentialKey: '0'.repeat(64),
  sealingKey: `04${'0'.repeat(128)}`,
  groups: [
    { label: 'Berlin', invited: 12 },
    { label: 'Other groups', invited: 12 },
  ],
  favourableFrom: 4,
  padding: { scores: 256, comment: 2048 },
  pages: { en: '1'.repeat(64) },
  protocolCode: '2'.repeat(64),
});

export const definition = (changes: Partial<PulseDefinition> = {}): PulseDefinition => ({
  ...madeDefinition('makers-2026-10', { communityName: 'Makers', manifest, fingerprint: 'abcd'.repeat(16) }),
  ...changes,
});

/** All that notify-stewards may touch, in memory. An outbox row that was not planned cannot be claimed. */
export function notifyWorld(
  options: {
    members?: readonly Member[];
    pulse?: PulseDefinition;
    report?: boolean;
    /** The file in which publish-quarter says why there is no report. */
    withheld?: object;
    quota?: SendQuota;
    /** Fields of the programme that differ. */
    programme?: Partial<Community>;
    answer?: (attempt: number) => SendOutcome;
    /** Files of the inbox. */
    inbox?: Readonly<Record<string, unknown>>;
    /** False while the community was never imported. */
    imported?: boolean;
  } = {},
) {
  const outbox = new Map<string, NoticeState | 'planned'>();
  const mails: OutgoingMail[] = [];
  const logged: object[] = [];
  const name = ({ pk, sk }: Key) => `${pk} ${sk}`;
  const world: NotifyPorts & ImportNoticePorts & CommentsNoticePorts = {
    inboxName: 'the-inbox',
    people: {
      programme: async (id) =>
        id === community.id && options.imported !== false
          ? programmeSchema.parse({
              community: { ...community, ...options.programme },
              roster: 'r1',
              zones: [...new Set((options.members ?? everybody).map(({ timeZone }) => timeZone))].sort(),
              importedAt: '2026-10-01T00:00:00Z',
            })
          : undefined,
      members: async () => (options.imported === false ? [] : [...(options.members ?? everybody)]),
    },
    stops: {
      stopped: async () =>
        new Set((options.members ?? everybody).flatMap((one) => (one.mailStopped === undefined ? [] : [one.member]))),
    },
    pulses: { read: async (pulse) => (options.pulse?.pulse === pulse ? options.pulse : undefined) },
    site: { read: async () => (options.report ? new Uint8Array([1]) : undefined) },
    inbox: {
      async read(key) {
        const withheld = key === 'for-stewards/makers/2026-Q4/withheld.json' ? options.withheld : undefined;
        const file = withheld ?? options.inbox?.[key];
        return file === undefined ? undefined : utf8(JSON.stringify(file));
      },
    },
    sendQuota: async () => options.quota,
    outbox: {
      async claim(key) {
        const state = outbox.get(name(key)) ?? 'planned';
        if (state !== 'planned') return state === 'sending' ? 'sending' : 'done';
        outbox.set(name(key), 'sending');
        return 'claimed';
      },
      async settle(key, state) {
        const before: readonly (NoticeState | 'planned')[] = noticeStatesBefore[state];
        const isNext = before.includes(outbox.get(name(key)) ?? 'planned');
        if (isNext) outbox.set(name(key), state);
        return isNext;
      },
      async release(key) {
        if (['sending', 'unknown'].includes(outbox.get(name(key)) ?? '')) outbox.set(name(key), 'planned');
      },
    },
    mailer: {
      domain: 'example.org',
      prepare: (mail) => prepareMail(mail, 'pulse@example.org'),
      async send({ mail }) {
        mails.push(mail);
        return options.answer?.(mails.length) ?? { kind: 'sent', messageId: 'id' };
      },
    },
    log: (event: string, fields: object) => void logged.push({ event, ...fields }),
  };
  return { world, outbox, mails, logged };
}
