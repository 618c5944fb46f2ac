/**
 * The attack on coarse pulses: whatever is finer than half points and fives in them can be subtracted from another
 * community's report. The other attackers then see such a pulse without its instruments, about which nothing else is said.
 */
import { halfPoint, inFives } from '../disclosure/coarse.ts';
import type { Finding } from '../shape/finding.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

export const coarseAttack = (report: QuarterReport): Finding[] =>
  report.pulses.some(({ detail }) => detail === 'coarse')
    ? [...report.pulses.flatMap(inPulse), ...inParticipation(report)]
    : [];

/** What an earlier revision showed before the coarse pulse was counted stays, because it is public already. */
function inParticipation({ attendance, participation, groupMap, supersedes }: QuarterReport): Finding[] {
  if (supersedes) return [];
  const { adoption: _, ...sections } = participation ?? {};
  return Object.entries({ attendance, groupMap, ...sections }).flatMap(([place, section]): Finding[] =>
    section?.status === 'shown' ? [{ code: 'not-coarse', words: `taking part: ${place}`, place }] : [],
  );
}

function inPulse(
  { detail, pulse, asked, reached, answered, groups, instruments, goesWith }: QuarterReport['pulses'][number],
  p: number,
): Finding[] {
  if (detail !== 'coarse') return [];
  const place = `pulses[${p}]`;
  const found = (what: string, at: string): Finding => ({ code: 'not-coarse', words: `${pulse}: ${what}`, place: at });
  return [
    ...Object.entries({ asked, reached, answered }).flatMap(([name, people]) =>
      people.status === 'hidden' ? [] : [found('a number of people', `${place}.${name}`)],
    ),
    ...(groups.length > 1 || groups.some((group) => group.answered.status !== 'hidden')
      ? [found('groups', `${place}.groups`)]
      : []),
    ...(goesWith ? [found('what goes together', `${place}.goesWith`)] : []),
    ...instruments.flatMap((instrument, i) =>
      [...finer(instrument)].map((what) => found(`${instrument.name}, ${what}`, `${place}.instruments[${i}]`)),
    ),
  ];
}

function* finer({
  score,
  items,
  groups,
  groupSpread,
  reliability,
  change,
  scale,
}: InstrumentReport): Generator<string> {
  if (items.some(({ result }) => result.status === 'shown')) yield 'a question';
  if (groups.length > 0 || groupSpread !== undefined) yield 'groups';
  if (reliability) yield 'reliability';
  if (change.status === 'shown') yield 'a change';
  if (score.status !== 'shown') return;
  const { persons, score: shown, likely, onePerson, byGroups } = score;
  if (byGroups) yield 'a score by groups';
  if (shown.end !== 'about' || shown.value !== halfPoint(shown.value)) yield 'a score';
  if (JSON.stringify(persons) !== JSON.stringify(inFives(persons)) || onePerson !== undefined)
    yield 'how many people it rests on';
  if (likely.from !== scale.lowest || likely.to !== scale.highest) yield 'a range';
}

/** Coarse pulses without instruments and groups; all places stay as they are. */
export const withoutCoarse = (report: QuarterReport): QuarterReport => ({
  ...report,
  pulses: report.pulses.map((pulse) => {
    if (pulse.detail !== 'coarse') return pulse;
    const { goesWith: _, ...rest } = pulse;
    return { ...rest, groups: [], instruments: [] };
  }),
});
