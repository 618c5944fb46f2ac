import { expect, test } from 'vitest';
import { readMailEvent } from '../../../functions/record-mail-event/mail-event.ts';
import { type MailEventPorts, recordMailEvent } from '../../../functions/record-mail-event/record-mail-event.ts';

const tags = {
  community: ['data'],
  member: ['ab'.repeat(16)],
  pulse: ['data-2026-10'],
  invitation: ['cd'.repeat(32)],
  kind: ['reminder-1'],
  'ses:source-ip': ['203.0.113.9'],
};
const raw = (eventType: string, rest: object = {}, mailTags: object = tags) => ({
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  detail: { eventType, ...rest, mail: { destination: ['sam@example.org'], headers: [], tags: mailTags } },
});

async function record(event: unknown) {
  const done: string[] = [];
  const logged: unknown[] = [];
  const world: MailEventPorts = {
    stops: { stopMail: async (...all) => void done.push(`stop ${all.join(' ')}`) },
    outbox: {
      async settle(kind, { pulse, token }, state) {
        done.push(`${state} ${pulse} ${token} ${kind}`);
        return true;
      },
    },
    log: (_, fields) => logged.push(fields),
  };
  const read = readMailEvent(event);
  if (read) await recordMailEvent(read, world);
  expect(JSON.stringify([read, done, logged])).not.toContain('sam@example.org');
  return { read, done, logged };
}

const permanent = {
  done: [`bounced data-2026-10 ${'cd'.repeat(32)} reminder-1`, `stop data ${'ab'.repeat(16)} bounced`],
  logged: [{ kind: 'bounce-permanent', recorded: 1 }],
};

test('a permanent bounce stops the mails and marks the invitation, in either shape of the event', async () => {
  expect(await record(raw('Bounce', { bounce: { bounceType: 'Permanent' } }))).toMatchObject(permanent);
  expect(await record({ kind: 'Bounce', bounceType: 'Permanent', tags })).toMatchObject(permanent);
});

test('the bounce of a mail about several pulses marks all their invitations and stops the mails of all communities', async () => {
  const several = { ...tags, 'pulse-2': [`makers-2026-10.${'ef'.repeat(32)}`], 'pulse-3': ['#.x'] };
  const { done, logged } = await record({ kind: 'Bounce', bounceType: 'Permanent', tags: several });
  expect(done).toEqual([
    `bounced data-2026-10 ${'cd'.repeat(32)} reminder-1`,
    `bounced makers-2026-10 ${'ef'.repeat(32)} reminder-1`,
    `stop data ${'ab'.repeat(16)} bounced`,
    `stop makers ${'ab'.repeat(16)} bounced`,
  ]);
  expect(logged).toEqual([{ kind: 'bounce-permanent', recorded: 2 }]);
});

test('a complaint stops the mails', async () => {
  const expected = { done: [`stop data ${'ab'.repeat(16)} complained`], logged: [{ kind: 'complaint', recorded: 1 }] };
  expect(await record(raw('Complaint', { complaint: {} }))).toMatchObject(expected);
  expect(await record({ kind: 'Complaint', bounceType: '', tags })).toMatchObject(expected);
  expect(await record({ kind: 'Complaint', bounceType: null, tags })).toMatchObject(expected);
});

test('a temporary bounce and any other event are only counted', async () => {
  for (const bounceType of ['Transient', 'Undetermined']) {
    expect(await record({ kind: 'Bounce', bounceType, tags })).toMatchObject({
      done: [],
      logged: [{ kind: 'bounce-transient', recorded: 0 }],
    });
  }
  expect(await record(raw('Reject'))).toMatchObject({ done: [], logged: [{ kind: 'other', recorded: 0 }] });
});

test('the bounce of a digest stops the mails and marks no invitation', async () => {
  const { done } = await record({
    kind: 'Bounce',
    bounceType: 'Permanent',
    tags: { community: tags.community, member: tags.member, kind: ['digest'] },
  });
  expect(done).toEqual([`stop data ${'ab'.repeat(16)} bounced`]);
});

test('tags that are missing or not ours touch no row', async () => {
  for (const others of [undefined, {}, { ...tags, community: ['A b'], member: ['x'], pulse: ['#'] }, 'x']) {
    const { done } = await record({ kind: 'Bounce', bounceType: 'Permanent', tags: others });
    expect(done).toEqual([]);
  }
});

test('anything but a mail event is not read', async () => {
  for (const event of [undefined, null, 1, {}, { detail: {} }, { Records: [] }]) {
    expect(readMailEvent(event)).toBeUndefined();
  }
});
