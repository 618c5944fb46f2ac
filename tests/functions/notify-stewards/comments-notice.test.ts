import { expect, test } from 'vitest';
import { tellOfComments } from '../../../functions/notify-stewards/comments-notice.ts';
import { commentsInputSchema } from '../../../shared/contract/messages.ts';
import { ana, notifyWorld, person } from './notify-world.ts';

const marker = 'for-stewards/makers/2026-Q4/comments.json';
const ready = {
  version: 1,
  community: 'makers',
  quarter: '2026-Q4',
  comments: 17,
  handedOver: '2027-01-05T08:00:00Z',
};
const input = (step: string, at: string) =>
  commentsInputSchema.parse({ step, community: 'makers', quarter: '2026-Q4', at });
const published = input('comments', '2027-01-05T09:30:00Z');
const lastWeek = input('comments-end', '2027-01-28T09:30:00Z');

test('stewards learn that comments are ready, under which key, with which command, and until when', async () => {
  const { world, mails } = notifyWorld({ inbox: { [marker]: ready } });
  await tellOfComments(published, world);
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['ana@example.org', 'Makers: comments for 2026-Q4 are ready to read'],
  ]);
  const lines = mails[0]?.text.split('\n') ?? [];
  expect(lines).toContain('for-stewards/makers/2026-Q4/comments.csv');
  expect(lines).toContain('aws s3 cp s3://the-inbox/for-stewards/makers/2026-Q4/comments.csv comments.csv');
  expect(mails[0]?.text).toContain('Comments: 17.');
  expect(mails[0]?.text).toContain('until 4 February 2027. Then it is destroyed');
});

test('and once more a week before they are destroyed, in the language of each', async () => {
  const members = [ana, person('Bo', { role: 'steward', language: 'de' })];
  const { world, mails, logged } = notifyWorld({ inbox: { [marker]: ready }, members });
  await tellOfComments(lastWeek, world);
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Makers: last week to read comments for 2026-Q4',
    'Kommentare von Makers zu 2026-Q4: letzte Woche',
  ]);
  expect(mails[1]?.text).toContain('bis zum 4. Februar 2027');
  expect(logged).toEqual([
    { event: 'notice.sent', community: 'makers', step: 'comments-end', sent: 2, refused: 0, unknown: 0 },
  ]);
});

test('each learns it once, however often its step comes, and again when a late pulse has added comments', async () => {
  const inbox: Record<string, unknown> = { [marker]: ready };
  const { world, mails } = notifyWorld({ inbox });
  await Promise.all([1, 2, 3].map(() => tellOfComments(published, world)));
  await tellOfComments(lastWeek, world);
  expect(mails).toHaveLength(2);
  inbox[marker] = { ...ready, comments: 21, handedOver: '2027-01-09T04:00:00Z' };
  for (let times = 0; times < 2; times++) await tellOfComments(input('comments', '2027-01-09T05:30:00Z'), world);
  expect(mails).toHaveLength(3);
  expect(mails[2]?.text).toContain('until 8 February 2027');
});

test('no mail is sent about a quarter without comments, a community that does not exist, or destroyed comments', async () => {
  for (const options of [{}, { inbox: { [marker]: ready }, imported: false }]) {
    const { world, mails } = notifyWorld(options);
    await tellOfComments(published, world);
    expect(mails).toEqual([]);
  }
  const { world, mails } = notifyWorld({ inbox: { [marker]: ready } });
  await tellOfComments(input('comments-end', '2027-02-05T00:00:00Z'), world);
  expect(mails).toEqual([]);
  await tellOfComments(input('comments-end', '2027-02-04T23:00:00Z'), world);
  expect(mails).toHaveLength(1);
});

test('a spent quota keeps the mail for the next morning, and fails on the last', async () => {
  const { world, mails } = notifyWorld({
    inbox: { [marker]: ready },
    answer: (attempt) => (attempt < 3 ? { kind: 'throttled', limit: 'daily' } : { kind: 'sent', messageId: 'id' }),
  });
  await tellOfComments({ ...published, morningsLeft: 1 }, world);
  await expect(tellOfComments({ ...published, morningsLeft: 0 }, world)).rejects.toMatchObject({ code: 'try-again' });
  await tellOfComments({ ...published, morningsLeft: 0 }, world);
  expect(mails).toHaveLength(3);
});
