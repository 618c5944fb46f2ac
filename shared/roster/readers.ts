import type { Community } from '../contract/community.ts';
import type { Language } from '../contract/identifiers.ts';
import { normaliseAddress } from '../contract/mail-address.ts';
import type { Member } from '../contract/people.ts';
import type { MemberId } from '../kernel/ids.ts';
import { memberIdOf } from './member-id.ts';

/** One person who gets mails about a community. */
export interface Reader {
  readonly member: MemberId;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/** `notice`: mails to stewards about pulses, imports and reports. `digest`: the results of a quarter. */
type Told = 'notice' | 'digest';

const rolesTold: Readonly<Record<Told, readonly Member['role'][]>> = {
  notice: ['steward'],
  digest: ['steward', 'leader'],
};

/**
 * Who gets a mail to a few, of any kind: everyone on the roster whose role gets it, and always the steward of the
 * configuration, who may not be on the roster; each address once. Anyone who has stopped the mails is left out, whatever the
 * configuration says.
 *
 * @param stopped everyone whose mails of this community have stopped, on the roster or not
 */
export function readersOf(
  told: Told,
  community: Community,
  members: readonly Member[],
  stopped: ReadonlySet<MemberId>,
): Reader[] {
  const onRoster = members.filter(({ role }) => rolesTold[told].includes(role));
  const signer = signerOf(community);
  const known = members.find(({ address }) => address === signer?.address);
  const isListed = signer === undefined || (known !== undefined && onRoster.includes(known));
  return [...onRoster, ...(isListed ? [] : [known ?? signer])].filter(({ member }) => !stopped.has(member));
}

/** The steward of the configuration as a reader; undefined if the address cannot be sent to. */
export function signerOf({ steward, language }: Community): Reader | undefined {
  const address = normaliseAddress(steward.email);
  return address.ok
    ? { member: memberIdOf(address.value), name: steward.name, address: address.value, language }
    : undefined;
}
