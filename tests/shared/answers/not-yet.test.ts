/** The answer "Not yet", and questions that are not added up: from the choice to the tally. */
import { describe, expect, it } from 'vitest';
import { decodeScores, encodeScores } from '../../../shared/answers/answers.ts';
import { choiceOf, choicesFrom, notYetOf, pointOf } from '../../../shared/answers/choice.ts';
import { hashQuestions } from '../../../shared/answers/instruments/hash-questions.ts';
import { instrumentsOf } from '../../../shared/answers/instruments.ts';
import { addResponse, addTallies, communityMoments, emptyTally, pointsOfItems } from '../../../shared/answers/tally.ts';
import { inEveryLanguage } from '../../../shared/contract/identifiers.ts';

const asked = instrumentsOf([{ id: 'perceived-value', version: 2 }]);
const [value] = asked;
if (!value) throw new Error('perceived value must be in the catalogue');
const { scale } = value;
const tallyOf = (...responses: readonly (readonly number[])[]) => {
  const tally = emptyTally(asked);
  for (const choices of responses) addResponse(tally, asked, choicesFrom(choices));
  return tally;
};

describe('"Not yet"', () => {
  it('follows the points of the scale, and is no point', () => {
    expect(notYetOf(scale)).toBe(6);
    expect(pointOf(notYetOf(scale), scale)).toBeUndefined();
    expect(pointOf(choiceOf(5, scale), scale)).toBe(5);
  });

  it('is accepted for the questions that have it, and malformed for the others', () => {
    const answers = pointsOfItems(asked);
    expect(answers).toEqual([5, 5, 6, 6, 5]);
    expect(decodeScores(encodeScores(choicesFrom([5, 4, 6, 6, 1])), answers).ok).toBe(true);
    expect(decodeScores(encodeScores(choicesFrom([6, 4, 6, 6, 1])), answers).ok).toBe(false);
    expect(decodeScores(encodeScores(choicesFrom([5, 4, 7, 6, 1])), answers).ok).toBe(false);
  });

  it('is counted apart from points and from those who declined, also when two tallies are added', () => {
    const [sum] = addTallies(tallyOf([5, 4, 6, 6, 1]), tallyOf([5, 4, 3, 6, 0], [5, 0, 0, 1, 1])).scales;
    const counts = sum?.items.map(({ points, notYet, preferNot }) => [points, notYet, preferNot]);
    expect(counts).toEqual([
      [[0, 0, 0, 0, 3], undefined, 0],
      [[0, 0, 0, 2, 0], undefined, 1],
      [[0, 0, 1, 0, 0], 1, 1],
      [[1, 0, 0, 0, 0], 2, 0],
      [[2, 0, 0, 0, 0], undefined, 1],
    ]);
  });

  it('cannot be reworded after a manifest was made', () => {
    const notYet = inEveryLanguage((language) => (language === 'en' ? 'Later' : (value.notYet?.[language] ?? '')));
    expect(hashQuestions([{ ...value, notYet }])).not.toBe(hashQuestions([value]));
  });
});

describe('questions that are not added up', () => {
  it('give no one a score, and keep nothing of how they move together', () => {
    const everyone = Array.from({ length: 60 }, (_, person) => [1 + (person % 5), 5, 3, 2, 1]);
    const tally = tallyOf(...everyone);
    expect(tally.scales).toMatchObject([{ persons: 0, sum: 0, sumOfSquares: 0 }]);
    expect(communityMoments(tally)).toEqual([]);
  });
});
