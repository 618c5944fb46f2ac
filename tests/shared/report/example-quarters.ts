/**
 * Quarters of the shipped examples without the machinery: their rosters, labelled by the real rule, and the answers that their
 * simulated members give in `npm start`.
 */
import { readFileSync } from 'node:fs';
import { answersOf, behaviourOf } from '../../../local/simulated-behaviour.ts';
import { instrumentsOf } from '../../../shared/answers/instruments.ts';
import { defaultPulses } from '../../../shared/contract/community.ts';
import { limits } from '../../../shared/contract/limits.ts';
import type { PulseResult } from '../../../shared/contract/results.ts';
import type { GroupName } from '../../../shared/kernel/ids.ts';
import { labelGroups } from '../../../shared/pulse/labels.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';
import { pulseResult } from './quarter-fixture.ts';

const seed = 'commons';
const { minimumInvited } = limits;

/** @param quarter 1 to 4, of 2026 */
export function exampleQuarter(example: string, quarter: number): PulseResult[] {
  const rows = parseRoster(readFileSync(`examples/${example}/roster.csv`));
  if (!rows.ok) throw new Error('the roster of an example must be valid');
  const sizes = new Map<GroupName, number>();
  for (const { group } of rows.value) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const labelled = labelGroups(sizes, minimumInvited, 'Makers');
  const { groups, labels } = labelled;
  return defaultPulses.map(({ monthOfQuarter: month, instruments: refs }) => {
    const pulse = `${example}-2026-${String((quarter - 1) * 3 + month).padStart(2, '0')}`;
    const instruments = instrumentsOf(refs);
    const counted = groups.map(({ label, members }) => {
      const people = rows.value.filter(({ group }) => labels[group] === label);
      const answering = people.filter(({ address }) => behaviourOf(seed, pulse, address).answers);
      const answers = answering.map(({ address }) => answersOf(seed, pulse, address, instruments));
      return { label, invited: members, answers };
    });
    return pulseResult(counted, { month, quarter, labelled });
  });
}
