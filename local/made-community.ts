import { type CommunityInput, communitySchema } from '../shared/contract/community.ts';
import { parseCommunity } from '../shared/contract/community-file.ts';
import type { CommunityFiles } from './community-files.ts';

const zones = ['Europe/Berlin', 'America/Chicago', 'Asia/Kolkata', 'Africa/Nairobi', 'America/Sao_Paulo'];

/**
 * A community of made-up people in five groups of equal size, one time zone for each group, at most five.
 *
 * @param settings further settings of its configuration
 */
export function madeCommunity(
  id: string,
  members: number,
  zoneCount = zones.length,
  settings: Partial<CommunityInput> = {},
): CommunityFiles {
  const input: CommunityInput = {
    id,
    name: `Community ${id}`,
    timeZone: 'Europe/Berlin',
    steward: { name: 'Sam Steward', email: `steward@${id}.example.org` },
    ...settings,
  };
  const text = JSON.stringify(input);
  const parsed = parseCommunity(text);
  if (!parsed.ok) throw new RangeError('a made community must be valid');
  const rows = Array.from({ length: members }, (_, index) => {
    const role = index === 0 ? 'steward' : index === 1 ? 'leader' : 'member';
    const zone = zones[index % zoneCount];
    return `member${index}@${id}.example.org,Member ${index},Group ${index % zones.length},${zone},en,${role}`;
  });
  const roster = ['email,name,group,timezone,language,role', ...rows].join('\r\n');
  return {
    community: communitySchema.parse(parsed.value),
    configuration: new TextEncoder().encode(text),
    roster: new TextEncoder().encode(roster),
    signals: [],
  };
}
