/**
 * A group score at an end of its range can be derived more exactly by subtracting the other groups from the community, and
 * may then leave too little room. This is rare (about one instrument in two hundred of simulated networks) and depends on all
 * numbers together, so the interval attacker itself decides: if it finds something, the scores of all groups of that
 * instrument are hidden (docs/adr/0011). Whole-community numbers stay as they are.
 */

import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { withoutCoarse } from '../attacks/coarse-attack.ts';
import { intervalAttack } from '../attacks/interval-attack.ts';
import type { LinearSolver } from '../attacks/linear-program.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { withoutGroups } from './one-level.ts';

const hidden = {
  status: 'hidden',
  reason: 'protects-a-group',
  words: reportSentences.derived,
} as const;

/** Returns the same report if nothing is found. */
export function hideDerivedScores(report: QuarterReport, solver: LinearSolver): QuarterReport {
  const places = new Set(
    intervalAttack(withoutCoarse(report), [], solver).map(({ place }) => place.replace(/\.items\[\d+\]$/, '')),
  );
  if (places.size === 0) return report;
  return {
    ...report,
    pulses: report.pulses.map((pulse, p) => ({
      ...pulse,
      instruments: pulse.instruments.map((instrument, i) =>
        places.has(`pulses[${p}].instruments[${i}]`)
          ? { ...withoutGroups(instrument), groups: instrument.groups.map(({ label }) => ({ label, score: hidden })) }
          : instrument,
      ),
    })),
  };
}
