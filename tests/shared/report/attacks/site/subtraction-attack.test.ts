/** The subtraction by numbers alone, of reports in full: it claims what the shown numbers prove, and not what chance may do. */
import { expect, test } from 'vitest';
import type { CommunityId, GroupName, MemberId } from '../../../../../shared/kernel/ids.ts';
import { readSite } from '../../../../../shared/report/attacks/site/public-site.ts';
import { subtractionAttack } from '../../../../../shared/report/attacks/site/subtraction-attack.ts';
import { diceOf, madeNetwork, someSize } from '../../../../../tools/bench/made-network.ts';
import { type MadeOrganisation, publishOrganisation } from '../../../../../tools/bench/made-organisation.ts';

const attack = (organisation: MadeOrganisation) =>
  subtractionAttack(readSite(publishOrganisation(organisation, undefined).files).site);

const community = (id: string, from: number, to: number) => ({
  id: id as CommunityId,
  rosters: [
    new Map(
      Array.from({ length: to - from + 1 }, (_, index): [MemberId, GroupName] => [
        (from + index).toString(16).padStart(32, '0') as MemberId,
        'All' as GroupName,
      ]),
    ),
  ],
});

/** Everyone but every fourth answers; opinions are of the person and the question. */
const opinions = {
  isAnswering: (who: MemberId) => Number.parseInt(who, 16) % 4 > 0,
  choose: (who: MemberId, _: number, item: number, points: number) => {
    const dice = diceOf(Number.parseInt(who, 16) * 7919 + item * 104_729);
    dice();
    return 1 + Math.min(points - 1, Math.floor((item % 3 ? dice() : dice() ** 0.4) * points));
  },
};

test('a community minus one person is found without a roster', () => {
  const communities = [community('alpha', 1, 60), community('beta', 2, 60)];
  expect(attack({ ...opinions, communities, comparesCommunities: false }).map(({ code }) => code)).toContain(
    'subtracted',
  );
  expect(attack({ ...opinions, communities })).toEqual([]);
});

test('so is one beside a larger community whose other members are silent', () => {
  const communities = [community('alpha', 1, 60), community('beta', 2, 99)];
  const isAnswering = (who: MemberId) => Number.parseInt(who, 16) < 50;
  const made = { ...opinions, isAnswering, communities };
  expect(attack({ ...made, comparesCommunities: false }).map(({ code }) => code)).toContain('subtracted');
  expect(attack(made)).toEqual([]);
});

test('two communities that share no one are not, though in each all agree on every question', () => {
  const communities = [community('alpha', 1, 61), community('beta', 101, 160)];
  const choose = (who: MemberId) => (Number.parseInt(who, 16) % 5 > 2 ? 2 : 4);
  expect(attack({ ...opinions, choose, communities })).toEqual([]);
});

test.each([20_261_349, 20_261_358, 20_262_090])('made networks that once looked nested are not (seed %i)', (seed) => {
  const dice = diceOf(seed);
  expect(attack(madeNetwork(someSize(dice), dice))).toEqual([]);
});
