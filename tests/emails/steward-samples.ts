import { headsUp } from '../../emails/heads-up.ts';
import { importProblems } from '../../emails/import-problems.ts';
import { importReceipt } from '../../emails/import-receipt.ts';
import {
  pulseContradicted,
  pulseCounted,
  pulseLost,
  pulseOpened,
  pulseRefused,
  reportWithheld,
  resultsPublished,
  resultsWithheld,
} from '../../emails/pulse-notices.ts';
import { quarterComments } from '../../emails/quarter-comments.ts';
import { takenBack } from '../../emails/taken-back.ts';
import { calendarDateSchema, instantSchema, type Language } from '../../shared/contract/identifiers.ts';
import { importReceiptSchema, recognisedKinds } from '../../shared/contract/import-receipt.ts';
import { pulseRefusals } from '../../shared/contract/pulse.ts';
import { pulseRulesOf } from '../../shared/contract/pulse-rules.ts';
import { takenBackSchema } from '../../shared/contract/taken-back.ts';
import type { Label } from '../../shared/kernel/ids.ts';
import { findingCodes } from '../../shared/report/shape/finding.ts';

const day = (text: string) => calendarDateSchema.parse(text);
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

const signalFile = {
  file: 'zoom-2026-10-06.csv',
  resultPath: 'results/signals/data-practice/zoom-2026-10-06.csv.json',
};
/** Every second row: no two of them adjacent. */
const manyRows = Array.from({ length: 60 }, (_, index) => `${2 * index + 2}`);
const receipts = recognisedKinds.map((recognised) =>
  importReceiptSchema.parse({
    recognised,
    quarters: ['2026-Q4'],
    rows: 1_033,
    matched: 1_033,
    unmatched: [],
    withdrawn: 0,
    ...(recognised === 'zoom' && {
      matched: 1_028,
      unmatched: [
        { reason: 'not-on-roster', rows: ['12', '15-17'] },
        { reason: 'no-address', rows: ['20'] },
      ],
    }),
    ...(recognised === 'facts'
      ? {
          days: { first: '2026-10-01', last: '2027-01-12' },
          quarters: ['2026-Q4', '2027-Q1'],
          withdrawn: 12,
          matched: 973,
          unmatched: [{ reason: 'not-on-roster', rows: manyRows }],
        }
      : recognised !== 'steward-side' && {
          days: { first: '2026-10-06', last: '2026-10-06' },
          present: { members: 29, fromMinutes: 5 },
        }),
  }),
);
/** A session that replaced another day's, and a list that no longer holds anyone. */
const withdrawals = [
  { ...receipts[0], withdrawnSessions: ['2026-06-10'] },
  {
    recognised: 'teams',
    quarters: [],
    rows: 0,
    matched: 0,
    unmatched: [],
    withdrawn: 0,
    withdrawnSessions: ['2026-06-10', '2026-10-16'],
  },
].map((receipt) => importReceiptSchema.parse(receipt));
const undone = [
  { of: '2026-10-12T07:12:00Z', added: 2, removed: 0, columns: { group: 1, 'paused until': 3 }, settings: [] },
  { of: '2026-10-14T13:40:00Z', added: 0, removed: 1, columns: {}, settings: ['calendar', 'publishAfterDays'] },
].map((change) => takenBackSchema.parse(change));

/** Every steward mail in every form. */
export function stewardMailsOf(language: Language) {
  const to = reader(language);
  const plan = {
    ...to,
    questions: 7,
    opens: instantSchema.parse('2026-11-10T08:00:00Z'),
    closes,
    acceptsUntil: instantSchema.parse('2026-12-01T16:00:00Z'),
    resultsAt: instantSchema.parse('2026-12-02T08:00:00Z'),
    next: [
      { month: '2026-12', isSkipped: true } as const,
      { month: '2027-01', opensOn: day('2027-01-12'), closesOn: day('2027-01-29') },
    ],
    holidaysKnownUntil: day('2027-12-31'),
    ...pulseRulesOf({}),
    notAskedAtLeast: 0,
    responsePercent: 70,
    sending,
    sendingSeconds: 4,
    refusal: undefined,
    promise,
    groups: [
      { label: 'Berlin' as Label, members: 25 },
      { label: 'Other groups' as Label, members: 20 },
    ],
    together: new Map([['Other groups', ['Oslo', 'Porto']]]),
    shown: [
      { label: 'Berlin', includes: ['Berlin'] },
      { label: 'Other groups', includes: ['Oslo', 'Porto'] },
    ],
  };
  const refusal = { ...to, members: 45, ...pulseRulesOf({}), closes, sending, sendingSeconds: 40 * 86_400 };
  return [
    headsUp(plan),
    headsUp({
      ...plan,
      next: [],
      holidaysKnownUntil: undefined,
      groups: [],
      shown: [],
      sending: undefined,
      refusal: 'too-few-reachable',
      notAskedAtLeast: 5,
    }),
    pulseOpened({ ...to, members: 45, closes, fingerprint: 'fedcba9876543210'.repeat(4), promise }),
    ...pulseRefusals.map((why) => pulseRefused({ ...refusal, refusal: why })),
    pulseRefused({ ...refusal, refusal: 'cannot-finish-sending', sendingSeconds: Number.POSITIVE_INFINITY }),
    pulseCounted({
      ...to,
      members: 45,
      notReachedAtLeast: 5,
      minimum: 5,
      resultsAt: instantSchema.parse('2027-01-05T08:00:00Z'),
    }),
    pulseContradicted(to),
    pulseLost(to),
    resultsPublished({ ...to, closes, readUrl: 'https://pulse.example/read/en#makers/2026-Q4/key' }),
    resultsWithheld({ ...to, closes, rules: [] }),
    resultsWithheld({ ...to, closes, rules: findingCodes }),
    reportWithheld({ ...to, quarter: '2026-Q4', rules: [] }),
    reportWithheld({ ...to, quarter: '2026-Q4', rules: findingCodes }),
    headsUp({ ...plan, detail: 'coarse' }),
    importProblems({ ...to, ...imported, hasReceipt: false, end: { kind: 'refused', mistakes: 1_204, places } }),
    importProblems({ ...to, ...signalFile, hasReceipt: true, end: { kind: 'refused', mistakes: 1, places: [] } }),
    ...[[], undone].map((takesBack) =>
      importProblems({
        ...to,
        ...imported,
        hasReceipt: false,
        end: { kind: 'removes', removed: 12, members: 60, takesBack },
      }),
    ),
    ...[...receipts, ...withdrawals].map((receipt) => importReceipt({ ...to, ...signalFile, receipt })),
    takenBack({ ...to, ...imported, changes: undone }),
    ...[false, true].map((isLastWeek) =>
      quarterComments({
        ...to,
        quarter: '2026-Q4',
        comments: 17,
        lastDay: calendarDateSchema.parse('2027-02-04'),
        bucket: 'commonspulse-prod-data-inbox0a1b2c3d-4e5f6a7b8c9d',
        key: 'for-stewards/data-practice/2026-Q4/comments.csv',
        isLastWeek,
      }),
    ),
  ];
}
