import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Member, memberRoles } from '../../../shared/contract/people.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import { readersOf } from '../../../shared/roster/readers.ts';
import { madeCommunity } from '../../made/made-community.ts';
import { madeMember } from '../../made/made-member.ts';

const names = ['ana', 'bo', 'cem', 'dee', 'eli'];
const addressOf = (name: string) => `${name}@example.org`;
const memberOf = (name: string, role: Member['role']): Member => madeMember('makers', name, { language: 'de', role });
const rosters = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...memberRoles)), { selector: ([name]) => name })
  .map((people) => people.map(([name, role]) => memberOf(name, role)));

test('everyone whose role gets the mails and the steward of the configuration, each once, and no one who stopped the mails', () => {
  fc.assert(
    fc.property(
      rosters,
      fc.constantFrom(...names),
      fc.subarray(names),
      fc.constantFrom('notice', 'digest'),
      (members, steward, stoppers, told) => {
        const community = madeCommunity('makers', { steward: { name: steward, email: addressOf(steward) } });
        const stopped = new Set(stoppers.map((name) => memberIdOf(addressOf(name))));
        const roles = told === 'notice' ? ['steward'] : ['steward', 'leader'];
        const due = members.filter(({ role }) => roles.includes(role)).map(({ address }) => address);
        const expected = new Set([...due, addressOf(steward)].filter((address) => !stopped.has(memberIdOf(address))));
        const readers = readersOf(told, community, members, stopped);
        expect(readers.map(({ address }) => address).toSorted()).toEqual([...expected].toSorted());
        // A steward on the roster is greeted in the language of their row.
        for (const { address, language } of readers) {
          const isKnown = members.some((member) => member.address === address);
          expect(language).toBe(isKnown ? 'de' : community.language);
        }
      },
    ),
  );
});
