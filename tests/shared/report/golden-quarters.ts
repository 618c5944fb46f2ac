/** Quarters whose published files are kept word for word. Each is published by the real publish-quarter. */
import type { PulseResult, SignalResult } from '../../../shared/contract/results.ts';
import { type StewardSide, stewardSideSchema } from '../../../shared/contract/steward-side.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import { trust } from '../contract/own-instrument-fixture.ts';
import { exampleQuarter } from './example-quarters.ts';
import { beliefAnswers, beliefRefs } from './goes-with-fixture.ts';
import { answersOf, fixtureCommunity, mixed, ordinaryQuarter, pulseResult } from './quarter-fixture.ts';

export interface QuarterResults {
  readonly pulses: readonly PulseResult[];
  readonly signals?: SignalResult;
}

/** Results in the order in which they are published; only the last publication is kept. */
export interface GoldenCase {
  readonly name: string;
  readonly quarters: readonly QuarterResults[];
  readonly stewardSide?: StewardSide;
}

const attended: SignalResult = {
  version: 2,
  community: fixtureCommunity,
  quarter: '2026-Q4' as QuarterId,
  labels: [
    { label: 'Berlin', members: 12 },
    { label: 'Hamburg', members: 20 },
    { label: 'Lisbon', members: 18 },
  ],
  attendance: {
    sessions: [
      { date: '2026-10-08', attended: 31, guests: 2 },
      { date: '2026-11-05', attended: 24, guests: 0 },
      { date: '2026-12-10', attended: 28, guests: 1 },
    ],
    members: 50,
    cameTwice: { people: 27, attended: [29, 27, 31, 24, 28] },
    groups: [
      { label: 'Berlin', members: 12, attendances: 22, came: 10, missed: 9 },
      { label: 'Hamburg', members: 20, attendances: 35, came: 16, missed: 14 },
      { label: 'Lisbon', members: 18, attendances: 26, came: 11, missed: 13 },
    ],
  },
};

/** The quarter before the ordinary one: the same groups, of whom all were a point more reserved. */
const reserved = (): PulseResult[] =>
  [1, 2, 3].map((month) =>
    pulseResult(
      [
        { label: 'Berlin', invited: 14, answers: answersOf(month, 9, lower) },
        { label: 'Hamburg', invited: 20, answers: answersOf(month, 15, (p, i, n) => lower(p + 3, i, n)) },
        { label: 'Lisbon', invited: 18, answers: answersOf(month, 11, (p, i, n) => lower(p + 5, i, n)) },
      ],
      { month, quarter: 3 },
    ),
  );
const lower = (person: number, item: number, points: number): number => Math.max(1, mixed(person, item, points) - 1);

const few = (people: number): QuarterResults => ({
  pulses: [1, 2, 3].map((month) =>
    pulseResult(
      [
        { label: 'Berlin', invited: 12, answers: answersOf(month, Math.min(people, 2), mixed) },
        { label: 'Lisbon', invited: 14, answers: answersOf(month, Math.max(0, people - 2), mixed) },
      ],
      { month },
    ),
  ),
});

/** Ninety people who use every point: bands, points and reliability are shown, but not of every question. */
const wide = (person: number, item: number, points: number): number =>
  item === 4 ? points - (person % 3) : 1 + ((person * 7 + (person % 3 === 0 ? item : 0)) % points);
const large = [1, 2, 3].map((month) =>
  pulseResult([{ label: 'Makers', invited: 110, answers: answersOf(month, 90, wide) }], { month }),
);

/** The community's own instrument, reworded between two quarters, beside one that stayed as it was. */
const reworded = (version: number, quarter: number): PulseResult => {
  const own = trust(version);
  const refs = [
    { id: own.id, version },
    { id: 'belief-in-action', version: 1 },
  ];
  const answers = Array.from({ length: 34 }, (_, person) => [0, 1, 2, 3].map((item) => mixed(person, item, 5)));
  return pulseResult([{ label: 'Makers', invited: 40, answers }], { refs, own: [own], quarter });
};

/** Every section of participation, some of it of too few people. */
const participated: SignalResult = {
  ...attended,
  participation: {
    contributions: {
      contributions: 84,
      people: 23,
      halfBy: 6,
      placed: 71,
      crossing: 30,
      crossingPeople: 14,
      withinPeople: 19,
      otherPeople: 20,
      help: {
        received: [
          { label: 'Berlin', people: 3 },
          { label: 'Hamburg', people: 7 },
          { label: 'Lisbon', people: 9 },
        ],
        used: 5,
        people: 14,
      },
      newcomers: 9,
    },
    reuse: { reuses: 41, artefacts: 8, people: 20, placed: 33, outside: 21, outsidePeople: 12, insidePeople: 3 },
    endorsements: {
      given: 6,
      givers: 4,
      receivers: 5,
      crossing: 6,
      crossingPeople: 4,
      crossingReceivers: 5,
      withinPeople: 0,
      withinReceivers: 0,
    },
    problems: {
      asked: 12,
      askers: 9,
      resolved: { problems: 8, askers: 7 },
      solving: {
        ended: { problems: 7, askers: 6 },
        inWeek: { problems: 6, askers: 5 },
        afterWeek: { problems: 5, askers: 5 },
        notInWeek: { problems: 6, askers: 5 },
        weekPercent: 53,
        halfHours: 140,
      },
      answering: {
        ended: { problems: 10, askers: 8 },
        inWeek: { problems: 10, askers: 8 },
        afterWeek: { problems: 1, askers: 1 },
        notInWeek: { problems: 2, askers: 2 },
        weekPercent: 86,
        halfHours: 5,
        answerers: 6,
      },
      open: { problems: 5, askers: 5, median: 31 },
    },
    adoption: [
      { practice: 'incident review', trying: 1, using: 4, stopped: 1 },
      { practice: 'pairing hour', trying: 3, using: 0, stopped: 0 },
    ],
    adoptingGroups: 7,
  },
};

/** The quarter before: 20 of the 50 contributed, 14 of them again. */
const contributedBefore: SignalResult = {
  ...participated,
  quarter: '2026-Q3' as QuarterId,
  participation: {
    contributions: {
      contributions: 51,
      people: 20,
      halfBy: 5,
      placed: 40,
      crossing: 14,
      crossingPeople: 9,
      withinPeople: 12,
      otherPeople: 16,
      help: { received: [], used: 0, people: 0 },
    },
  },
};

const said = stewardSideSchema.parse({
  commitments: [
    {
      heard: 'Sessions are too early for Lisbon.',
      promised: 'Every second session is at four.',
      made: '2026-10-20',
      by: '2026-11-30',
      ended: { how: 'kept', on: '2026-11-05', words: 'Since November they alternate.' },
    },
    {
      heard: 'Nobody knows who decides about playbooks.',
      promised: 'A page that says who decides what.',
      made: '2026-10-20',
      by: '2026-12-15',
    },
    {
      heard: 'More time to practise.',
      promised: 'A practice day.',
      made: '2026-12-02',
      by: '2027-03-01',
    },
    {
      heard: 'The newsletter is too long.',
      promised: 'A shorter one.',
      made: '2026-05-02',
      by: '2026-06-01',
      ended: { how: 'dropped', on: '2026-06-10', words: 'There is none any more.' },
    },
  ],
  learningQuestions: ['Does pairing bring newcomers back?'],
  experiments: [
    {
      question: 'Do short case clinics get more people to ask?',
      trying: 'Twenty minutes, one case, no slides.',
      from: '2026-10-01',
      until: '2026-12-18',
      learned: {
        on: '2026-12-18',
        changed: 'Twice as many cases were brought.',
        surprised: 'Most came from people who had never spoken.',
        stop: 'The long format.',
      },
    },
    {
      question: 'Does a written summary replace being there?',
      trying: 'One page after each session.',
      from: '2026-12-01',
      until: '2027-02-28',
    },
  ],
  milestones: [
    { on: '2026-11-12', words: 'The tenth playbook was published.' },
    { on: '2027-02-01', words: 'Lies ahead, and is not told.' },
  ],
  outcomes: [
    {
      name: 'Time to restore service',
      unit: 'hours',
      source: 'Median of the incident log.',
      measured: [
        { on: '2026-09-30', value: 5.5 },
        { on: '2026-12-31', value: 4 },
      ],
      leadingIndicators: ['resolution', 'psychological-safety', 'endorsements'],
    },
  ],
});

/** In Berlin a mail bounced and the ends of two are unknown; in Lisbon the end of one, of the first pulse only. */
const unknownEnds = (): PulseResult[] =>
  ordinaryQuarter().map((pulse, month) => ({
    ...pulse,
    counts: pulse.counts.map((count) => {
      if (count.label === 'Berlin') return { ...count, undelivered: 1, unknown: 2 };
      return count.label === 'Lisbon' && month === 0 ? { ...count, unknown: 1 } : count;
    }),
  }));

/** The first pulse could be subtracted from that of another community. */
const coarse = (): PulseResult[] =>
  ordinaryQuarter().map((pulse, month) => (month === 0 ? { ...pulse, detail: 'coarse' } : pulse));

export const goldenCases: readonly GoldenCase[] = [
  { name: 'ordinary', quarters: [{ pulses: reserved() }, { pulses: ordinaryQuarter(), signals: attended }] },
  {
    name: 'participation',
    quarters: [
      { pulses: reserved(), signals: contributedBefore },
      { pulses: ordinaryQuarter(), signals: participated },
    ],
    stewardSide: said,
  },
  { name: 'coarse', quarters: [{ pulses: coarse(), signals: participated }] },
  {
    name: 'three-quarters',
    quarters: [2, 3, 4].map((quarter) => ({ pulses: exampleQuarter('data-practice', quarter) })),
  },
  { name: 'many-teams', quarters: [{ pulses: exampleQuarter('reliability-guild', 4) }] },
  { name: 'large', quarters: [{ pulses: large }] },
  {
    name: 'goes-with',
    quarters: [
      {
        pulses: [
          pulseResult([{ label: 'All', invited: 190, answers: beliefAnswers(150, 0.5) }], {
            month: 3,
            refs: beliefRefs,
          }),
        ],
      },
    ],
  },
  { name: 'unknown-ends', quarters: [{ pulses: unknownEnds() }] },
  { name: 'first-quarter', quarters: [{ pulses: ordinaryQuarter() }] },
  { name: 'wording-break', quarters: [{ pulses: [reworded(1, 3)] }, { pulses: [reworded(2, 4)] }] },
  { name: 'nobody-answered', quarters: [few(0)] },
  { name: 'all-suppressed', quarters: [few(4)] },
  { name: 'late-count', quarters: [{ pulses: ordinaryQuarter().slice(0, 2) }, { pulses: ordinaryQuarter() }] },
];
