import type { Usage } from '../../cli/prices/prices.ts';
import { at, type Laws } from './scale.ts';

/** Members of a community by default: a large number of members is divided by this. */
export const usualCommunity = 100;

/** The size of a deployment. */
export interface Size {
  readonly communities: number;
  readonly members: number;
}

export const sizeOf = (members: number, communitySize = usualCommunity): Size => ({
  members,
  communities: Math.max(1, Math.round(members / communitySize)),
});

/** An average month of a deployment of that size: a third of a quarter, plus what is deployed anyway. */
export function monthlyUsage(laws: Laws, standing: Usage, { communities, members }: Size): Usage {
  const usage: Record<string, number> = { ...standing };
  for (const [name, law] of Object.entries(laws)) {
    const [word, charged = ''] = name.split(' ');
    if (word !== 'usage') continue;
    // With a law fitted to three quarters, a small fixed part can come out below zero.
    usage[charged] = (usage[charged] ?? 0) + Math.max(0, at(law, communities, members)) / 3;
  }
  return usage;
}
