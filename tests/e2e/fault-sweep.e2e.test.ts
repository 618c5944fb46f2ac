/**
 * For every call that functions make while a pulse is planned, opens, reminds, freezes, closes and is published: the call fails before or
 * after it took effect, its answer is lost, the function's time runs out in the middle of it, and everything is delivered an
 * hour late or once more. No one may get a mail twice, no one may be left without one and not be counted, and the pulse must
 * close and be published. With `PULSE_SWEEP=whole` every site meets every fault, in a few minutes; otherwise only the worst one.
 */
import { beforeAll, expect, test, vi } from 'vitest';
import { synthesise } from '../../local/synthesise.ts';
import { casesOf } from './sweep/cases.ts';
import { withPlantedBug } from './sweep/planted-bug.ts';
import { runSweep, type Trouble } from './sweep/run-sweep.ts';

// A machine that is busy otherwise takes minutes.
vi.setConfig({ testTimeout: 600_000 });
const size = process.env['PULSE_SWEEP'] === 'whole' ? 'whole' : 'lean';

let assembly: string;
const sites = new Set<string>();
beforeAll(async () => {
  assembly = await synthesise(process.cwd());
});

test('an undisturbed pulse keeps every promise, and shows which calls are made', async () => {
  const onSite = (site: string) => void (site.startsWith('test ') || sites.add(site));
  expect(await runSweep(assembly, [[]], { onSite })).toEqual([{ troubles: [], missed: [], problems: [] }]);
  const functions = new Set([...sites].map((site) => site.split(' ')[0]));
  expect([...functions].toSorted()).toEqual([
    'close-pulse',
    'freeze-pulse',
    'notify-stewards',
    'open-pulse',
    'plan-pulses',
    'publish-quarter',
    'remind-pulse',
    'send-mail',
  ]);
  expect(sites.size).toBeGreaterThan(55);
});

test(`no fault makes a second mail, an uncounted loss or a pulse that stays open (${size})`, async () => {
  const cases = casesOf(sites, size);
  const outcomes = await runSweep(assembly, cases);
  expect(outcomes.filter(({ missed, problems }) => missed.length + problems.length > 0)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(12);
});

const at = (part: string, fault: 'lost-answer' | 'time-out-after'): Trouble => {
  const site = [...sites].find((one) => one.includes(part));
  if (site === undefined) throw new Error('the call must be one that was made');
  return { fault, site };
};

test.each([
  {
    bug: 'a mail client that repeats requests without an answer',
    sound: /maxAttempts:1,/,
    broken: 'maxAttempts:3,',
    trouble: () => at('SendRawEmail', 'lost-answer'),
    found: 'a person got a mail twice',
  },
  {
    bug: 'a sender that does not see the previous sender’s claim',
    sound: /(\w+)\.kind===(\w+)&&\1\.pulses\.includes/,
    broken: '$1.kind!==$2&&$1.pulses.includes',
    trouble: () => at('SendRawEmail', 'time-out-after'),
    found: 'a person got a mail twice',
  },
])('finds a planted bug: $bug', async ({ sound, broken, trouble, found }) => {
  const planted = withPlantedBug(assembly, sound, broken);
  const [disturbed] = await runSweep(planted, [[trouble()]]);
  expect(disturbed?.problems).toContain(found);
});
