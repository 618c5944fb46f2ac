import type * as z from 'zod/mini';
import { type Member, memberSchema } from '../../shared/contract/people.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';

/** A member of that community in Berlin, whose address and id follow from the name unless the address is given. */
export function madeMember(
  community: string,
  name: string,
  changes: Partial<z.input<typeof memberSchema>> = {},
): Member {
  const { address = `${name.toLowerCase().replaceAll(' ', '.')}@example.org` } = changes;
  return memberSchema.parse({
    community,
    member: memberIdOf(address),
    name,
    group: 'Berlin',
    timeZone: 'Europe/Berlin',
    language: 'en',
    role: 'member',
    ...changes,
    address,
  });
}
