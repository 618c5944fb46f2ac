/**
 * A member joins between two quarters. The attacker knows who, subtracts the two shown counts and weighs every way in which
 * they can have come about: seven in ten are favourable, and seven in ten of those who stayed answer as before. Computed in
 * full, not sampled. A guess is allowed; being more than 95 % sure must be rare. With exact counts it would not be.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clipCount } from '../../shared/report/disclosure/split-bar.ts';

const privacyPage = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');

const favourable = 0.7;
/** How many of those who stayed answer as before; the others answer as anyone does. */
const usuallySteady = 0.7;

function binomial(n: number, p: number): number[] {
  let chances = [1];
  for (let i = 0; i < n; i++) {
    chances = [...chances, 0].map((chance, k) => chance * (1 - p) + (chances[k - 1] ?? 0) * p);
  }
  return chances;
}

/**
 * How often the attacker is more than 95 % sure of what the joiner answered, either way; and how often the guess is right.
 */
function attack(stayed: number, shown: (count: number, people: number) => string, steady = usuallySteady) {
  const outcomes = new Map<string, { for: number; against: number }>();
  binomial(stayed, favourable).forEach((chance, before) => {
    const kept = binomial(before, steady + (1 - steady) * favourable);
    const turned = binomial(stayed - before, (1 - steady) * favourable);
    kept.forEach((fromFor, a) => {
      turned.forEach((fromAgainst, b) => {
        for (const joiner of [0, 1]) {
          const weight = chance * fromFor * fromAgainst * (joiner === 1 ? favourable : 1 - favourable);
          const key = `${shown(before, stayed)} ${shown(a + b + joiner, stayed + 1)}`;
          const sum = outcomes.get(key) ?? { for: 0, against: 0 };
          outcomes.set(
            key,
            joiner === 1 ? { ...sum, for: sum.for + weight } : { ...sum, against: sum.against + weight },
          );
        }
      });
    });
  });
  let sure = 0;
  let right = 0;
  let all = 0;
  for (const sum of outcomes.values()) {
    const chance = sum.for + sum.against;
    all += chance;
    right += Math.max(sum.for, sum.against);
    if (Math.max(sum.for, sum.against) > 0.95 * chance) sure += chance;
  }
  return { sure, right, all };
}

const asShown = (count: number, people: number): string => {
  const { from, to } = clipCount(count, { from: people, to: people });
  return `${from} to ${to}`;
};
const exactly = (count: number): string => String(count);

describe('a member who joins between two quarters', () => {
  it.each([5, 6, 8, 12, 20])('is rarely exposed by the two counts of %d who stayed', (stayed) => {
    const { sure, right, all } = attack(stayed, asShown);
    expect(all).toBeCloseTo(1, 10);
    expect(sure).toBeLessThan(0.05);
    // Guessing "favourable" without any report is right in 70 of 100.
    expect(right).toBeLessThan(0.8);
  });

  it.each([
    [5, 19],
    [8, 53],
    [12, 80],
  ])(
    'is exposed to an attacker who knows that none of the %d who stayed changed their mind, in %d of 100 questions',
    (stayed, percent) => {
      // Not stopped, and docs/privacy.md says so.
      expect(privacyPage).toContain(`| ${stayed} | ${percent} % |`);
      expect(Math.round(100 * attack(stayed, asShown, 1).sure)).toBe(percent);
    },
  );

  it('would be exposed by exact counts: the attacker is capable of it', () => {
    expect(attack(5, exactly).sure).toBeGreaterThan(0.1);
    expect(attack(5, exactly).sure).toBeGreaterThan(10 * attack(5, asShown).sure);
  });
});
