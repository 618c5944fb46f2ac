/**
 * The signature attack. Every response belongs to a list of published groups; whoever knows that list for few enough
 * people has them. Here a response is in the community and in one of its groups, so the lists are the groups, and what the
 * groups leave over of the community is one more list. Each must have the minimum of answers, or none.
 *
 * Also tries to learn a hidden number of answers from the numbers beside it.
 */
import type { PulseReport, QuarterReport } from '../quarter-report.ts';
import type { Finding } from './finding.ts';

export function signatureAttack(report: QuarterReport): Finding[] {
  const { minimumGroup } = report.promise;
  const pulses = report.pulses.flatMap((pulse) => [
    ...groupsOf(pulse, minimumGroup),
    ...instrumentsOf(pulse, minimumGroup),
  ]);
  const counted = report.provenance.pulses.flatMap(({ pulse, issued, accepted, malformed }): Finding[] => {
    const hidden = report.pulses.some((other) => other.pulse === pulse && other.answered.status === 'hidden');
    const told = [issued, accepted, malformed].some((count) => count !== undefined);
    return hidden && told ? [{ code: 'suppressed-count', words: `${pulse}: provenance counts hidden answers` }] : [];
  });
  return [...pulses, ...counted, ...attendanceOf(report, minimumGroup)];
}

function groupsOf({ pulse, answered, groups }: PulseReport, minimum: number): Finding[] {
  if (answered.status === 'hidden') {
    return groups.length > 0 ? [{ code: 'suppressed-count', words: `${pulse}: groups of hidden answers` }] : [];
  }
  const findings: Finding[] = [];
  if (answered.people < minimum) findings.push({ code: 'small-group', words: `${pulse}: the community` });
  for (const group of groups) {
    if (group.answered < minimum) findings.push({ code: 'small-group', words: `${pulse}: ${group.label}` });
  }
  if (new Set(groups.map(({ label }) => label)).size < groups.length) {
    findings.push({ code: 'small-remainder', words: `${pulse}: a label stands for two groups` });
  }
  const inGroups = groups.reduce((sum, group) => sum + group.answered, 0);
  const remainder = answered.people - inGroups;
  if (groups.length > 0 && remainder !== 0 && remainder < minimum) {
    findings.push({ code: 'small-remainder', words: `${pulse}: people outside every group` });
  }
  return findings;
}

function instrumentsOf({ pulse, answered, groups, instruments }: PulseReport, minimum: number): Finding[] {
  return instruments.flatMap((instrument): Finding[] => {
    const where = `${pulse}: ${instrument.instrument}`;
    const values = [
      ...instrument.items.map(({ result }) => (result.status === 'shown' ? result.answered : undefined)),
      ...[instrument, ...instrument.groups].map(({ score }) => (score.status === 'shown' ? score.persons : undefined)),
    ].filter((people) => people !== undefined);
    const findings: Finding[] = [];
    if (answered.status === 'hidden' && values.length > 0) {
      findings.push({ code: 'suppressed-count', words: `${where}: values of hidden answers` });
    }
    if (values.some((people) => people < minimum)) findings.push({ code: 'small-group', words: where });
    if (answered.status === 'shown' && values.some((people) => people > answered.people)) {
      findings.push({ code: 'small-remainder', words: `${where}: more people than answered` });
    }
    const shown = instrument.groups.filter(({ score }) => score.status === 'shown');
    if (shown.length > 0 && shown.length < groups.length) {
      findings.push({ code: 'small-remainder', words: `${where}: some groups are shown and others are not` });
    }
    if (shown.some(({ label }) => !groups.some((group) => group.label === label))) {
      findings.push({ code: 'small-remainder', words: `${where}: a group that the pulse does not have` });
    }
    if (shown.length > 0 && instrument.items.length < 2) {
      findings.push({ code: 'below-one-level', words: `${where}: a single question by group` });
    }
    return findings;
  });
}

function attendanceOf({ attendance }: QuarterReport, minimum: number): Finding[] {
  if (attendance.status !== 'shown') return [];
  const small = attendance.groups.filter(({ members }) => members < minimum);
  return small.map(({ label }) => ({ code: 'small-group', words: `attendance: ${label}` }));
}
