/**
 * The signature attack. Every response belongs to a list of published groups; if few enough people share a list, anyone who
 * knows it has found them. Here a response is in the community and in one of its groups, so the lists are the groups, and
 * what the groups leave over of the community is one more list. Each must have the minimum of answers, or none.
 *
 * Also tries to derive a hidden number of answers from the numbers beside it.
 */

import type { Finding } from '../shape/finding.ts';
import { minimumOf } from '../shape/minimum-of.ts';
import { boundsOf, type People } from '../shape/people.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';

export function signatureAttack(report: QuarterReport): Finding[] {
  const { minimumGroup } = report.promise;
  const pulses = report.pulses.flatMap((pulse, index) => [
    ...groupsOf(pulse, `pulses[${index}]`, minimumOf(pulse, report)),
    ...instrumentsOf(pulse, `pulses[${index}]`, minimumOf(pulse, report)),
  ]);
  return [...pulses, ...attendanceOf(report, minimumGroup)];
}

/** The fewest and the most people that a shown number allows. */
const rangeOf = (shown: People, of: number, minimum: number) => boundsOf(shown, minimum) ?? { from: 0, to: of };

function groupsOf({ pulse, answered, groups, members }: PulseReport, place: string, minimum: number): Finding[] {
  const people = rangeOf(answered, members, minimum);
  if (answered.status === 'few') {
    if (groups.length === 0) return [];
    return [{ code: 'suppressed-count', words: `${pulse}: groups of hidden answers`, place: `${place}.groups` }];
  }
  const findings: Finding[] = [];
  if (answered.status !== 'hidden' && people.to < minimum) {
    findings.push({ code: 'small-group', words: `${pulse}: the community`, place: `${place}.answered` });
  }
  const ranges = groups.map((group) => rangeOf(group.answered, group.members, minimum));
  ranges.forEach(({ to }, index) => {
    if (to >= minimum || groups[index]?.answered.status === 'hidden') return;
    findings.push({
      code: 'small-group',
      words: `${pulse}: ${groups[index]?.label}`,
      place: `${place}.groups[${index}]`,
    });
  });
  const remains = (words: string) =>
    findings.push({ code: 'small-remainder', words: `${pulse}: ${words}`, place: `${place}.groups` });
  if (new Set(groups.map(({ label }) => label)).size < groups.length) remains('a label stands for two groups');
  const sum = (of: 'from' | 'to') => ranges.reduce((total, range) => total + range[of], 0);
  const isNone = people.from <= sum('to') && people.to >= sum('from');
  if (groups.length > 0 && !isNone && people.to - sum('from') < minimum) remains('people outside every group');
  return findings;
}

function instrumentsOf(
  { pulse, answered, groups, instruments, members }: PulseReport,
  pulsePlace: string,
  minimum: number,
): Finding[] {
  return instruments.flatMap((instrument, index): Finding[] => {
    const where = `${pulse}: ${instrument.name}`;
    const place = `${pulsePlace}.instruments[${index}]`;
    const values = [
      ...instrument.items.map(({ result }, item) => ({
        people: result.status === 'shown' ? result.answered.from : undefined,
        place: `${place}.items[${item}]`,
      })),
      ...[instrument, ...instrument.groups].map(({ score }, group) => ({
        people: score.status === 'hidden' ? undefined : score.persons.from,
        place: group === 0 ? `${place}.score` : `${place}.groups[${group - 1}]`,
      })),
    ].flatMap(({ people, place: at }) => (people === undefined ? [] : [{ people, place: at }]));
    const findings: Finding[] = [];
    if (answered.status === 'few' && values.length > 0) {
      findings.push({ code: 'suppressed-count', words: `${where}: values of hidden answers`, place });
    }
    for (const { people, place: at } of values) {
      if (people < minimum) findings.push({ code: 'small-group', words: where, place: at });
      if (people > rangeOf(answered, members, minimum).to) {
        findings.push({ code: 'small-remainder', words: `${where}: more people than answered`, place: at });
      }
    }
    const groupPlace = `${place}.groups`;
    const shown = instrument.groups.filter(({ score }) => score.status !== 'hidden');
    const remains = (words: string) =>
      findings.push({ code: 'small-remainder', words: `${where}: ${words}`, place: groupPlace });
    if (shown.length > 0 && shown.length < groups.length) remains('some groups are shown and others are not');
    if (shown.some(({ label }) => !groups.some((group) => group.label === label))) {
      remains('a group that the pulse does not have');
    }
    if (shown.length > 0 && instrument.items.length < 2) {
      findings.push({ code: 'below-one-level', words: `${where}: a single question by group`, place: groupPlace });
    }
    return findings;
  });
}

function attendanceOf({ attendance }: QuarterReport, minimum: number): Finding[] {
  if (attendance.status !== 'shown') return [];
  return attendance.groups.flatMap(({ label, members }, index): Finding[] =>
    members < minimum
      ? [{ code: 'small-group', words: `attendance: ${label}`, place: `attendance.groups[${index}]` }]
      : [],
  );
}
