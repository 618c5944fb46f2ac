/**
 * Every attacker of what a report says about taking part besides answering. A revision repeats what was published before,
 * possibly under older rules; what is repeated word for word says nothing new.
 */
import { takingPartOverTime } from '../build/taking-part-over-time.ts';
import type { Finding } from '../shape/finding.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';
import { indicatorsAttack } from './indicators-attack.ts';
import { leaverAttack } from './leaver-attack.ts';
import { participationAttack } from './participation-attack.ts';
import { silenceAttack } from './silence-attack.ts';
import { smallCellsAttack } from './small-cells-attack.ts';

/** @param earlier every published report, earlier revisions of this quarter included */
export function takingPartAttacks(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const isRepeated = earlier.some(
    (one) =>
      one.community.id === report.community.id &&
      one.quarter === report.quarter &&
      one.revision < report.revision &&
      sectionsOf(one) === sectionsOf(report),
  );
  const always = [...indicatorsAttack(report), ...overTimeAttack(report, earlier)];
  if (isRepeated) return always;
  return [
    ...participationAttack(report),
    ...silenceAttack(report, earlier),
    ...smallCellsAttack(report),
    ...leaverAttack(report, earlier),
    ...always,
  ];
}

/** Numbers beside those of earlier quarters must be the ones that the files show. */
function overTimeAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const ofCommunity = earlier.filter(({ community }) => community.id === report.community.id);
  const made = isBefore(report, '2.1') ? [] : takingPartOverTime(report, ofCommunity);
  if (JSON.stringify(report.overTime ?? []) === JSON.stringify(made)) return [];
  return [{ code: 'not-from-shown', words: 'taking part beside earlier quarters', place: 'overTime' }];
}

const sectionsOf = ({ attendance, participation, groupMap }: QuarterReport): string =>
  JSON.stringify([attendance, participation, groupMap]);
