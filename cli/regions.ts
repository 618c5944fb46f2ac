import { RegionInfo } from 'aws-cdk-lib/region-info';
import { nearest } from '../shared/kernel/nearest.ts';

/** Every region that the CDK of this version knows. */
const regions = RegionInfo.regions.map(({ name }) => name);

/**
 * What to write instead of an id that no region has, as a sentence; undefined for a region that is known. One that opened after
 * this version came out is unknown here, and works all the same when it is written into the stage's file.
 */
export function cureForRegion(id: string): string | undefined {
  if (regions.includes(id)) return undefined;
  const meant = nearest(id, regions);
  return meant === undefined ? 'take one such as eu-central-1, eu-west-1 or us-east-1' : `did you mean ${meant}?`;
}
