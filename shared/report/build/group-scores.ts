/**
 * Scores by group: all groups or none (R2), clipped as a score that is shown (R3), then pooled with the community's, which is
 * what is printed (R4). The means themselves are in no file.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { InstrumentStructure } from '../../contract/instrument.ts';
import { type ScaleTally, scoreUnits } from '../../contract/results.ts';
import { scoreByGroups } from '../disclosure/by-groups.ts';
import { allOrNone, mayScoreGroups } from '../disclosure/one-level.ts';
import { poolScore, type ScoredGroup, spreadBetween } from '../disclosure/pooled-score.ts';
import { type Clipped, clipScore, type Scale } from '../disclosure/room-for-two.ts';
import { whoAnsweredIt } from '../disclosure/who-answered-it.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { Audience } from './audience.ts';

type ByGroup = Pick<InstrumentReport, 'score' | 'groups' | 'groupSpread'>;
interface Mean extends ScoredGroup {
  readonly label: string;
  readonly score: Clipped;
}

const tooFew = (minimum: number) =>
  ({ status: 'hidden', reason: 'too-few-answers', words: reportSentences.tooFewAnswered(minimum) }) as const;
const protectsAGroup = {
  status: 'hidden',
  reason: 'protects-a-group',
  words: reportSentences.protectsAGroup,
} as const;

/** @param score of the community, as it is shown; it comes back with what follows from the groups */
export function groupScores(
  tallies: readonly { readonly label: string; readonly tally: ScaleTally }[],
  instrument: InstrumentStructure,
  scale: Scale,
  score: InstrumentReport['score'],
  { groups, minimumGroup: minimum }: Audience,
): ByGroup {
  if (!mayScoreGroups(tallies.length, instrument.items.length)) return { score, groups: [] };
  const allShown = allOrNone(
    tallies.map(({ tally }) => tally.persons),
    minimum,
  );
  const means = tallies.flatMap(({ label, tally: { persons, sum } }): Mean[] => {
    const group = groups.get(label);
    if (!group) return [];
    const behind = whoAnsweredIt(persons, group, minimum);
    const mean = clipScore(sum / scoreUnits / persons, behind.to, scale);
    return [{ label, persons: behind, members: group.size, score: mean }];
  });
  if (!allShown || means.length < tallies.length || score.status !== 'shown') {
    const hiddenScore = ({ persons }: ScaleTally) => (persons < minimum ? tooFew(minimum) : protectsAGroup);
    return { score, groups: tallies.map(({ label, tally }) => ({ label, score: hiddenScore(tally) })) };
  }
  const common = { scale, questions: instrument.items.length, centre: score.score.value, people: score.persons };
  const pooling = { ...common, spread: spreadBetween(means, common) };
  const pooled = means.map(({ score: mean, ...group }) => ({ ...group, ...poolScore(mean, group, pooling) }));
  const byGroups = scoreByGroups(pooled, pooling);
  return {
    score: byGroups ? { ...score, byGroups } : score,
    groups: pooled.map(({ label, persons, estimate, from, to, verdict }) => ({
      label,
      score: { status: 'pooled', persons, estimate, from, to, verdict },
    })),
    groupSpread: pooling.spread,
  };
}
