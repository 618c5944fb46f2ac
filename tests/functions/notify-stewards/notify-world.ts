import type { CommentsNoticePorts } from '../../../functions/notify-stewards/comments-notice.ts';
import type { ImportNoticePorts } from '../../../functions/notify-stewards/import-notice.ts';
import type { NotifyPorts } from '../../../functions/notify-stewards/notify-stewards.ts';
import type { Community } from '../../../shared/contract/community.ts';
import { type NoticeInput, noticeInputSchema } from '../../../shared/contract/messages.ts';
import type { Member } from '../../../shared/contract/people.ts';
import type { PulseDefinition, SendQuota } from '../../../shared/contract/pulse.ts';
import type { Key } from '../../../shared/contract/tables.ts';
import { utf8 } from '../../../shared/kernel/bytes.ts';
import type { CommunityId, GroupName } from '../../../shared/kernel/ids.ts';
import type { NoticeState } from '../../../shared/mail/notice-outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../../shared/mail/prepare-mail.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';
import { madeMember } from '../../made/made-member.ts';
import { madeNoticeOutbox } from '../../made/made-notice-outbox.ts';
import { madeDefinition, madeManifest } from '../../made/made-pulse.ts';

export const community = madeCommunity('makers', {
  name: 'Makers',
  steward: { name: 'Ana Silva', email: 'Ana@example.org' },
});

/** Before `makers` in the order of ids, so that it is the one that stays full. */
const neighbourId = 'brewers' as CommunityId;

export const person = (name: string, changes: Partial<Member> = {}): Member => madeMember('makers', name, changes);

export const ana = person('Ana', { role: 'steward' });
/** Ana, 11 more in Berlin, 9 in Porto and 3 in Oslo. */
export const everybody: readonly Member[] = [
  ana,
  ...Array.from({ length: 23 }, (_, n) =>
    person(`P${n}`, { group: (n < 11 ? 'Berlin' : n < 20 ? 'Porto' : 'Oslo') as GroupName }),
  ),
];

export const input = (step: NoticeInput['step'], at = '2026-10-09T07:00:00Z'): NoticeInput =>
  noticeInputSchema.parse({
    step,
    community: 'makers',
    quarter: '2026-Q4',
    at,
    ...(step !== 'withheld' && { pulse: 'makers-2026-10' }),
  });

const manifest = JSON.stringify(
  madeManifest('makers-2026-10', {
    community: { id: community.id, name: 'Makers' },
    acceptsUntil: '2026-11-03T16:00:00Z',
    resultsAt: '2026-11-04T08:00:00Z',
    groups: [
      { label: 'Berlin', members: 12 },
      { label: 'Other groups', members: 12 },
    ],
    pages: { en: '1'.repeat(64) },
  }),
);

export const definition = (changes: Partial<PulseDefinition> = {}): PulseDefinition => ({
  ...madeDefinition('makers-2026-10', { communityName: 'Makers', manifest, fingerprint: 'abcd'.repeat(16) }),
  ...changes,
});

/** Everything notify-stewards may touch, in memory. An outbox row that was not planned cannot be claimed. */
export function notifyWorld(
  options: {
    members?: readonly Member[];
    pulse?: PulseDefinition;
    report?: boolean;
    /** Whether the part of the pulse is published. */
    part?: boolean;
    /** The file in which publish-quarter says why there is no report. */
    withheld?: object;
    quota?: SendQuota;
    /** Fields of the programme that differ. */
    programme?: Partial<Community>;
    answer?: (attempt: number) => SendOutcome;
    /** Files of the inbox. */
    inbox?: Readonly<Record<string, unknown>>;
    /** Another community with these members, whose pulse opens at the same instant. */
    neighbours?: readonly Member[];
    /** False while the community has never been imported. */
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
      communities: async () => (options.neighbours ? [community.id, neighbourId] : [community.id]),
      groupsOfMembers: async (id) =>
        new Map(
          (id === neighbourId ? (options.neighbours ?? []) : (options.members ?? everybody)).map(
            ({ member, group }) => [member, group],
          ),
        ),
      programme: async (id) =>
        id === neighbourId
          ? madeProgramme(madeCommunity(neighbourId))
          : id === community.id && options.imported !== false
            ? madeProgramme(
                { ...community, ...options.programme },
                { zones: [...new Set((options.members ?? everybody).map(({ timeZone }) => timeZone))].sort() },
              )
            : undefined,
      members: async () => (options.imported === false ? [] : [...(options.members ?? everybody)]),
    },
    stops: {
      stopped: async () =>
        new Set((options.members ?? everybody).flatMap((one) => (one.mailStopped === undefined ? [] : [one.member]))),
    },
    pulses: { read: async (pulse) => (options.pulse?.pulse === pulse ? options.pulse : undefined) },
    siteUrl: 'https://pulse.example',
    site: {
      async read(key) {
        if (key.endsWith('given-back.json'))
          return utf8(JSON.stringify({ version: 1, links: { '2026-Q4': 'the-link' } }));
        const isPart = key === 'reports/makers/2026-Q4/makers-2026-10.json';
        return (isPart ? options.part : options.report) ? new Uint8Array([1]) : undefined;
      },
    },
    inbox: {
      async read(key) {
        const withheld = key === 'for-stewards/makers/2026-Q4/withheld.json' ? options.withheld : undefined;
        const file = withheld ?? options.inbox?.[key];
        return file === undefined ? undefined : utf8(JSON.stringify(file));
      },
    },
    sendQuota: async () => options.quota,
    outbox: madeNoticeOutbox(outbox, name),
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
