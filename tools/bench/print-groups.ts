import { countLabels, type GroupCase, measureGroups } from './groups.ts';

/** @param least only enough to show that it runs */
export async function printGroups(least: boolean): Promise<void> {
  const cases: readonly GroupCase[] = [
    ...[0, 0.15, 0.3].map((spread) => ({ members: 64, groups: 6, spread })),
    ...[0.15, 0.3].map((spread) => ({ members: 150, groups: 8, spread, unevenly: true })),
    ...[0.15, 0.3].map((spread) => ({ members: 500, groups: 25, spread, unevenly: true })),
  ];
  const two = (number: number | undefined) => (number === undefined ? '–' : number.toFixed(3));
  console.log(
    'members groups spread   members of today    lasting level   in range   clear   community, by groups, in range',
  );
  for (const one of least ? cases.slice(0, 1) : cases) {
    const { today, lasting, covered, clear, community, communityCovered } = measureGroups(
      20_261_201,
      one,
      least ? 2 : one.members > 100 ? 60 : 200,
    );
    const places = [one.members, one.groups, one.spread].map((number) => String(number).padStart(7)).join('');
    const change = (of: readonly (number | undefined)[]) => of.map(two).join(' → ').padStart(18);
    console.log(
      `${places}${change(today)}${change(lasting)}${`${covered.toFixed(0)} %`.padStart(9)}${`${clear.toFixed(1)} %`.padStart(9)}${change(community)}${`${two(communityCovered)} %`.padStart(10)}`,
    );
  }
  const { flat, departments } = countLabels();
  console.log(`60 people in 24 teams of five departments: labels ${flat} → ${departments}`);
}
