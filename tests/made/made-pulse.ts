import type * as z from 'zod/mini';
import { hashItems } from '../../shared/answers/instruments.ts';
import { pulseIdSchema } from '../../shared/contract/identifiers.ts';
import { type Invitation, invitationSchema } from '../../shared/contract/people.ts';
import { type Manifest, manifestSchema, type PulseDefinition, parseDefinition } from '../../shared/contract/pulse.ts';
import { communityOf } from '../../shared/contract/pulse-id.ts';

/** An open pulse of October 2026, without a soft close unless given, as open-pulse stores it, with keys that open nothing. */
export function madeDefinition(
  pulse: string,
  changes: Partial<Record<keyof PulseDefinition, unknown>> = {},
): PulseDefinition {
  const id = pulseIdSchema.parse(pulse);
  return parseDefinition({
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
    writingNumber: 1,
    expiresAt: 0,
    ...changes,
  });
}

/** What was published about that pulse, with keys that open nothing. */
export function madeManifest(pulse: string, changes: Partial<z.input<typeof manifestSchema>> = {}): Manifest {
  const id = pulseIdSchema.parse(pulse);
  const { instruments = [{ id: 'psychological-safety', version: 1 }] } = changes;
  return manifestSchema.parse({
    version: 2,
    pulse: id,
    community: { id: communityOf(id), name: 'Data Practice' },
    quarter: '2026-Q4',
    opens: '2026-10-13T07:00:00Z',
    closes: '2026-10-30T16:00:00Z',
    publishes: '2027-01-05T08:00:00Z',
    instruments,
    itemsHash: hashItems(instruments),
    credentialKey: '0'.repeat(64),
    sealingKey: `04${'0'.repeat(128)}`,
    groups: [{ label: 'Data Practice', members: 8 }],
    favourableFrom: 4,
    padding: { scores: 256, comment: 2048 },
    pages: {},
    protocolCode: '0'.repeat(64),
    ...changes,
  });
}

let invitations = 0;

/** An invitation of another person in that pulse. */
export function madeInvitation(pulse: string, changes: Partial<z.input<typeof invitationSchema>> = {}): Invitation {
  invitations += 1;
  return invitationSchema.parse({
    pulse,
    token: invitations.toString(16).padStart(64, '0'),
    writing: 1,
    member: invitations.toString(16).padStart(32, '0'),
    group: 'North',
    timeZone: 'Europe/Berlin',
    language: 'en',
    expiresAt: 0,
    ...changes,
  });
}
