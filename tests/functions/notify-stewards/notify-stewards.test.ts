import { describe, expect, test } from 'vitest';
import { notifyStewards } from '../../../functions/notify-stewards/notify-stewards.ts';
import { type NoticeInput, withheldInputSchema } from '../../../shared/contract/messages.ts';
import type { GroupName, Label } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import type { Finding } from '../../../shared/report/shape/finding.ts';
import { withheldNotice } from '../../../shared/report/shape/withheld-notice.ts';
import { twentyFourTeams } from '../../made/twenty-four-teams.ts';
import { trust } from '../../shared/contract/own-instrument-fixture.ts';
import { ana, community, definition, everybody, input, notifyWorld, person } from './notify-world.ts';

type Options = Parameters<typeof notifyWorld>[0];
async function told(what: NoticeInput, options: Options = {}) {
  const stage = notifyWorld(options);
  await notifyStewards(what, stage.world);
  return { ...stage, text: stage.mails[0]?.text ?? '' };
}
const generous = { perSecond: 14, perDay: 50_000, sentToday: 200 };
const promiseIn = (text: string) => /promise[^\n]*\n((?:[0-9a-f]{4} ){7}[0-9a-f]{4})/.exec(text)?.[1];

describe('the heads-up', () => {
  test('says who is asked by label, which groups will show, and what sending needs', async () => {
    const members = everybody.map((member, n) => (n === 23 ? { ...member, mailStopped: 'bounced' as const } : member));
    const { text, mails } = await told(input('heads-up'), { members, quota: generous });
    expect(mails[0]?.subject).toBe('Makers: a pulse opens on 13 October, please check');
    expect(text).toContain('Makers will be asked 7 questions');
    expect(text).toContain('closes on Friday 30 October, 17:00 (Europe/Berlin)');
    // Oslo is too small for its own label, and takes in the smallest other one.
    expect(text).toContain('Members: 24');
    expect(text).toContain('- Berlin: 12\n- Other groups (counted together: Oslo, Porto): 12');
    expect(text).toContain('doesn’t work: fewer than 5.');
    expect(text).toMatch(/If 70% of each group answers, the report can show:\n\n- Berlin\n- Other groups/);
    expect(text).toContain('11.2 a second and 50,000 a day');
    expect(text).toContain('Sending takes 1 minute at most.');
    expect(text).not.toContain('would be cancelled');
    expect(promiseIn(text)).toBeDefined();
  });

  test('says until when late answers count, when results come, and what comes next', async () => {
    const calendar = { ...community.calendar, skip: ['2026-11'] };
    const { text } = await told(input('heads-up'), { programme: { calendar } });
    expect(text).toContain(
      'Late answers count until Tuesday 3 November, 17:00 (Europe/Berlin). Results are published on 4 November.',
    );
    expect(text).toMatch(
      /The next pulses\s+- November 2026: no pulse\s+- 1 December 2026 to 11 December 2026\s+- 12 January 2027 to/,
    );
    expect(text).not.toContain('Public holidays');
  });

  test('says in the last year of known holidays until when they are known', async () => {
    const holidays = (knownUntil: string) => ({ country: 'DE', dates: [], knownUntil: knownUntil as CalendarDate });
    const until = (knownUntil: string) =>
      told(input('heads-up'), {
        programme: { calendar: { ...community.calendar, closedDays: [holidays(knownUntil)] } },
      });
    expect((await until('2026-12-31')).text).toContain('Public holidays are known until 31 December 2026.');
    expect((await until('2027-12-31')).text).not.toContain('Public holidays');
  });

  test('counts the questions of a community’s own instrument, and promises them', async () => {
    const pulses = [{ monthOfQuarter: 1, instruments: [{ id: 'makers-trust', version: 1 }] }];
    const programme = { instruments: [trust(1)], pulses };
    const { text } = await told(input('heads-up'), { programme });
    expect(text).toContain('Makers will be asked 3 questions');
    const reworded = { ...trust(1), items: trust(2).items };
    const other = await told(input('heads-up'), { programme: { ...programme, instruments: [reworded] } });
    expect(promiseIn(text)).toBeDefined();
    expect(promiseIn(other.text)).not.toBe(promiseIn(text));
  });

  test('says that the pulse will be coarse if another community could be subtracted from it', async () => {
    const usual = await told(input('heads-up'), { neighbours: everybody.slice(12) });
    const { text } = await told(input('heads-up'), { neighbours: everybody.slice(1) });
    expect(text).toContain('in half points and rounded numbers only');
    expect(text).not.toContain('the report can show');
    expect(usual.text).not.toContain('half points');
    // It is part of the promise, so nothing else can be opened without members' stewards seeing it.
    expect(promiseIn(text)).not.toBe(promiseIn(usual.text));
  });

  test('never names a member', async () => {
    const { mails } = await told(input('heads-up'), { quota: generous });
    for (const { html, text } of mails) expect(html + text).not.toMatch(/\bP\d+\b|@example\.org/);
  });

  test('names the departments of 24 small teams, with the teams that are joined in each', async () => {
    const members = [...twentyFourTeams].flatMap(([group, size]) =>
      Array.from({ length: size }, (_, n) => person(`${group} ${n}`, { group })),
    );
    const { text } = await told(input('heads-up'), {
      members: [...members.slice(1), { ...ana, group: members[0]?.group ?? ana.group }],
    });
    expect(text).toContain('Members: 60');
    expect(text).toMatch(/- Finance \(counted together: Finance \/ Team 1, .*Finance \/ Team 4\): 8\n/);
    expect(text).toMatch(/the report can show:\n\n- Engineering\n- Finance\n- Operations\n- People\n- Sales\n/);
  });

  test('says which labels are counted together, and when nothing can show', async () => {
    const three = everybody.map((member, n) => ({ ...member, group: (n < 9 ? 'A' : n < 17 ? 'B' : 'C') as GroupName }));
    const { text } = await told(input('heads-up'), { members: three });
    expect(text).toMatch(/- A\n|Other groups \(counted together/);
    const few = await told(input('heads-up'), { members: everybody.slice(0, 6) });
    expect(few.text).toContain('fewer than 5 answers');
    expect(few.text).toContain('As things are, this pulse would be cancelled');
    expect(few.text).toContain('Mails can reach fewer than 8 members. A pulse needs at least that many');
  });

  test('does the arithmetic of a quota that is too small, in words', async () => {
    const { text } = await told(input('heads-up'), { quota: { perSecond: 1, perDay: 1, sentToday: 0 } });
    expect(text).toContain('would be cancelled');
    expect(text).toContain('Mails: 24 at most. The mail provider accepts 0.8 a second and 1 a day');
    expect(text).toContain('Sending would take 24 days.');
    const never = await told(input('heads-up'), { quota: { perSecond: 0, perDay: 0, sentToday: 0 } });
    expect(never.text).toContain('would never finish');
    expect((await told(input('heads-up'))).text).toContain('did not report its quota');
  });

  test('is not sent once the pulse has begun, and not for a pulse that the programme does not have', async () => {
    expect((await told(input('heads-up'), { pulse: definition() })).mails).toEqual([]);
    const stray = { ...input('heads-up'), quarter: '2027-Q1' } as NoticeInput;
    expect((await told(stray)).mails).toEqual([]);
  });
});

describe('after the opening hour', () => {
  test('stewards get the fingerprint, and the same promise as in the heads-up', async () => {
    const before = await told(input('heads-up'));
    const { text, mails } = await told(input('opened'), { pulse: definition() });
    expect(mails[0]?.subject).toBe('Makers: the pulse is open');
    expect(text).toContain('Members: 24');
    expect(text).toContain(Array(8).fill('abcd').join(' '));
    expect(promiseIn(text)).toBe(promiseIn(before.text));
  });

  test('another promise has another fingerprint', async () => {
    const one = await told(input('opened'), { pulse: definition() });
    const manifest = (definition().manifest ?? '').replace('"minimumGroup":5', '"minimumGroup":6');
    const other = await told(input('opened'), { pulse: definition({ manifest }) });
    expect(promiseIn(other.text)).not.toBe(promiseIn(one.text));
  });

  test('or why it is not held, with the arithmetic', async () => {
    const sending = { mails: 24, perSecond: 1, perDay: 1, sentToday: 1 };
    const { manifest: _, fingerprint: __, ...bare } = definition();
    const refused = { ...bare, state: 'refused' as const, refusal: 'cannot-finish-sending' as const, sending };
    const { text } = await told(input('opened'), { pulse: refused });
    expect(text).toContain('did not open, and no member was mailed');
    expect(text).toContain('and 1 a day, 1 of which are already used today. Sending would take 25 days.');
    const few = await told(input('opened'), { pulse: { ...refused, refusal: 'too-few-reachable' } });
    expect(few.text).toContain('Mails can reach fewer than 8 members.');
  });

  test('is retried while the pulse is still opening', async () => {
    const { manifest: _, fingerprint: __, ...opening } = definition({ state: 'opening' });
    await expect(told(input('opened'), { pulse: opening })).rejects.toMatchObject({ code: 'try-again' });
  });
});

test('opting out leaves no trace: heads-up, opening and end read alike whether nobody or four members are not mailed', async () => {
  const counts = (stopped: number) => [
    { label: 'Berlin' as Label, invited: 12, undelivered: 0, unknown: 0, issued: 7 },
    { label: 'Other groups' as Label, invited: 12 - stopped, undelivered: 0, unknown: 0, issued: 5 },
  ];
  const read = async (stopped: number) => {
    const members = everybody.map((member, n) =>
      n >= everybody.length - stopped ? { ...member, mailStopped: 'unsubscribed' as const } : member,
    );
    const before = await told(input('heads-up'), { members, quota: generous });
    const opened = await told(input('opened'), { members, pulse: definition() });
    const after = await told(input('counted'), {
      members,
      pulse: definition({ state: 'closed', counts: counts(stopped) }),
    });
    return [before.text, opened.text, after.text];
  };
  expect(await read(4)).toEqual(await read(0));
  expect(await read(1)).toEqual(await read(0));
  expect(await read(5)).not.toEqual(await read(0));
});

test('who was not reached is told over the community, never exactly, and answers are not', async () => {
  const counts = [
    { label: 'Berlin' as Label, invited: 12, undelivered: 1, unknown: 2, issued: 7 },
    { label: 'Other groups' as Label, invited: 12, undelivered: 0, unknown: 1, issued: 9 },
  ];
  const { text } = await told(input('counted'), { pulse: definition({ state: 'closed', counts }) });
  expect(text).toContain('members: 24');
  expect(text).toContain('unconfirmed): fewer than 5');
  expect(text).not.toMatch(/\b16\b|Berlin/);
  await expect(told(input('counted'), { pulse: definition() })).rejects.toMatchObject({ code: 'try-again' });
});

test('a contradiction of the pulse is reported instead of how its mails ended', async () => {
  const counts = [{ label: 'Berlin' as Label, invited: 12, undelivered: 1, unknown: 2, issued: 7 }];
  const { mails, text } = await told(input('counted'), { pulse: definition({ state: 'contradicted', counts }) });
  expect(mails[0]?.subject).toBe('Makers: the pulse was not counted');
  expect(text).toContain('No answer was opened. All of them have been destroyed');
  expect(text).toContain('“A pulse is contradicted”');
  expect(text).not.toMatch(/\b(?:7|12)\b|Berlin/);
});

test('the loss of a pulse’s key is reported, even to stewards who already know how its mails ended', async () => {
  const counts = [{ label: 'Berlin' as Label, invited: 12, undelivered: 1, unknown: 2, issued: 7 }];
  const options = { pulse: definition({ state: 'frozen', counts }) };
  const { world, mails } = notifyWorld(options);
  await notifyStewards(input('counted'), world);
  options.pulse = definition({ state: 'lost', counts });
  for (let i = 0; i < 3; i++) await notifyStewards(input('counted'), world);
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Makers: the pulse has closed',
    'Makers: the pulse was not counted',
  ]);
  expect(mails[1]?.text).toContain('These answers can never be read, and have been destroyed.');
});

describe('the results of a pulse', () => {
  const pulse = definition({ state: 'closed' });

  test('are announced with their read link once the part is published, and with no number', async () => {
    const { mails, text } = await told(input('published'), { pulse, part: true });
    expect(mails[0]?.subject).toBe('Makers: the results are there');
    expect(text).toContain('https://pulse.example/read/en#the-link');
    expect(text).toContain('from the same minute on');
    expect(text).not.toMatch(/\d+ (?:people|members)|%/);
  });

  test('that are missing are explained: not ready, or withheld with the rules and never where', async () => {
    const late = await told(input('published'), { pulse });
    expect(late.mails[0]?.subject).toBe('Makers: the results have not been published');
    expect(late.text).toContain('No check stopped them');
    const { community: id, quarter, at } = withheldInputSchema.parse(input('withheld'));
    const findings: Finding[] = [{ code: 'small-group', words: 'Berlin', place: 'pulses[0].groups[0]' }];
    const notice = withheldNotice({ community: id, quarter, pulse: pulse.pulse }, at, findings);
    const inbox = { 'for-stewards/makers/2026-Q4/makers-2026-10/withheld.json': notice };
    const { text } = await told(input('published'), { pulse, inbox });
    expect(text).toContain('covered fewer people than a group must have. (small-group)');
    expect(text).not.toMatch(/Berlin|pulses\[/);
  });

  test('are not mentioned where there are none', async () => {
    for (const state of ['refused', 'contradicted', 'lost'] as const) {
      expect((await told(input('published'), { pulse: definition({ state }) })).mails).toEqual([]);
    }
  });

  test('in half points leave the mails uncounted, because the report does not count them either', async () => {
    const counts = [{ label: 'Berlin' as Label, invited: 24, undelivered: 6, unknown: 0, issued: 9 }];
    const full = await told(input('counted'), { pulse: definition({ state: 'closed', counts }) });
    expect(full.text).toContain('unconfirmed): 5 or more');
    const coarse = await told(input('counted'), { pulse: definition({ state: 'closed', counts, detail: 'coarse' }) });
    expect(coarse.text).not.toContain('unconfirmed');
  });
});

test('a missing report is reported, an existing one is not', async () => {
  const { mails, text } = await told(input('withheld'));
  expect(mails[0]?.subject).toBe('Makers: the report has not been published');
  expect(text).toContain('2026-Q4');
  expect(text).toContain('No check stopped it');
  expect((await told(input('withheld'), { report: true })).mails).toEqual([]);
});

test('the reasons a report was withheld are given in words, each kind once and never where in the report', async () => {
  const codes = ['small-group', 'derived', 'small-group', 'small-remainder'] as const;
  const findings = codes.map((code): Finding => ({ code, words: 'Berlin', place: 'pulses[0].groups[0]' }));
  const { community, quarter, at } = withheldInputSchema.parse(input('withheld'));
  const withheld = withheldNotice({ community, quarter }, at, findings);
  const { text } = await told(input('withheld'), { withheld });
  expect(text).toContain('The check before publishing stopped it');
  expect(text).toContain('covered fewer people than a group must have. (small-group, small-remainder)');
  expect(text).toContain('could have been worked out from those shown. (derived)');
  expect(text).not.toMatch(/No check stopped it|Berlin|pulses\[/);
  const members = [person('Ana', { role: 'steward', language: 'de' })];
  const german = await told(input('withheld'), { withheld, members });
  expect(german.text).toContain('als eine Gruppe haben muss. (small-group, small-remainder)');
});

describe('who gets the mail', () => {
  const addresses = async (members: Parameters<typeof told>[1]) =>
    (await told(input('withheld'), members)).mails.map(({ to }) => to).sort();

  test('the stewards of the roster and the one of the configuration, each once', async () => {
    expect(await addresses({})).toEqual(['ana@example.org']);
    const bo = person('Bo', { role: 'steward', language: 'de' });
    expect(await addresses({ members: [bo] })).toEqual(['ana@example.org', 'bo@example.org']);
  });

  test('no one who stopped the mails, whatever the configuration says', async () => {
    expect(await addresses({ members: [{ ...ana, mailStopped: 'unsubscribed' }] })).toEqual([]);
    expect(await addresses({ members: [person('Ana', { mailStopped: 'complained' })] })).toEqual([]);
  });

  test('each in their own language, in a mail that can be answered to a person', async () => {
    const { mails } = await told(input('withheld'), { members: [person('Ana', { role: 'steward', language: 'de' })] });
    expect(mails[0]).toMatchObject({
      subject: 'Der Bericht von Makers ist nicht veröffentlicht',
      replyTo: 'ana@example.org',
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'de' },
      tags: { kind: 'notice', community: 'makers' },
    });
  });
});

describe('once', () => {
  test('however often it runs, even in parallel', async () => {
    const { world, mails, outbox, logged } = await told(input('withheld'));
    await Promise.all([1, 2, 3].map(() => notifyStewards(input('withheld'), world)));
    expect(mails).toHaveLength(1);
    expect([...outbox.keys()]).toEqual([`notice#makers 2026-Q4#withheld#${ana.member}`]);
    expect(logged[0]).toEqual({
      event: 'notice.sent',
      community: 'makers',
      step: 'withheld',
      sent: 1,
      refused: 0,
      unknown: 0,
    });
  });

  test('on the next morning when the quota of the day is spent, and each once', async () => {
    const bo = person('Bo', { role: 'steward' });
    const spent = notifyWorld({
      members: [...everybody, bo],
      answer: (n) => (n === 2 ? { kind: 'throttled', limit: 'daily' } : { kind: 'sent', messageId: 'id' }),
    });
    for (const morningsLeft of [2, 1, 0]) await notifyStewards({ ...input('withheld'), morningsLeft }, spent.world);
    expect(spent.mails.map(({ to }) => to)).toEqual([ana, bo, bo].map(({ address }) => address));
    expect([...spent.outbox.values()]).toEqual(['sent', 'sent']);
    expect(spent.logged[0]).toEqual({ event: 'mail.paused', code: 'daily-quota' });
  });

  test('or is an error when no morning is left, so that it ends up among the dead letters', async () => {
    const spent = notifyWorld({ answer: () => ({ kind: 'throttled', limit: 'daily' }) });
    const last = { ...input('withheld'), morningsLeft: 0 };
    await expect(notifyStewards(last, spent.world)).rejects.toMatchObject({ code: 'try-again' });
    expect([...spent.outbox.values()]).toEqual(['planned']);
  });

  test('or not at all, without a claim, when the mail cannot be made, and the operator hears of it', async () => {
    const { world, mails, outbox, logged } = notifyWorld();
    const prepare = () => ({ ok: false, error: 'cannot-be-made' }) as const;
    const unmade = notifyStewards(input('withheld'), { ...world, mailer: { ...world.mailer, prepare } });
    await expect(unmade).rejects.toMatchObject({ kind: 'broken' });
    expect([...outbox.keys(), ...mails]).toEqual([]);
    expect(logged).toMatchObject([
      { event: 'mail.refused', code: 'cannot-be-made' },
      { event: 'notice.sent', sent: 0, refused: 1, unknown: 0 },
    ]);
  });

  test('later after a throttle, and never again after an unknown end', async () => {
    const busy = notifyWorld({ answer: (n) => (n === 1 ? { kind: 'throttled', limit: 'rate' } : { kind: 'unknown' }) });
    await expect(notifyStewards(input('withheld'), busy.world)).rejects.toMatchObject({ code: 'try-again' });
    await notifyStewards(input('withheld'), busy.world);
    await notifyStewards(input('withheld'), busy.world);
    expect(busy.mails).toHaveLength(2);
    expect([...busy.outbox.values()]).toEqual(['unknown']);
  });
});
