import { expect, test } from 'vitest';
import { type UnsubscribePorts, unsubscribe } from '../../../functions/unsubscribe/unsubscribe.ts';
import type { Language } from '../../../shared/contract/identifiers.ts';
import { memberSchema, programmeSchema } from '../../../shared/contract/people.ts';
import { routes } from '../../../shared/contract/routes.ts';
import type { CommunityId, MemberId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { unsubscribeToken } from '../../../shared/mail/unsubscribe-token.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';

const now = '2026-10-14T08:00:00Z' as Instant;
const linkKey = new Uint8Array(32).fill(7);
const community = 'data' as CommunityId;
const member = 'ab'.repeat(16) as MemberId;
const token = unsubscribeToken(linkKey, [community], member);
const steward = memberIdOf('ana@example.org');
const programme = programmeSchema.parse({
  community: {
    id: community,
    name: 'Data',
    timeZone: 'Europe/Berlin',
    language: 'fr',
    steward: { name: 'Ana', email: 'Ana@example.org' },
  },
  roster: 'r',
  zones: [],
  importedAt: '2026-10-01T00:00:00Z',
});
const gone = unsubscribeToken(linkKey, [community], 'cd'.repeat(16) as MemberId);

function world(language: Language = 'de', key: UnsubscribePorts['linkKey'] = async () => linkKey) {
  const reader = memberSchema.parse({
    ...{
      community,
      member,
      address: 'bo@example.org',
      name: 'Bo',
      group: 'All',
      timeZone: 'UTC',
      language,
      role: 'member',
    },
  });
  const stopped: string[] = [];
  const paused: string[] = [];
  const logged: unknown[] = [];
  const here: UnsubscribePorts = {
    linkKey: key,
    people: {
      member: async (c, m) => (c === community && m === member ? reader : undefined),
      programme: async (c) => (c === community ? programme : undefined),
    },
    stops: {
      stopMail: async (c, m) => void stopped.push(`${c} ${m}`),
      pauseMail: async (c, m, until) => void paused.push(`${c} ${m} ${until}`),
    },
    log: (event: string, fields: object) => logged.push({ event, ...fields }),
  };
  const post = (body: string, which = token) =>
    unsubscribe({ route: routes.unsubscribe, path: { token: which }, body, now }, here);
  const get = (which = token) =>
    unsubscribe({ route: routes.unsubscribePage, path: { token: which }, body: '', now }, here);
  return { stopped, paused, logged, post, get };
}

test('the one-click post of a mail program stops the mails, in its form and as multipart', async () => {
  for (const body of [
    'List-Unsubscribe=One-Click',
    '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  ]) {
    const { post, stopped, logged } = world();
    const reply = await post(body);
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('Die Mails sind beendet');
    expect(stopped).toEqual([`${community} ${member}`]);
    expect(logged).toEqual([{ event: 'unsubscribe.done', community }]);
  }
});

test('the steward of the configuration stops their mails without being on the roster', async () => {
  const { post, stopped, logged } = world();
  const reply = await post('List-Unsubscribe=One-Click', unsubscribeToken(linkKey, [community], steward));
  expect(reply.body).toContain('lang="fr"');
  expect(stopped).toEqual([`${community} ${steward}`]);
  expect(logged).toEqual([{ event: 'unsubscribe.done', community }]);
});

test('opening the page changes nothing, however often', async () => {
  const { get, stopped } = world();
  for (let i = 0; i < 5; i++) expect((await get()).body).toContain('<form method="post">');
  expect(stopped).toEqual([]);
});

test('the page speaks the language of the member', async () => {
  expect((await world('ar').get()).body).toContain('<html lang="ar" dir="rtl">');
});

test('the button of the page posts what a mail program posts', async () => {
  const { get, post, stopped } = world('en');
  const { body } = await get();
  const name = /<input[^>]* name="([^"]+)"/.exec(body)?.[1];
  const value = /<input[^>]* value="([^"]+)"/.exec(body)?.[1];
  await post(`${name}=${value}`);
  expect(stopped).toHaveLength(1);
});

test('a token of a person who has left gets the same pages as any other and stops nothing', async () => {
  const known = world('en');
  const { get, post, stopped, logged } = world('en');
  expect(await get(gone)).toEqual(await known.get());
  expect(await post('List-Unsubscribe=One-Click', gone)).toEqual(await known.post('List-Unsubscribe=One-Click'));
  expect(stopped).toEqual([]);
  expect(logged).toEqual([]);
});

test('a token that is not ours, or was made before the link key was lost, is reported as such and stops nothing', async () => {
  const before = unsubscribeToken(new Uint8Array(32).fill(8), [community], member);
  for (const which of ['', 'x', token.slice(0, -1), before]) {
    const { get, post, stopped, paused, logged } = world('en');
    const shown = await get(which);
    expect(shown.status).toBe(404);
    expect(shown.body).toContain('nothing has changed');
    expect(shown.body).toContain('<p lang="ar" dir="rtl">');
    for (const body of ['List-Unsubscribe=One-Click', 'pause=3']) expect(await post(body, which)).toEqual(shown);
    expect([...stopped, ...paused, ...logged]).toEqual([]);
  }
});

test('a link that a newer key made is known as soon as it is doubted', async () => {
  const newer = new Uint8Array(32).fill(8);
  const { get } = world('de', async (_, doubted) => (doubted ? newer : linkKey));
  expect((await get(unsubscribeToken(newer, [community], member))).status).toBe(200);
});

test('while there is no link key every link is unknown', async () => {
  const { get } = world('de', async () => undefined);
  expect((await get()).status).toBe(404);
});

test('a post that does not ask for it is refused and stops nothing', async () => {
  const { post, stopped } = world();
  for (const body of ['', '{}', 'One-Click'])
    await expect(post(body)).rejects.toMatchObject({ code: 'request-malformed' });
  expect(stopped).toEqual([]);
});

test('a pause is three months long, has its own button, and opening the page starts none', async () => {
  const { get, post, stopped, paused, logged } = world('en');
  const { body } = await get();
  const [, pause] = [...body.matchAll(/<form method="post"><input type="hidden" name="([^"]+)" value="([^"]+)">/g)];
  expect(paused).toEqual([]);
  const reply = await post(`${pause?.[1]}=${pause?.[2]}`);
  expect(reply.body).toContain('any invitations or reminders until 13 January 2027.');
  expect(paused).toEqual([`${community} ${member} 2027-01-13`]);
  expect(stopped).toEqual([]);
  expect(logged).toEqual([{ event: 'pause.done', community }]);
  const stranger = world('en');
  expect(await stranger.post('pause=3', gone)).toEqual(reply);
  expect(stranger.paused).toEqual([]);
});

test('the link of a mail about several communities stops, or pauses, the mails of all in which the member still is', async () => {
  const left = 'left' as CommunityId;
  const several = unsubscribeToken(linkKey, [community, left], member);
  const { post, stopped, paused, logged } = world();
  await post('List-Unsubscribe=One-Click', several);
  await post('pause=3', several);
  expect(stopped).toEqual([`${community} ${member}`]);
  expect(paused).toEqual([`${community} ${member} 2027-01-13`]);
  expect(logged).toHaveLength(2);
});
