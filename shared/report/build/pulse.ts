/**
 * One pulse of a report: numbers of people, groups, instruments, and what changed. It depends on its own result and on
 * what was published before, never on another pulse of its quarter, so it can be published alone.
 */
import type { PulseResult } from '../../contract/results.ts';
import type { Instant } from '../../kernel/time.ts';
import { coarsened } from '../disclosure/coarse.ts';
import { withoutGroups } from '../disclosure/one-level.ts';
import { type PulseCounts, peopleOfPulse, peopleUnderLabels } from '../disclosure/people-of-pulse.ts';
import { withinWhole } from '../disclosure/who-answered-it.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import type { Audience } from './audience.ts';
import { changesSince } from './change.ts';
import { reportGoesWith } from './goes-with.ts';
import { reportInstrument } from './instrument.ts';
import { trendUntil } from './trend.ts';

type PulseWithoutChanges = Omit<PulseReport, 'instruments'> & {
  readonly instruments: readonly Omit<InstrumentReport, 'change' | 'trend'>[];
};

/**
 * @param past what the community had published at this instant
 */
export function reportPulse(
  result: PulseResult,
  { published, at }: { readonly published: readonly QuarterReport[]; readonly at: Instant },
): PulseReport {
  const pulse = withoutChanges(result);
  const now = { quarter: result.quarter, at };
  const changes = changesSince(pulse.instruments, now, published);
  return {
    ...pulse,
    instruments: pulse.instruments.flatMap((instrument, index) => {
      const change = changes[index];
      const trend = trendUntil(instrument, now, published);
      return change ? [{ ...instrument, change, ...(trend && { trend }) }] : [];
    }),
  };
}

function withoutChanges(result: PulseResult): PulseWithoutChanges {
  const { counts, groups, minimumGroup } = result;
  const answeredExactly = groups.reduce((sum, { respondents }) => sum + respondents, 0);
  const numbers = { ...countsOf(counts), answered: answeredExactly };
  const people = peopleOfPulse(numbers, minimumGroup);
  const labels = groups.map(({ label, includes, respondents }) => ({
    label,
    members: countsOf(counts.filter((count) => includes.includes(count.label))).members,
    answered: respondents,
  }));
  const byLabel = peopleUnderLabels(labels, people.answered, answeredExactly, minimumGroup);
  const shownGroups = byLabel
    ? labels.flatMap(({ label, members }, index) => {
        const answered = byLabel[index];
        return answered ? [{ label, members, answered }] : [];
      })
    : [{ label: result.communityName, members: people.members, answered: people.answered }];
  const audience: Audience = {
    members: people.members,
    answered: people.answered,
    groups: new Map(
      shownGroups.map((group) => {
        const answering = withinWhole(group, people, shownGroups.length, minimumGroup);
        return [group.label, { ...answering, size: group.members }];
      }),
    ),
    minimumGroup,
  };
  const instruments = result.instruments.map((reference) => reportInstrument(reference, result, audience));
  const goesWith = reportGoesWith(instruments, result.pairs ?? [], audience);
  const full: PulseWithoutChanges = {
    pulse: result.pulse,
    opens: result.opens,
    closes: result.closes,
    detail: 'full',
    minimumGroup,
    ...people,
    groups: shownGroups,
    mergedLabels: byLabel
      ? counts.length - groups.filter(({ includes }) => includes.length === 1).length
      : counts.length,
    instruments: byLabel ? instruments : instruments.map(withoutGroups),
    ...(goesWith.length > 0 && { goesWith }),
  };
  return result.detail === 'coarse' ? coarsened(full, result.communityName) : full;
}

/** Of the whole community, or of some labels. Results counted before members were kept have as many as were invited. */
function countsOf(counts: PulseResult['counts']): Omit<PulseCounts, 'answered'> {
  const sum = { members: 0, asked: 0, reached: 0 };
  for (const { members, invited, undelivered, unknown } of counts) {
    sum.members += members ?? invited;
    sum.asked += invited;
    sum.reached += invited - undelivered - unknown;
  }
  return sum;
}
