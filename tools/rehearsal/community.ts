import type { CommunityInput } from '../../shared/contract/community.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';

/** The community of the rehearsal: two teams of twelve made-up people, one pulse a quarter. */
export const community = {
  id: 'rehearsal' as CommunityId,
  name: 'Rehearsal',
  timeZone: 'Europe/Berlin',
  language: 'en',
  steward: { name: 'Sam Steward', email: 'steward@example.org' },
  pulses: [{ monthOfQuarter: 1, instruments: [{ id: 'psychological-safety', version: 1 }] }],
} satisfies CommunityInput;

export const members: readonly string[] = Array.from({ length: 24 }, (_, index) => `member${index}@example.org`);

export const roster = (): string =>
  [
    'email,name,group,timezone,language,role',
    'steward@example.org,Sam Steward,North,Europe/Berlin,en,steward',
    'leader@example.org,Lee Leader,South,Europe/Berlin,en,leader',
    ...members.map(
      (email, index) => `${email},Member ${index},${index % 2 ? 'North' : 'South'},Europe/Berlin,en,member`,
    ),
    '',
  ].join('\n');
