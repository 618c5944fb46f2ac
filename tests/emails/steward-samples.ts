import { headsUp } from '../../emails/heads-up.ts';
import { importProblems } from '../../emails/import-problems.ts';
import {
  pulseContradicted,
  pulseCounted,
  pulseLost,
  pulseOpened,
  pulseRefused,
  reportWithheld,
} from '../../emails/pulse-notices.ts';
import { instantSchema, type Language } from '../../shared/contract/identifiers.ts';
import { pulseRefusals } from '../../shared/contract/pulse.ts';
import { findingCodes } from '../../shared/report/verify/finding.ts';

const closes = instantSchema.parse('2026-11-27T16:00:00Z');
const sending = { mails: 45, perSecond: 14, perDay: 50_000, sentToday: 120 };
const reader = (language: Language) => ({
  language,
  readerName: 'Ana <b>&',
  communityName: 'Data & Practice',
  timeZone: 'Europe/Berlin',
});
const promise = '0123456789abcdef'.repeat(4);

const imported = { file: 'roster.csv', resultPath: 'results/communities/data-practice/roster.csv.json' };
const places = [
  { file: 'community.json' },
  { file: 'community.json', field: 'pulses.0.instruments' },
  { file: 'roster.csv', row: 3, column: 'email' },
  { file: 'roster.csv', row: 1_017 },
];

/** Every steward mail in every form. */
export function stewardMailsOf(language: Language) {
  const to = reader(language);
  const plan = {
    ...to,
    questions: 7,
    opens: instantSchema.parse('2026-11-10T08:00:00Z'),
    closes,
    minimumGroup: 5,
    minimumInvited: 8,
    notAsked: 2,
    responsePercent: 70,
    sending,
    sendingSeconds: 4,
    refusal: undefined,
    promise,
    groups: [
      { label: 'Berlin', invited: 25 },
      { label: 'Other groups', invited: 20 },
    ],
    together: new Map([['Other groups', ['Oslo', 'Porto']]]),
    shown: [
      { label: 'Berlin', includes: ['Berlin'] },
      { label: 'Other groups', includes: ['Oslo', 'Porto'] },
    ],
  };
  const refusal = { ...to, invited: 45, minimumInvited: 8, closes, sending, sendingSeconds: 40 * 86_400 };
  return [
    headsUp(plan),
    headsUp({ ...plan, groups: [], shown: [], sending: undefined, refusal: 'too-few-reachable', notAsked: 0 }),
    pulseOpened({ ...to, invited: 45, closes, fingerprint: 'fedcba9876543210'.repeat(4), promise }),
    ...pulseRefusals.map((why) => pulseRefused({ ...refusal, refusal: why })),
    pulseRefused({ ...refusal, refusal: 'cannot-finish-sending', sendingSeconds: Number.POSITIVE_INFINITY }),
    pulseCounted({
      ...to,
      invited: 45,
      undelivered: 2,
      unknown: 1,
      publishes: instantSchema.parse('2027-01-05T08:00:00Z'),
    }),
    pulseContradicted(to),
    pulseLost(to),
    reportWithheld({ ...to, quarter: '2026-Q4', rules: [] }),
    reportWithheld({ ...to, quarter: '2026-Q4', rules: findingCodes }),
    importProblems({ ...to, ...imported, end: { kind: 'refused', mistakes: 1_204, places } }),
    importProblems({ ...to, ...imported, end: { kind: 'removes', removed: 12, members: 60 } }),
  ];
}
