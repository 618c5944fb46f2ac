/**
 * A community with the smallest configuration of docs/files.md, whose roster has no steward: each mail to stewards, the
 * results included, goes to the one named in `community.json`, by the real use cases over the real tables.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { noticeOutboxTable } from '../../functions/adapters/notice-outbox-table.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { stopWriter } from '../../functions/adapters/stop-writer.ts';
import { stopsTable } from '../../functions/adapters/stops-table.ts';
import { tellOfImport } from '../../functions/notify-stewards/import-notice.ts';
import { notifyStewards } from '../../functions/notify-stewards/notify-stewards.ts';
import { recordMailEvent } from '../../functions/record-mail-event/record-mail-event.ts';
import { sendDigest } from '../../functions/send-digest/send-digest.ts';
import { unsubscribe } from '../../functions/unsubscribe/unsubscribe.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import { digestInputSchema, importNoticeInputSchema } from '../../shared/contract/messages.ts';
import type { Member } from '../../shared/contract/people.ts';
import { routes } from '../../shared/contract/routes.ts';
import type { Label, MemberId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { OutgoingMail } from '../../shared/mail/outgoing-mail.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';
import { madeProgramme } from '../made/made-community.ts';
import { startTable } from './adapters/start-table.ts';
import { definition, input, notifyWorld, person } from './notify-stewards/notify-world.ts';
import { digestWorld } from './send-digest/digest-world.ts';

const page = readFileSync(new URL('../../docs/files.md', import.meta.url), 'utf8');
const smallest = /The smallest file that works:\n\n```json\n(.+?)\n```/s.exec(page)?.[1] ?? '';
const read = parseCommunity(smallest);
if (!read.ok) throw new Error('the smallest configuration must be one that works');
const community = read.value;
const steward = memberIdOf('ana@example.org');
const programme = madeProgramme(community, { roster: 'ab'.repeat(16) });
const colleagues = Array.from({ length: 8 }, (_, n) => person(`P${n}`));

let dynamoDb: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  dynamoDb = await startTable('smallest');
});
afterAll(() => dynamoDb.stop());

let tables = 0;
/** Everything that mails go through, over this test's own tables. */
async function imported(members: readonly Member[] = colleagues) {
  const started = ++tables === 1 ? dynamoDb : await startTable('smallest');
  if (started !== dynamoDb) servers.push(started.stop);
  const people = peopleTable(started.client, 'smallest');
  const stops = { ...stopsTable(started.client, 'smallest'), ...stopWriter(started.client, 'smallest') };
  await people.applyRoster(programme, members, undefined);
  const stored = (attribute: 'notice' | 'digest') => ({
    people,
    stops,
    outbox: noticeOutboxTable(started.client, 'smallest', attribute),
  });
  const counts = [{ label: 'Berlin' as Label, invited: 8, undelivered: 0, unknown: 1, issued: 7 }];
  const refused = 'results/communities/makers/roster.csv.json';
  const notices = notifyWorld({
    pulse: definition({ state: 'closed', counts }),
    inbox: { [refused]: { outcome: 'refused', at: '2026-10-01T08:00:00Z', problems: [{ place: 'row 2', row: 2 }] } },
  });
  const before = notifyWorld();
  const digests = digestWorld([]);
  const mails = (): OutgoingMail[] => [...before.mails, ...notices.mails, ...digests.mails];
  /** Every step with a mail to stewards, twice. */
  async function tellAll() {
    for (let run = 0; run < 2; run++) {
      await notifyStewards(input('heads-up'), { ...before.world, ...stored('notice') });
      for (const step of ['opened', 'counted', 'withheld'] as const) {
        await notifyStewards(input(step), { ...notices.world, ...stored('notice') });
      }
      const at = '2026-10-01T08:00:00Z';
      const notice = importNoticeInputSchema.parse({ step: 'import-problems', key: refused, at });
      await tellOfImport(notice, { ...notices.world, ...stored('notice') });
      const digest = { step: 'digest', community: community.id, quarter: '2026-Q4', at: '2027-01-05T09:00:00Z' };
      await sendDigest(digestInputSchema.parse(digest), { ...digests.world, ...stored('digest') });
    }
    return mails().map(({ to }) => to);
  }
  return { people, stops, tellAll, digestsOf: () => digests.mails };
}
const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of servers.splice(0)) await stop();
});

const everyStep = Array.from({ length: 6 }, () => 'ana@example.org');

describe('the steward of the smallest configuration', () => {
  test('gets every mail to stewards and the results, each once, and no member gets any', async () => {
    const { tellAll, digestsOf } = await imported();
    expect(await tellAll()).toEqual(everyStep);
    expect(digestsOf().map(({ subject }) => subject)).toEqual([expect.stringContaining('2026-Q4')]);
  });

  test.each(['member', 'leader', 'steward'] as const)('gets each once as a %s of the roster, too', async (role) => {
    const { tellAll } = await imported([...colleagues, person('Ana', { role })]);
    expect(await tellAll()).toEqual(everyStep);
  });

  test('stops all of them with the link of the digest, without being on the roster', async () => {
    const { people, stops, tellAll, digestsOf } = await imported();
    await tellAll();
    const [digest] = digestsOf();
    const link = /\/unsubscribe\/([^>]+)>$/.exec(digest?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
    const request = { route: routes.unsubscribe, path: { token: link }, body: 'List-Unsubscribe=One-Click' };
    const reply = await unsubscribe(
      { ...request, now: '2027-01-06T09:00:00Z' as Instant },
      { linkKey: async () => new Uint8Array(32).fill(7), people, stops, log: () => undefined },
    );
    expect(reply.status).toBe(200);
    expect(await stops.stopped(community.id)).toEqual(new Set([steward]));
    const later = await imported();
    await later.stops.stopMail(community.id, steward, 'unsubscribed');
    expect(await later.tellAll()).toEqual([]);
  });

  test.each(['bounced', 'complained', 'forgotten'] as const)('gets none once they have %s', async (why) => {
    const { stops, tellAll } = await imported();
    if (why === 'forgotten') await stops.markForgotten(community.id, steward);
    else {
      const what = why === 'bounced' ? 'bounce-permanent' : 'complaint';
      await recordMailEvent(
        { what, communities: [community.id], member: steward as MemberId, surveys: [] },
        { stops, outbox: { settle: async () => true }, log: () => undefined },
      );
    }
    expect(await tellAll()).toEqual([]);
  });
});
