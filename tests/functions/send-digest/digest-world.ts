import type { DigestPorts } from '../../../functions/send-digest/send-digest.ts';
import { siteKeys } from '../../../shared/contract/objects.ts';
import type { Member } from '../../../shared/contract/people.ts';
import type { Key } from '../../../shared/contract/tables.ts';
import type { GroupName, MemberId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { NoticeState } from '../../../shared/mail/notice-outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../../shared/mail/prepare-mail.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';
import { madeNoticeOutbox } from '../../made/made-notice-outbox.ts';
import { fixtureCommunity, ordinaryQuarter, reportOf } from '../../shared/report/quarter-fixture.ts';

const quarter = '2026-Q4' as QuarterId;

export const person = (name: string, role: Member['role'], changes: Partial<Member> = {}): Member => ({
  community: fixtureCommunity,
  member: Buffer.from(name.padEnd(16, '.')).toString('hex') as MemberId,
  address: `${name.toLowerCase()}@example.org`,
  name,
  group: 'Berlin' as GroupName,
  timeZone: 'Europe/Berlin',
  language: 'en',
  role,
  ...changes,
});

const steward = { name: 'Ana Silva', email: 'ana@example.org' };
const programme = madeProgramme(madeCommunity(fixtureCommunity, { name: 'Makers', steward }));

/** Everything send-digest may touch, in memory. An outbox row that was not planned cannot be claimed. */
export function digestWorld(
  members: readonly Member[],
  answer: (mail: OutgoingMail, attempt: number) => SendOutcome = () => ({ kind: 'sent', messageId: 'id' }),
) {
  const site = new Map([
    [
      siteKeys.givenBack(fixtureCommunity),
      JSON.stringify({ version: 1, links: { [quarter]: `makers/2026-Q4/${'e'.repeat(22)}` } }),
    ],
    [siteKeys.reportRevision(fixtureCommunity, quarter, 1), JSON.stringify(reportOf(ordinaryQuarter()))],
  ]);
  const outbox = new Map<string, NoticeState | 'planned'>();
  const expiries = new Set<number>();
  const mails: OutgoingMail[] = [];
  const logged: object[] = [];
  const name = ({ pk, sk }: Key) => {
    if (pk !== `digest#${fixtureCommunity}#${quarter}`) throw new Error('the row must belong to this digest');
    return sk;
  };
  const rows = madeNoticeOutbox(outbox, name);
  const world: DigestPorts = {
    siteUrl: 'https://pulse.example',
    people: {
      programme: async (id) => (id === fixtureCommunity ? programme : undefined),
      async members(id) {
        if (id !== fixtureCommunity) throw new Error('members must be those of the fixture community');
        return [...members];
      },
    },
    stops: {
      stopped: async () => new Set(members.flatMap((one) => (one.mailStopped === undefined ? [] : [one.member]))),
    },
    site: {
      async read(key) {
        const body = site.get(key);
        return body === undefined ? undefined : new TextEncoder().encode(body);
      },
    },
    linkKey: async () => new Uint8Array(32).fill(7),
    outbox: {
      ...rows,
      claim(key, expiresAt) {
        expiries.add(expiresAt);
        return rows.claim(key, expiresAt);
      },
    },
    mailer: {
      domain: 'example.org',
      prepare: (mail) => prepareMail(mail, 'pulse@example.org'),
      async send({ mail }) {
        mails.push(mail);
        return answer(mail, mails.length);
      },
    },
    log: (event: string, fields: object) => void logged.push({ event, ...fields }),
  };
  const stateOf = ({ member }: Member) => outbox.get(member);
  return { world, site, outbox, expiries, mails, logged, stateOf };
}
