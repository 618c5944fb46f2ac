/**
 * Communities whose participation once gave someone away: each is a quarter, some with the quarter before, in which a number
 * that looks harmless is about a few people. Groups are those of the ordinary quarter's pulses where they can be.
 */
import type { KnownFact } from '../../shared/participation/known-fact.ts';
import { contributionsBy, type MadeQuarter, namesIn, questionsBy } from './made-participation.ts';

export interface NastyQuarters {
  readonly before?: MadeQuarter;
  readonly now: MadeQuarter;
}

const roster = { Berlin: 12, Hamburg: 20, Lisbon: 18 };
const half = [...namesIn('Berlin', 6), ...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)];
const seventeen = namesIn('Hamburg', 17);

const leaver = () => {
  const before = contributionsBy(seventeen);
  // Hamburg 1 contributed and left; ten did so again, six are new.
  const facts = [...contributionsBy(namesIn('Hamburg', 10, 8)), ...contributionsBy(namesIn('Lisbon', 6))];
  return { before: { roster, facts: before }, now: { roster, left: ['Hamburg 1'], facts, before } };
};

export const nastyParticipation = {
  'eight at 13 % in one session': {
    now: {
      roster: { Berlin: 8, Hamburg: 20, Lisbon: 18 },
      sessions: [[...namesIn('Berlin', 1), ...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)]],
    },
  },
  'a group of which everyone came': {
    now: { roster, sessions: [[...namesIn('Berlin', 12), ...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)]] },
  },
  'a group of exactly five, all of whom came': {
    now: {
      roster: { Berlin: 12, Hamburg: 20, Five: 5 },
      sessions: [[...namesIn('Berlin', 6), ...namesIn('Hamburg', 10), ...namesIn('Five', 5)]],
    },
  },
  'one session, which few missed': {
    now: { roster, sessions: [[...namesIn('Berlin', 12), ...namesIn('Hamburg', 20), ...namesIn('Lisbon', 16)]] },
  },
  'two sessions, and one person at the first alone': {
    now: {
      roster,
      sessions: [
        [...namesIn('Hamburg', 10), 'Berlin 1'],
        [...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)],
      ],
    },
  },
  'three sessions, and all who came, came twice': {
    now: {
      roster,
      sessions: [
        [...namesIn('Berlin', 6), ...namesIn('Hamburg', 10)],
        [...namesIn('Berlin', 6), ...namesIn('Lisbon', 10)],
        [...namesIn('Hamburg', 10), ...namesIn('Lisbon', 10)],
      ],
    },
  },
  'thirteen contributors, eleven of them again': {
    before: { roster, facts: contributionsBy(namesIn('Hamburg', 20)) },
    now: {
      roster,
      facts: [...contributionsBy(namesIn('Hamburg', 11)), ...contributionsBy(namesIn('Lisbon', 2))],
      before: contributionsBy(namesIn('Hamburg', 20)),
    },
  },
  'a contributor who left between quarters': leaver(),
  'nine members, all of whom helped Hamburg': {
    now: {
      roster: { Berlin: 9, Hamburg: 20, Lisbon: 18 },
      facts: [
        ...contributionsBy(namesIn('Berlin', 9), 'Hamburg'),
        ...contributionsBy(namesIn('Lisbon', 8), 'Lisbon'),
        ...contributionsBy(namesIn('Hamburg', 8), 'Hamburg'),
      ],
    },
  },
  'eleven contributors, ten of them on one arrow': {
    now: {
      roster,
      facts: [
        ...contributionsBy(namesIn('Hamburg', 10), 'Berlin'),
        ...contributionsBy(namesIn('Hamburg', 5), 'Hamburg'),
        ...contributionsBy(['Lisbon 1'], 'Lisbon'),
      ],
    },
  },
  'thirteen contributors on two arrows of six': {
    now: {
      roster,
      facts: [
        ...contributionsBy(namesIn('Hamburg', 6), 'Lisbon'),
        ...contributionsBy(namesIn('Lisbon', 6), 'Berlin'),
        ...contributionsBy([...namesIn('Lisbon', 5), 'Berlin 1'], 'Elsewhere'),
      ],
    },
  },
  'one question by one asker, beside those of the quarter before': {
    before: { roster, facts: questionsBy(namesIn('Hamburg', 12), 30, 'Lisbon 1') },
    now: {
      roster,
      facts: questionsBy(['Berlin 1'], 37, 'Lisbon 1'),
      before: questionsBy(namesIn('Hamburg', 12), 30, 'Lisbon 1'),
    },
  },
  'all questions but one resolved': {
    now: {
      roster,
      facts: [...questionsBy(namesIn('Hamburg', 12), 30, 'Lisbon 1'), ...questionsBy(['Berlin 1'], undefined, '')],
    },
  },
  'a practice of a group of two': {
    now: {
      roster: { ...roster, Two: 2 },
      facts: [
        {
          date: '2026-11-02',
          kind: 'adoption',
          type: '',
          subject: 'pairing',
          group: 'Two',
          state: 'stopped',
        } as KnownFact,
      ],
    },
  },
  'nothing unusual': { now: { roster, sessions: [half, half], facts: contributionsBy(half, 'Berlin') } },
} as const satisfies Readonly<Record<string, NastyQuarters>>;
