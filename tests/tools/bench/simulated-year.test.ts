import { describe, expect, test } from 'vitest';
import { pulseIdSchema, quarterIdSchema } from '../../../shared/contract/identifiers.ts';
import { instantOf } from '../../../shared/kernel/time.ts';
import { complaintsAbout } from '../../../tools/bench/expected-dates.ts';
import { randomCommunity, randomFrom } from '../../../tools/bench/random-community.ts';
import { simulateYear } from '../../../tools/bench/simulated-year.ts';
import { madeDefinition } from '../../made/made-pulse.ts';

const seed = process.env['PULSE_SEED'] ?? 'a year';

describe('a year of communities whose configuration changes and whose planner is down for days', () => {
  test(`every pulse opens, reminds, freezes and closes once, at its right instant (seed "${seed}")`, async () => {
    const { complaints, exact, mails, changes, nightsDown } = await simulateYear(3, seed);
    expect(complaints).toEqual([]);
    expect(exact).toBeGreaterThan(0);
    for (const happened of [mails, changes, nightsDown]) expect(happened).toBeGreaterThan(0);
  }, 300_000);

  test('the judge sees a mail that came twice, a mail at night and a pulse that stays open', () => {
    const community = randomCommunity('judged', randomFrom(seed));
    const pulse = pulseIdSchema.parse('judged-2026-05');
    const definition = madeDefinition(pulse, {
      quarter: quarterIdSchema.parse('2026-Q2'),
      opens: instantOf(Date.UTC(2026, 4, 12, 7)),
      closes: instantOf(Date.UTC(2026, 4, 29, 15)),
      publishes: instantOf(Date.UTC(2026, 6, 5, 7)),
      instruments: [],
    });
    const mail = {
      token: 'a',
      kind: 'invitation',
      zone: 'Europe/Berlin',
      at: instantOf(Date.UTC(2026, 4, 12, 1)),
    } as const;
    const { complaints } = complaintsAbout({
      id: 'judged',
      history: [
        {
          at: instantOf(0),
          community: {
            ...community,
            pulses: [
              { monthOfQuarter: 1, instruments: [] },
              { monthOfQuarter: 2, instruments: [] },
              { monthOfQuarter: 3, instruments: [] },
            ],
          },
        },
      ],
      definitions: new Map([[pulse, definition]]),
      rows: new Map(),
      diaries: new Map([[pulse, { mails: [mail, mail], frozen: [], closed: [] }]]),
      lastOpening: '2026-12-31',
    });
    for (const words of [
      'a mail was sent twice',
      'a mail at 03:00 in Europe/Berlin',
      'closed never',
      'was not opened',
      'not due',
    ]) {
      expect(complaints.join('\n')).toContain(words);
    }
  });
});
