import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ScheduleSettings, schedules } from '../../../functions/adapters/schedules.ts';
import { type PlanPorts, planPulses } from '../../../functions/plan-pulses/plan-pulses.ts';
import { Scheduler } from '../../../local/scheduler.ts';
import { scheduleInputSchema } from '../../../shared/contract/messages.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import type { PulseId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { madeCommunity } from '../../made/made-community.ts';
import { madeDefinition } from '../../made/made-pulse.ts';

const instant = (text: string) => text as Instant;
const arn = (name: string) => `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;
const settings: ScheduleSettings = {
  group: 'pulse',
  roleArn: 'arn:aws:iam::000000000000:role/invoke',
  deadLetterArn: 'arn:aws:sqs:eu-central-1:000000000000:dead-letters',
  targetArns: {
    open: arn('open'),
    remind: arn('remind'),
    freeze: arn('freeze'),
    close: arn('close'),
    'publish-pulse': arn('publish'),
    publish: arn('publish'),
    digest: arn('digest'),
    'heads-up': arn('notify'),
    opened: arn('notify'),
    counted: arn('notify'),
    comments: arn('notify'),
    'comments-end': arn('notify'),
    published: arn('notify'),
    withheld: arn('notify'),
  },
};
const community = madeCommunity('data-practice');
const running = (state: PulseDefinition['state'], closes = '2026-10-30T16:00:00Z') =>
  madeDefinition('data-practice-2026-10', { state, closes: instant(closes) });

/** A pulse that asked for comments. */
const commented = { ...running('closed'), comments: true };

let server: Server;
let client: SchedulerClient;
let scheduler: Scheduler;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { status, errorType, json } = scheduler.handle(request.method ?? '', request.url ?? '', body);
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(errorType && { 'x-amzn-errortype': errorType }),
    });
    response.end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new SchedulerClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-plan-'));
  scheduler = new Scheduler(join(folder, 'schedules.json'), { now: () => instant('2026-10-01T00:00:00Z') } as never);
  scheduler.declareGroup('pulse');
});

const group = (changes: Partial<ScheduleSettings> = {}) => schedules(client, { ...settings, ...changes });

const livingIn = (zones: string[]) => ({
  programme: async () => ({ community, roster: 'r1', zones, importedAt: instant('2026-10-01T00:00:00Z') }),
});

type Changes = Partial<PlanPorts['people'] & Pick<PlanPorts, 'pulses' | 'log'>>;

function world({ pulses, log, ...people }: Changes = {}, store: PlanPorts['schedules'] = group()): PlanPorts {
  return {
    people: {
      communities: async () => [community.id],
      ...livingIn(['Europe/Berlin', 'Europe/Paris', 'America/New_York']),
      ...people,
    },
    pulses: pulses ?? { read: async () => undefined },
    schedules: store,
    log: log ?? (() => undefined),
  };
}
const reading = (definition: PulseDefinition) => ({
  pulses: { read: async (pulse: PulseId) => (pulse === definition.pulse ? definition : undefined) },
});
const read = (name: string) => client.send(new GetScheduleCommand({ Name: name, GroupName: 'pulse' }));

const firstWeek = [
  'data-practice-2026-10-heads-up-20261009T0700',
  'data-practice-2026-10-heads-up-20261010T0700',
  'data-practice-2026-10-heads-up-20261011T0700',
  'data-practice-2026-10-open-20261013T0600',
  'data-practice-2026-10-open-20261013T0700',
  'data-practice-2026-10-open-20261013T0800',
  'data-practice-2026-10-open-20261013T1300',
  'data-practice-2026-10-open-20261013T1400',
  'data-practice-2026-10-open-20261014T0700',
  'data-practice-2026-10-open-20261014T1300',
  'data-practice-2026-10-opened-20261013T0730',
  'data-practice-2026-10-opened-20261014T0730',
];

describe('planning', () => {
  test('makes one schedule for each step and distinct instant of the next eight days, and none twice', async () => {
    expect(await planPulses(instant('2026-10-07T03:00:00Z'), world())).toEqual({
      created: firstWeek.length,
      removed: 0,
      unchanged: 0,
    });
    expect(await planPulses(instant('2026-10-07T03:00:00Z'), world())).toEqual({
      created: 0,
      removed: 0,
      unchanged: firstWeek.length,
    });
    expect(await group().names()).toEqual(firstWeek);
  });

  test('schedules once, in UTC, with few retries, a dead-letter queue and an end', async () => {
    await planPulses(instant('2026-10-07T03:00:00Z'), world());
    const made = await read('data-practice-2026-10-open-20261013T0700');
    expect(made).toMatchObject({
      ScheduleExpression: 'at(2026-10-13T07:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: arn('open'),
        RoleArn: settings.roleArn,
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 7200 },
        DeadLetterConfig: { Arn: settings.deadLetterArn },
      },
    });
    expect(scheduleInputSchema.parse(JSON.parse(made.Target?.Input ?? ''))).toEqual({
      step: 'open',
      community: 'data-practice',
      pulse: 'data-practice-2026-10',
      quarter: '2026-Q4',
      at: '2026-10-13T07:00:00Z',
    });
  });

  test('two simultaneous planners make the same set', async () => {
    const now = instant('2026-10-07T03:00:00Z');
    await Promise.all([planPulses(now, world()), planPulses(now, world()), planPulses(now, world())]);
    expect(await group().names()).toEqual(firstWeek);
  });

  test('follows a changed configuration, and leaves what is not its own', async () => {
    const now = instant('2026-10-07T03:00:00Z');
    await planPulses(now, world());
    const own = schedules(client, { ...settings, targetArns: { ...settings.targetArns, open: arn('somebody-else') } });
    const input = {
      step: 'open',
      community: community.id,
      pulse: running('open').pulse,
      quarter: running('open').quarter,
    } as const;
    const fires = instant('2026-10-08T03:00:00Z');
    await own.put({ name: 'of-somebody-else-20261008T0300', fires, input: { ...input, at: fires } });
    await group().put({ name: 'without-an-instant', fires, input: { ...input, at: fires } });
    const calendar = { ...community.calendar, opens: { ...community.calendar.opens, at: '10:00' } };
    const programme = {
      community: { ...community, calendar },
      roster: 'r1',
      zones: ['Europe/Berlin'],
      importedAt: now,
    };
    await planPulses(now, world({ programme: async () => programme }));
    expect(await group().names()).toEqual([
      'data-practice-2026-10-heads-up-20261009T0800',
      'data-practice-2026-10-heads-up-20261010T0800',
      'data-practice-2026-10-heads-up-20261011T0800',
      'data-practice-2026-10-open-20261013T0700',
      'data-practice-2026-10-open-20261013T0800',
      'data-practice-2026-10-open-20261013T0900',
      'data-practice-2026-10-open-20261014T0800',
      'data-practice-2026-10-opened-20261013T0830',
      'data-practice-2026-10-opened-20261014T0830',
      'without-an-instant',
    ]);
    await expect(read('of-somebody-else-20261008T0300')).resolves.toBeDefined();
  });

  test('puts back a schedule that was lost and corrects one whose target was replaced', async () => {
    const now = instant('2026-10-07T03:00:00Z');
    await planPulses(now, world());
    await group().remove('data-practice-2026-10-open-20261013T0700');
    expect(await planPulses(now, world())).toMatchObject({ created: 1, unchanged: firstWeek.length - 1 });
    const replaced = group({ targetArns: { ...settings.targetArns, open: arn('open-2') } });
    await planPulses(now, world({}, replaced));
    expect((await read('data-practice-2026-10-open-20261013T1300')).Target?.Arn).toBe(arn('open-2'));
    expect(await replaced.names()).toEqual(firstWeek);
  });

  test('pages through more schedules than one answer holds', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `community-${n}`);
    const many = world({
      communities: async () => ids as never,
      programme: async (id) => ({
        community: { ...community, id },
        roster: 'r',
        zones: ['Europe/Berlin', 'Europe/Paris', 'America/New_York'],
        importedAt: instant('2026-10-01T00:00:00Z'),
      }),
    });
    await planPulses(instant('2026-10-07T03:00:00Z'), many);
    expect(await planPulses(instant('2026-10-07T03:00:00Z'), many)).toEqual({
      created: 0,
      removed: 0,
      unchanged: 40 * firstWeek.length,
    });
  });

  test('continues with every other community when one cannot be read, leaves its schedules, and fails in the end', async () => {
    const now = instant('2026-10-07T03:00:00Z');
    const ids = ['alpha', 'broken', 'omega'];
    const programme: PlanPorts['people']['programme'] = async (id) => ({
      community: { ...community, id },
      roster: 'r',
      zones: ['Europe/Berlin', 'Europe/Paris', 'America/New_York'],
      importedAt: now,
    });
    await planPulses(now, world({ communities: async () => ['broken'] as never, programme }));
    const broken = world({
      communities: async () => ids as never,
      programme: async (id) => {
        if (id === 'broken') throw new Error('row must be readable');
        return programme(id);
      },
    });
    await expect(planPulses(now, broken)).rejects.toThrow('row must be readable');
    const planned = (id: string) =>
      group()
        .names()
        .then((names) => names.filter((name) => name.startsWith(`${id}-`)));
    expect(await planned('alpha')).not.toEqual([]);
    expect(await planned('omega')).toHaveLength((await planned('alpha')).length);
    expect(await planned('broken')).toHaveLength((await planned('alpha')).length);
  });

  test('puts every other schedule when one is refused, and fails in the end', async () => {
    const store = group();
    const refused = 'data-practice-2026-10-open-20261013T0700';
    await planPulses(instant('2026-10-07T03:00:00Z'), world());
    const whole = await store.names();
    for (const name of whole) await store.remove(name);
    const refusing = world(
      {},
      {
        ...store,
        async put(schedule) {
          if (schedule.name === refused) throw new Error('schedule must be taken');
          await store.put(schedule);
        },
      },
    );
    await expect(planPulses(instant('2026-10-07T03:00:00Z'), refusing)).rejects.toThrow('must be taken');
    expect(await store.names()).toEqual(whole.filter((name) => name !== refused));
    expect(whole).toContain(refused);
  });

  test('a refusal of the scheduler is not swallowed', async () => {
    const elsewhere = group({ group: 'no-such-group' });
    await expect(planPulses(instant('2026-10-07T03:00:00Z'), world({}, elsewhere))).rejects.toThrow();
  });
});

describe('the end of a pulse', () => {
  test('is scheduled from its definition, whatever the programme says by now', async () => {
    const late = reading(running('open', '2026-11-02T12:00:00Z'));
    await planPulses(instant('2026-10-29T03:00:00Z'), world({ ...late, ...livingIn([]) }));
    expect(await group().names()).toEqual([
      'data-practice-2026-10-close-20261102T1205',
      'data-practice-2026-10-counted-20261102T1300',
      'data-practice-2026-10-counted-20261103T1300',
      'data-practice-2026-10-counted-20261104T1300',
      'data-practice-2026-10-freeze-20261102T1201',
    ]);
  });

  test('heals however late, the freeze before the close', async () => {
    await planPulses(instant('2026-11-03T03:00:00Z'), world(reading(running('open'))));
    const freeze = await read('data-practice-2026-10-freeze-20261030T1601');
    const close = await read('data-practice-2026-10-close-20261030T1605');
    expect(freeze.ScheduleExpression).toBe('at(2026-11-03T03:01:00)');
    expect(close.ScheduleExpression).toBe('at(2026-11-03T03:05:00)');
    expect(JSON.parse(close.Target?.Input ?? '')).toMatchObject({ step: 'close', at: '2026-10-30T16:05:00Z' });
  });

  test.each([
    ['frozen', '2026-10-30T18:04:59Z', []],
    ['frozen', '2026-10-30T18:05:00Z', ['data-practice-2026-10']],
    ['open', '2026-11-01T03:00:00Z', ['data-practice-2026-10']],
    ['closed', '2026-11-01T03:00:00Z', []],
    ['refused', '2026-11-01T03:00:00Z', []],
  ] as const)('that is late although every retry was made is reported: %s at %s', async (state, at, told) => {
    const overdue: string[] = [];
    const log: PlanPorts['log'] = (_, fields) => {
      if ('pulse' in fields) overdue.push(fields.pulse);
    };
    await planPulses(instant(at), world({ ...reading(running(state)), log }));
    expect(overdue).toEqual(told);
  });

  test('after the publication of its quarter is followed by another one, and by the digest if none was sent', async () => {
    await planPulses(instant('2027-01-20T03:00:00Z'), world(reading(running('frozen'))));
    const names = (await group().names()).filter((name) => name.includes('Q4'));
    expect(names).toEqual([
      'data-practice-2026-Q4-digest-20270120T0500',
      'data-practice-2026-Q4-publish-20270120T0400',
      'data-practice-2026-Q4-withheld-20270120T0600',
    ]);
    const publish = await read('data-practice-2026-Q4-publish-20270120T0400');
    expect(publish.ScheduleExpression).toBe('at(2027-01-20T04:00:00)');
    expect(JSON.parse(publish.Target?.Input ?? '')).toMatchObject({ step: 'publish', at: '2027-01-20T04:00:00Z' });
  });

  const ends = async () => (await group().names()).filter((name) => /freeze|close|counted/.test(name));

  test.each([
    ['was refused, for its keys only', reading(running('refused')), ['close-20261030T1605']],
    ['is not stored yet, in case the planner is down when it is', {}, ['close-20261103T1605', 'freeze-20261103T1601']],
  ])('is planned when a pulse %s, and is forgotten a day later', async (_, definitions, planned) => {
    await planPulses(instant('2026-10-29T03:00:00Z'), world(definitions));
    expect(await ends()).toEqual(planned.map((end) => `data-practice-2026-10-${end}`));
    for (const name of await ends()) await group().remove(name);
    await planPulses(instant('2026-11-05T03:00:00Z'), world(definitions));
    expect(await ends()).toEqual([]);
  });

  test.each(['closed', 'contradicted', 'lost'] as const)('is not scheduled for a pulse that is %s', async (state) => {
    await planPulses(instant('2026-10-29T03:00:00Z'), world(reading(running(state))));
    expect((await ends()).filter((name) => /freeze|close/.test(name))).toEqual([]);
  });

  test('is reported to stewards an hour later, even if the pulse is closed by the time of planning', async () => {
    await planPulses(instant('2026-10-30T16:10:00Z'), world(reading(running('closed'))));
    expect(await group().names()).toContain('data-practice-2026-10-counted-20261030T1700');
  });
});

test('every step of every community has a name that the scheduler accepts', async () => {
  const id = 'a-community-of-24-letters';
  const long = madeCommunity(id.slice(0, 24));
  const pulse = { ...running('open'), pulse: `${long.id}-2026-10` as PulseId, comments: true };
  const names: string[] = [];
  for (const day of ['2026-10-07', '2026-10-14', '2026-10-21', '2026-10-28', '2027-01-02', '2027-01-26']) {
    const programme = async () => ({
      community: long,
      roster: 'r1',
      zones: ['Europe/Berlin', 'Europe/Paris', 'America/New_York'],
      importedAt: instant('2026-10-01T00:00:00Z'),
    });
    await planPulses(
      instant(`${day}T03:00:00Z`),
      world(
        { ...reading(pulse), programme },
        { ...group(), names: async () => [], put: async ({ name }) => void names.push(name) },
      ),
    );
  }
  const steps = new Set(names.map((name) => /-([a-z1-2-]+?)-\d{8}T\d{4}$/.exec(name)?.[1]?.split(/\d-/).at(-1)));
  expect(steps.size).toBeGreaterThanOrEqual(11);
  for (const name of names) expect(name).toMatch(/^[\w.-]{1,64}$/);
});

test('a zone in which no one lives any more keeps the hour of those who were invited there', async () => {
  const begun = reading({ ...running('open'), zones: ['America/New_York'] });
  await planPulses(instant('2026-10-21T03:00:00Z'), world({ ...begun, ...livingIn(['Europe/Berlin']) }));
  expect((await group().names()).filter((name) => name.includes('remind1'))).toContain(
    'data-practice-2026-10-remind1-20261021T1300',
  );
});

describe('a missed step', () => {
  test('is made up for within a day, a minute from now, for the instant it was planned for', async () => {
    await planPulses(instant('2027-01-05T20:00:00Z'), world(reading(running('closed'))));
    const publish = await read('data-practice-2026-Q4-publish-20270105T0800');
    expect(publish.ScheduleExpression).toBe('at(2027-01-05T20:01:00)');
    expect(JSON.parse(publish.Target?.Input ?? '')).toMatchObject({ at: '2027-01-05T08:00:00Z' });
    await expect(planPulses(instant('2027-01-09T03:00:00Z'), world(reading(running('closed'))))).resolves.toMatchObject(
      {
        removed: 0,
      },
    );
  });

  test.each([
    ['opened', '2026-10-14T03:00:00Z', ['20261014T0730', '20261015T0730'], {}],
    ['counted', '2026-10-31T03:00:00Z', ['20261031T1700', '20261101T1700'], reading(running('closed'))],
    ['digest', '2027-01-06T03:00:00Z', ['20270106T0900', '20270107T0900'], reading(running('closed'))],
    ['withheld', '2027-01-08T03:00:00Z', [], reading(running('closed'))],
    ['comments', '2027-01-06T03:00:00Z', ['20270106T0930', '20270107T0930'], reading(commented)],
    ['comments-end', '2027-01-29T03:00:00Z', ['20270129T0930', '20270130T0930'], reading(commented)],
    ['comments', '2027-01-05T03:00:00Z', [], reading(running('closed'))],
    ['comments-end', '2027-01-27T03:00:00Z', [], reading(running('closed'))],
  ])(
    'waits for its hour on the next two days if it was a mail to a few: %s',
    async (step, now, stamps, definitions) => {
      await planPulses(instant(now), world(definitions));
      const names = (await group().names()).filter((name) => name.includes(`-${step}-`));
      expect(names.map((name) => name.slice(-13))).toEqual(stamps);
      for (const [index, name] of names.entries()) {
        const { ScheduleExpression, Target } = await read(name);
        const input = scheduleInputSchema.parse(JSON.parse(Target?.Input ?? ''));
        expect(ScheduleExpression).toBe(`at(${input.at.slice(0, 19)})`);
        expect(input).toMatchObject({ step, morningsLeft: 1 - index });
      }
    },
  );

  test('is no heads-up on the morning of the opening or after it', async () => {
    const calendar = { ...community.calendar, opens: { ...community.calendar.opens, at: '00:30' } };
    const programme = {
      community: { ...community, calendar },
      roster: 'r1',
      zones: ['Europe/Berlin', 'Europe/Paris', 'America/New_York'],
      importedAt: instant('2026-10-01T00:00:00Z'),
    };
    await planPulses(instant('2026-10-07T03:00:00Z'), world({ programme: async () => programme }));
    const told = (await group().names()).filter((name) => name.includes('heads-up'));
    expect(told.length).toBeGreaterThan(0);
    for (const name of told) expect(name.slice(-13) < '20261012T2230').toBe(true);
  });

  test.each([
    ['a day ago', '2026-10-14T03:00:00Z', ['20261014T0700', '20261014T1300']],
    ['two days ago', '2026-10-15T03:00:00Z', ['20261015T0700', '20261015T1300']],
    [
      'before members got up',
      '2026-10-13T10:00:00Z',
      ['20261013T1300', '20261013T1400', '20261014T0700', '20261014T1300'],
    ],
    ['longer ago', '2026-10-16T03:00:00Z', []],
  ])('is made up for at the opening hour in the members’ zones, if it was an opening %s', async (_, at, opens) => {
    await planPulses(instant(at), world());
    const names = (await group().names()).filter((name) => name.includes('-open-'));
    expect(names).toEqual(opens.map((stamp) => `data-practice-2026-10-open-${stamp}`));
    for (const name of names) {
      const { ScheduleExpression, Target } = await read(name);
      expect(ScheduleExpression).toBe(`at(${JSON.parse(Target?.Input ?? '').at.slice(0, 19)})`);
    }
  });

  test('is dropped if it was a reminder', async () => {
    await planPulses(instant('2026-10-22T03:00:00Z'), world());
    expect((await group().names()).filter((name) => name.includes('remind'))).toEqual([
      'data-practice-2026-10-remind1-20261022T0700',
      'data-practice-2026-10-remind1-20261022T1300',
      'data-practice-2026-10-remind2-20261028T0800',
      'data-practice-2026-10-remind2-20261028T1300',
      'data-practice-2026-10-remind2-20261029T0800',
      'data-practice-2026-10-remind2-20261029T1300',
    ]);
  });

  test('is not made up for at night once the pulse is open: what was not sent waits for its hour of the next day', async () => {
    await planPulses(instant('2026-10-14T03:00:00Z'), world(reading(running('open'))));
    expect((await group().names()).filter((name) => name.includes('open-'))).toEqual([
      'data-practice-2026-10-open-20261014T0700',
      'data-practice-2026-10-open-20261014T1300',
    ]);
  });

  test('is queued again for as many days as the quota needs', async () => {
    const sending = { mails: 10_000, perSecond: 14, perDay: 4_000, sentToday: 0 };
    await planPulses(
      instant('2026-10-13T16:00:00Z'),
      world({ ...reading({ ...running('open'), sending }), ...livingIn(['Europe/Berlin']) }),
    );
    expect((await group().names()).filter((name) => name.includes('open-'))).toEqual([
      'data-practice-2026-10-open-20261014T0700',
      'data-practice-2026-10-open-20261015T0700',
      'data-practice-2026-10-open-20261016T0700',
    ]);
  });

  test('is never a first reminder on the day of the second', async () => {
    const calendar = { ...community.calendar, closes: { weekday: 5, afterWorkingDays: 3, at: '17:00' } };
    const programme = async () => ({
      community: { ...community, calendar },
      roster: 'r',
      zones: ['Europe/Berlin'],
      importedAt: instant('2026-10-01T00:00:00Z'),
    });
    await planPulses(instant('2026-10-12T03:00:00Z'), world({ programme }));
    const names = await group().names();
    const days = (reminder: string) =>
      new Set(names.filter((name) => name.includes(reminder)).map((name) => name.slice(-13)));
    expect([...days('remind1')].filter((at) => days('remind2').has(at))).toEqual([]);
  });

  test('publication and digest follow a quarter in which a pulse was held, when its manifest promised', async () => {
    await planPulses(instant('2027-01-03T03:00:00Z'), world());
    await planPulses(instant('2027-01-03T03:00:00Z'), world(reading(running('refused'))));
    expect((await group().names()).filter((name) => name.includes('Q4'))).toEqual([]);
    await planPulses(instant('2027-01-03T03:00:00Z'), world(reading(running('closed'))));
    const names = (await group().names()).filter((name) => name.includes('Q4'));
    expect(names).toEqual([
      'data-practice-2026-Q4-digest-20270105T0900',
      'data-practice-2026-Q4-digest-20270106T0900',
      'data-practice-2026-Q4-digest-20270107T0900',
      'data-practice-2026-Q4-publish-20270105T0800',
      'data-practice-2026-Q4-withheld-20270105T1000',
      'data-practice-2026-Q4-withheld-20270106T1000',
      'data-practice-2026-Q4-withheld-20270107T1000',
    ]);
  });
});
