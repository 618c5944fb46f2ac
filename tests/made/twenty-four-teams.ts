import type { GroupName } from '../../shared/kernel/ids.ts';

/** A realistic community: 60 people in 24 teams of one to five, in five departments. Members by path. */
export const twentyFourTeams: ReadonlyMap<GroupName, number> = new Map(
  Object.entries({
    Engineering: [5, 4, 3, 3, 2, 2],
    Sales: [4, 3, 3, 2, 1],
    Operations: [4, 3, 2, 1, 1],
    Finance: [3, 2, 2, 1],
    People: [3, 2, 2, 2],
  }).flatMap(([department, teams]) =>
    teams.map((size, index) => [`${department} / Team ${index + 1}` as GroupName, size] as const),
  ),
);
