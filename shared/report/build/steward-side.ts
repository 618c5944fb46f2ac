/**
 * The stewards' side as the report gives it: what is open, and what ended since the previous report. The words are theirs;
 * only the state of a commitment is computed, because no one writes "overdue" about themselves.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { StewardSide } from '../../contract/steward-side.ts';
import type { CalendarDate } from '../../kernel/time.ts';
import { leadingIndicator, type Measured } from '../shape/leading-indicator.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import type { stewardCommitmentStates } from '../shape/steward-side.ts';

export interface Period {
  /** The day of the previous report, which covered what had ended before it. */
  readonly since: CalendarDate;
  /** The day of this report. Anything later has not happened yet. */
  readonly today: CalendarDate;
}

type StewardSections = Pick<QuarterReport, 'stewardCommitments' | 'experiments' | 'milestones' | 'outcomes'>;

const notCollected = {
  status: 'not-collected',
  words: reportSentences.stewardSide.notCollected,
} as const;

export function reportStewardSide(side: StewardSide | undefined, period: Period, measured: Measured): StewardSections {
  const wasReported = (ended: { readonly on: string } | undefined) =>
    ended !== undefined && ended.on <= period.today && ended.on < period.since;
  const commitments = (side?.commitments ?? [])
    .filter(({ made, ended }) => made <= period.today && !wasReported(ended))
    .map((commitment) => commitmentOf(commitment, period));
  const experiments = (side?.experiments ?? [])
    .filter(({ from, learned }) => from <= period.today && !wasReported(learned))
    .map(({ learned, ...rest }) => ({ ...rest, ...(learned && learned.on <= period.today && { learned }) }));
  const questions = side?.learningQuestions ?? [];
  const milestones = (side?.milestones ?? [])
    .filter(({ on }) => on >= period.since && on <= period.today)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const outcomes = side?.outcomes ?? [];
  const count = (wanted: (typeof stewardCommitmentStates)[number]) =>
    commitments.filter(({ state }) => state === wanted).length;
  return {
    stewardCommitments:
      commitments.length === 0
        ? notCollected
        : {
            status: 'shown',
            kept: count('kept'),
            open: count('open'),
            overdue: count('overdue'),
            dropped: count('dropped'),
            commitments,
          },
    experiments:
      experiments.length + questions.length === 0
        ? notCollected
        : { status: 'shown', learningQuestions: questions, experiments },
    milestones: milestones.length === 0 ? notCollected : { status: 'shown', milestones },
    outcomes:
      outcomes.length === 0
        ? notCollected
        : { status: 'shown', outcomes: outcomes.map((outcome) => outcomeOf(outcome, period, measured)) },
  };
}

function commitmentOf({ ended, ...commitment }: StewardSide['commitments'][number], { today }: Period) {
  if (ended && ended.on <= today) {
    return { ...commitment, state: ended.how, ended: { on: ended.on, words: ended.words } };
  }
  return { ...commitment, state: commitment.by < today ? ('overdue' as const) : ('open' as const) };
}

function outcomeOf(
  { name, unit, source, measured: values, leadingIndicators: ids }: StewardSide['outcomes'][number],
  { today }: Period,
  measured: Measured,
) {
  const known = values.filter(({ on }) => on <= today).sort((a, b) => (a.on < b.on ? 1 : -1));
  const [latest, before] = known;
  return {
    name,
    unit,
    source,
    ...(latest && { latest }),
    ...(before && { before }),
    leadingIndicators: ids.map((id) => leadingIndicator(id, measured)),
  };
}
