import { describe, expect, it } from 'vitest';
import type { LabelledMembers } from '../../../../shared/contract/participation.ts';
import { surveyGroups } from '../../../../shared/report/build/survey-groups.ts';
import { pulseResult } from '../quarter-fixture.ts';

const pulseOf = (...labels: string[]) => pulseResult(labels.map((label) => ({ label, invited: 10, answers: [] })));
const sizes = (of: Readonly<Record<string, number>>): LabelledMembers[] =>
  Object.entries(of).map(([label, members]) => ({ label, members }));
const named = (...of: Parameters<typeof surveyGroups>) =>
  surveyGroups(...of).map(({ label, members, includes }) => [label, members, includes.length]);

describe('groups of participation', () => {
  it('have the names of the surveys', () => {
    expect(named(sizes({ Berlin: 12, Hamburg: 20 }), [pulseOf('Berlin', 'Hamburg')])).toEqual([
      ['Berlin', 12, 1],
      ['Hamburg', 20, 1],
    ]);
  });

  it('are counted together if a single pulse of the quarter does not have them', () => {
    const pulses = [pulseOf('Berlin', 'Hamburg', 'Lisbon'), pulseOf('Hamburg', 'Other groups')];
    expect(named(sizes({ Berlin: 12, Hamburg: 20, Lisbon: 9 }), pulses)).toEqual([
      ['Hamburg', 20, 1],
      ['Other groups', 21, 2],
    ]);
  });

  it('are never counted together as fewer than a label must have', () => {
    const pulses = [pulseOf('Berlin', 'Hamburg', 'Lisbon')];
    expect(named(sizes({ Berlin: 9, Hamburg: 20, Lisbon: 12, Porto: 5 }), pulses)).toEqual([
      ['Hamburg', 20, 1],
      ['Lisbon', 12, 1],
      ['Other groups', 14, 2],
    ]);
  });

  it('are none if only one would be left', () => {
    expect(named(sizes({ Berlin: 12, Porto: 5 }), [pulseOf('Berlin', 'Hamburg')])).toEqual([]);
    expect(named(sizes({ Makers: 12 }), [pulseOf('Makers')])).toEqual([]);
    expect(named([], [pulseOf('Makers')])).toEqual([]);
  });
});
