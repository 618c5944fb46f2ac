/**
 * How a coarse pulse is shown: one that could be subtracted from that of another community with nearly the same members
 * (shared/pulse/overlap.ts, docs/adr/0065). Scores are in half points, and how many people they rest on is rounded to fives;
 * no question, no group, no reliability, nothing that goes together, no number of people who were asked, reached or answered. Everything follows from
 * what a full report would show, so it says nothing that one would not.
 *
 * From the other report in full and this one, the score of a few people is known to half a point times the members of this
 * community: more than the scale is long. Of changes, none is judged: a difference of two half points is mostly rounding.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { People } from '../shape/people.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { withoutGroups } from './one-level.ts';
import type { PeopleRange } from './split-bar.ts';

type WithoutChanges = Omit<PulseReport, 'instruments'> & {
  readonly instruments: readonly Omit<InstrumentReport, 'change' | 'trend'>[];
};

/** @param community its name, which stands in place of its groups */
export function coarsened(pulse: WithoutChanges, community: string): WithoutChanges {
  const { coarse: words } = reportSentences;
  const hidden: People = { status: 'hidden', reason: 'protects-another-number', words };
  const { goesWith: _, ...rest } = pulse;
  return {
    ...rest,
    detail: 'coarse',
    asked: hidden,
    reached: hidden,
    answered: hidden,
    groups: [{ label: community, members: pulse.members, answered: hidden }],
    mergedLabels: 0,
    instruments: pulse.instruments.map(withoutGroups).map(({ reliability: __, ...instrument }) => ({
      ...instrument,
      score: coarseScore(instrument),
      items: instrument.items.map((item) => ({ ...item, result: { status: 'hidden', reason: 'coarse', words } })),
      groups: [],
    })),
  };
}

function coarseScore({ score, scale }: Pick<InstrumentReport, 'score' | 'scale'>): InstrumentReport['score'] {
  if (score.status !== 'shown') return score;
  return {
    status: 'shown',
    persons: inFives(score.persons),
    score: { value: halfPoint(score.score.value), end: 'about' },
    // Any mean may round to a half point, so no range follows from it.
    likely: { from: scale.lowest, to: scale.highest },
  };
}

type TakingPart = Pick<QuarterReport, 'attendance' | 'participation' | 'groupMap'>;

/**
 * Taking part, in a quarter with a coarse pulse: who came to a session of both communities can be subtracted like answers
 * (34 less 33 is one person who came), so nothing is left but what groups declared.
 */
export function withoutPeople({ attendance, participation, groupMap }: TakingPart): TakingPart {
  const { coarse: words } = reportSentences;
  const hidden = { status: 'hidden', reason: 'coarse', words } as const;
  const coarser = <Section extends { readonly status: string }>(section: Section) =>
    section.status === 'not-collected' ? section : hidden;
  return {
    attendance: coarser(attendance),
    ...(participation && {
      participation: {
        contributions: coarser(participation.contributions),
        reuse: coarser(participation.reuse),
        endorsements: coarser(participation.endorsements),
        problems: coarser(participation.problems),
        adoption: participation.adoption,
      },
    }),
    groupMap: coarser(groupMap),
  };
}

/** Every number that rounds to the same five; at least five, because fewer answers show no score. */
export function inFives({ to: people }: PeopleRange): PeopleRange {
  const rounded = Math.max(5, 5 * Math.round(people / 5));
  return { from: Math.max(5, rounded - 2), to: rounded + 2 };
}

export const halfPoint = (value: number): number => Math.round(value * 2) / 2;

/** A score without a single question is that of a coarse pulse. */
export const isCoarse = ({ score, items }: Pick<InstrumentReport, 'score' | 'items'>): boolean =>
  score.status === 'shown' && items.every(({ result }) => result.status === 'hidden' && result.reason === 'coarse');
