import { type Community, type CommunityInput, communitySchema } from '../shared/contract/community.ts';
import { communityOf, pulseIdSchema } from '../shared/contract/identifiers.ts';
import { type Invitation, invitationSchema } from '../shared/contract/people.ts';
import { type PulseDefinition, pulseDefinitionSchema } from '../shared/contract/pulse.ts';

/** A community of which nothing is said but what must be. */
export const madeCommunity = (id: string, changes: Partial<CommunityInput> = {}): Community =>
  communitySchema.parse({
    id,
    name: 'Data Practice',
    timeZone: 'Europe/Berlin',
    steward: { name: 'Qi Chen', email: 'qi@example.org' },
    ...changes,
  });

/** An open pulse of October 2026, as open-pulse stores it, with keys that open nothing. */
export function madeDefinition(pulse: string, changes: Partial<PulseDefinition> = {}): PulseDefinition {
  const id = pulseIdSchema.parse(pulse);
  const definition = pulseDefinitionSchema.parse({
    pulse: id,
    community: communityOf(id),
    communityName: 'Data Practice',
    quarter: '2026-Q4',
    state: 'open',
    opens: '2026-10-13T07:00:00Z',
    closes: '2026-10-30T16:00:00Z',
    publishes: '2027-01-05T08:00:00Z',
    instruments: [{ id: 'psychological-safety', version: 1 }],
    credentialKey: '0'.repeat(64),
    sealingKey: '04',
    sealingParameter: 'sealing',
    writingNumber: 1,
    expiresAt: 0,
  });
  return { ...definition, ...changes };
}

let invitations = 0;

/** An invitation of somebody new in that pulse. */
export function madeInvitation(pulse: string, changes: Partial<Invitation> = {}): Invitation {
  invitations += 1;
  const invitation = invitationSchema.parse({
    pulse,
    token: invitations.toString(16).padStart(64, '0'),
    writing: 1,
    member: invitations.toString(16).padStart(32, '0'),
    group: 'North',
    timeZone: 'Europe/Berlin',
    language: 'en',
    expiresAt: 0,
  });
  return { ...invitation, ...changes };
}
