/**
 * The attack on what goes with a single question: correlations of too few people, finer than a tenth, or so strong that they
 * say what one person answered to one question from what they answered to another; ranges, verdicts and sentences that do not
 * follow from the shown number; and a correlation with something that is not in the pulse.
 */
import { limits } from '../../contract/limits.ts';
import {
  comparisonsIn,
  goesWithOf,
  type Measure,
  type Measured,
  peopleOf,
  resultOf,
  roomOf,
} from '../build/goes-with.ts';
import { clipCorrelation } from '../disclosure/judge-correlation.ts';
import type { Finding } from '../shape/finding.ts';
import type { GoesWith, GoesWithResult } from '../shape/goes-with.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';

export const goesWithAttack = (report: QuarterReport): Finding[] =>
  report.pulses.flatMap((pulse, p) => {
    const place = `pulses[${p}].goesWith`;
    if (!pulse.goesWith) return [];
    if (isBefore(report, '2.1')) {
      return [{ code: 'undeclared-field', words: `${pulse.pulse}: what goes together`, place } as const];
    }
    return attackPulse(pulse, pulse.goesWith, place);
  });

function attackPulse(from: PulseReport, goesWith: readonly GoesWith[], place: string): Finding[] {
  const { pulse, instruments } = from;
  const compared = comparisonsIn(instruments);
  const correlations = compared.reduce((sum, { measures }) => sum + measures.length, 0);
  const others = goesWith.length === compared.length ? [] : [notFromShown(`${pulse}: what is compared`, place)];
  const inTargets = compared.flatMap(({ target, measures }, t): Finding[] => {
    const found = goesWith[t];
    if (!found) return [];
    const at = `${place}[${t}]`;
    const words = `${pulse}: what goes with ${target.name}`;
    const results = found.with.map(({ result }) => result);
    const made = goesWithOf(target, measures, results);
    return [
      ...(sameAs(found, made) ? [] : [notFromShown(words, at)]),
      ...measures.flatMap((measure, m) => {
        const result = results[m];
        const where = { words: `${words}, ${measure.instrument.name}`, place: `${at}.with[${m}].result` };
        return result ? attackResult(result, from, target, measure, correlations, where) : [];
      }),
    ];
  });
  return [...others, ...inTargets];
}

const notFromShown = (words: string, place: string): Finding => ({ code: 'not-from-shown', words, place });

function attackResult(
  result: GoesWithResult,
  pulse: PulseReport,
  target: Measured,
  measure: Measure,
  correlations: number,
  where: Pick<Finding, 'words' | 'place'>,
): Finding[] {
  if (result.status === 'hidden') return [];
  const { people, correlation } = result;
  const room = roomOf(target, measure);
  const hasRoom = room !== undefined && sameAs(correlation, clipCorrelation(correlation.value, room));
  return [
    ...(people.from < limits.correlationFrom ? [{ ...where, code: 'small-group' } as const] : []),
    ...(sameAs(people, peopleOf(target, measure, pulse)) ? [] : [{ ...where, code: 'small-remainder' } as const]),
    ...(hasRoom ? [] : [{ ...where, code: 'no-room-for-two' } as const]),
    ...(sameAs(result, resultOf(result, correlations)) ? [] : [{ ...where, code: 'not-from-shown' } as const]),
  ];
}

const sameAs = (shown: unknown, made: unknown): boolean => JSON.stringify(shown) === JSON.stringify(made);
