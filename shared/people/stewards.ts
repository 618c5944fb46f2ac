import type { Community } from '../contract/community.ts';
import type { Language } from '../contract/identifiers.ts';
import { normaliseAddress } from '../contract/mail-address.ts';
import type { Member } from '../contract/people.ts';
import type { MemberId } from '../kernel/ids.ts';
import { memberIdOf } from './member-id.ts';

export interface Steward {
  readonly member: MemberId;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/**
 * Who is told about a community: the stewards of its roster, and the steward of its configuration, each address once.
 * Nobody who has stopped the mails, whatever the configuration says.
 */
export function stewardsOf({ steward, language }: Community, members: readonly Member[]): Steward[] {
  const onRoster = members.filter(({ role }) => role === 'steward');
  const address = normaliseAddress(steward.email);
  const known = address.ok && members.find((member) => member.address === address.value);
  const signer: Steward[] =
    !address.ok || onRoster.some((member) => member.address === address.value)
      ? []
      : [known || { member: memberIdOf(address.value), name: steward.name, address: address.value, language }];
  const stopped = new Set(members.filter(({ mailStopped }) => mailStopped !== undefined).map(({ member }) => member));
  return [...onRoster, ...signer].filter(({ member }) => !stopped.has(member));
}
