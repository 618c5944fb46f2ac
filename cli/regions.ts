import { RegionInfo } from 'aws-cdk-lib/region-info';
import { nearest } from '../shared/kernel/nearest.ts';

/** Every region that the CDK of this version knows. */
const regions = RegionInfo.regions.map(({ name }) => name);

/**
 * What to write instead of an unknown region id, as a sentence; undefined for a known region. A region newer than this
 * version is unknown here, but works if it is written into the stage's file.
 */
export function cureForRegion(id: string): string | undefined {
  if (regions.includes(id)) return undefined;
  const meant = nearest(id, regions);
  return meant === undefined ? 'choose one such as eu-central-1, eu-west-1 or us-east-1' : `did you mean ${meant}?`;
}
