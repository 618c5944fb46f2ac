import { expect, test } from 'vitest';
import { readExamples } from '../../../local/community-files.ts';
import { pulsesOf } from '../../../shared/calendar/calendar.ts';
import type { GroupName, QuarterId } from '../../../shared/kernel/ids.ts';
import { labelGroups } from '../../../shared/pulse/labels.ts';
import { type ComparedPulse, collisionsOf } from '../../../shared/pulse/overlap.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';

/** The pulses of the shipped examples in one quarter, as they are compared at the opening. */
async function comparedExamples(leaveOut: readonly string[] = []): Promise<ComparedPulse[]> {
  const examples = await readExamples(process.cwd());
  return examples.flatMap(({ community, roster }) => {
    const parsed = parseRoster(roster);
    if (!parsed.ok) throw new Error('the roster of an example must be valid');
    const rows = parsed.value.filter(({ name }) => !leaveOut.includes(name));
    const sizes = new Map<GroupName, number>();
    for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const { labels } = labelGroups(sizes, community.minimumGroup, community.name);
    const members = new Map(rows.map(({ address, group }) => [memberIdOf(address), labels[group]]));
    return pulsesOf(community, '2026-Q4' as QuarterId).map(({ pulse, closes, instruments }) => ({
      // Only the order of openings matters, and they close in the same order.
      ...{ pulse, opens: closes, members, detail: undefined },
      community: community.id,
      minimumGroup: community.minimumGroup,
      instruments: instruments.map(({ id }) => id),
    }));
  });
}

test('the examples share people and questions, and still every pulse of theirs is shown in full', async () => {
  const pulses = await comparedExamples();
  const shared = pulses.filter(({ pulse }) => pulse.endsWith('2026-10')).map(({ members }) => [...members.keys()]);
  expect(shared[0]?.filter((id) => shared[1]?.includes(id))).toHaveLength(11);
  expect(collisionsOf(pulses)).toEqual([]);
});

test('with three people fewer of its own, the small example would leave four and be coarse', async () => {
  const pulses = await comparedExamples(['Noor Haddad', 'Mateo Ortiz', 'Élodie Lambert']);
  expect(collisionsOf(pulses)).toEqual([
    ['data-practice-2026-11', 'chart-circle-2026-10'],
    ['data-practice-2026-12', 'chart-circle-2026-12'],
  ]);
});
