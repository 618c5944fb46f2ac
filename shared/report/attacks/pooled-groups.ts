/**
 * What estimates of groups give away: every reader can find the means that may be behind them, by trying all that the
 * formatter prints. The interval attack then works with these as with means that were shown.
 */
import { scoreByGroups } from '../disclosure/by-groups.ts';
import {
  aroundEstimate,
  meansBehind,
  meansBehindAll,
  type PooledScore,
  type Pooling,
  type ScoredGroup,
} from '../disclosure/pooled-score.ts';
import type { Finding } from '../shape/finding.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { PulseReport } from '../shape/quarter-report.ts';

interface PooledGroup extends PooledScore, ScoredGroup {
  readonly label: string;
}

export function pooledGroups({ groups }: PulseReport, instrument: InstrumentReport): PooledGroup[] {
  return instrument.groups.flatMap(({ label, score }): PooledGroup[] => {
    if (score.status !== 'pooled') return [];
    const members = groups.find((group) => group.label === label)?.members ?? score.persons.to;
    return [{ ...score, label, members }];
  });
}

/** Undefined if the file does not say what estimates are made with. */
function poolingOf({ scale, items, score, groupSpread }: InstrumentReport): Pooling | undefined {
  if (score.status !== 'shown' || groupSpread === undefined) return undefined;
  return { scale, questions: items.length, centre: score.score.value, people: score.persons, spread: groupSpread };
}

/** Where the mean of a group's answers is, by label: not narrower than what fits all that is shown of groups. */
export function meansOfGroups(
  pulse: PulseReport,
  instrument: InstrumentReport,
): Map<string, { from: number; to: number }> {
  const pooling = poolingOf(instrument);
  const groups = pooledGroups(pulse, instrument);
  const { lowest, highest } = instrument.scale;
  const behind = pooling ? meansBehindAll(groups, pooling) : [];
  return new Map(
    groups.map(({ label }, index) => {
      const means = behind[index] ?? [];
      if (means.length === 0) return [label, { from: lowest, to: highest }];
      const from = means.map(({ value, end }) => (end === 'or-fewer' ? lowest : value - 0.05));
      const to = means.map(({ value, end }) => (end === 'or-more' ? highest : value + 0.05));
      return [label, { from: Math.min(...from), to: Math.max(...to) }];
    }),
  );
}

/** Estimates that no mean fits, ranges and words that do not follow from them, and a community score that they do not add up to. */
export function attackPooled(
  pulse: PulseReport,
  instrument: InstrumentReport,
  where: Pick<Finding, 'words' | 'place'>,
): Finding[] {
  const pooling = poolingOf(instrument);
  const groups = pooledGroups(pulse, instrument);
  const found = (code: Finding['code'], what: string, place: string): Finding => ({
    code,
    words: `${where.words}: ${what}`,
    place: `${where.place}.${place}`,
  });
  const byGroups = instrument.score.status === 'shown' ? instrument.score.byGroups : undefined;
  if (groups.length === 0) {
    const left = [byGroups && 'score.byGroups', instrument.groupSpread !== undefined && 'groupSpread'];
    return left.flatMap((place) =>
      place ? [found('suppressed-count', 'says something of hidden scores of groups', place)] : [],
    );
  }
  if (!pooling) return [found('not-from-shown', 'estimates of groups without what they are made with', 'groups')];
  const findings = groups.flatMap((group, index): Finding[] => {
    const { label, estimate, from, to, verdict } = group;
    const place = `groups[${index}]`;
    if (meansBehind(estimate, group, pooling).length === 0)
      return [found('no-room-for-two', `score of ${label}`, place)];
    const expected = aroundEstimate(estimate, group, pooling);
    return expected.from === from && expected.to === to && expected.verdict === verdict
      ? []
      : [found('not-from-shown', `range of ${label}`, place)];
  });
  if (findings.length === 0 && meansBehindAll(groups, pooling).some((means) => means.length === 0)) {
    findings.push(found('contradiction', 'no means of groups fit their spread', 'groupSpread'));
  }
  if (JSON.stringify(byGroups) !== JSON.stringify(scoreByGroups(groups, pooling))) {
    findings.push(found('not-from-shown', 'score by groups', 'score.byGroups'));
  }
  return findings;
}
