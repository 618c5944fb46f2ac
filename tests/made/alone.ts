import type { ComparisonPorts } from '../../shared/pulse/compare-communities.ts';

/** For worlds of one community: there is no other whose members could be compared. */
export const alone: Pick<ComparisonPorts['people'], 'communities' | 'groupsOfMembers'> = {
  communities: async () => [],
  groupsOfMembers: async () => new Map(),
};
