import { type Community, type CommunityInput, communitySchema } from '../../shared/contract/community.ts';
import { type Programme, programmeSchema } from '../../shared/contract/people.ts';

/** A community that sets only what it must. */
export const madeCommunity = (id: string, changes: Partial<CommunityInput> = {}): Community =>
  communitySchema.parse({
    id,
    name: 'Data Practice',
    timeZone: 'Europe/Berlin',
    steward: { name: 'Qi Chen', email: 'qi@example.org' },
    ...changes,
  });

/** What the last import of that community stored. */
export const madeProgramme = (community: Community, changes: Partial<Programme> = {}): Programme =>
  programmeSchema.parse({
    community,
    roster: 'r1',
    zones: ['Europe/Berlin'],
    importedAt: '2026-10-01T00:00:00Z',
    ...changes,
  });
