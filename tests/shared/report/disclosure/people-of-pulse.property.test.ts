/** Counted out: whatever a reader subtracts, no number of silent people is narrower than the words "fewer than five". */
import { describe, expect, it } from 'vitest';
import { atLeastOf } from '../../../../shared/report/disclosure/people-guard.ts';
import { peopleOfPulse, peopleUnderLabels } from '../../../../shared/report/disclosure/people-of-pulse.ts';

const minimum = 5;

/** The numbers that give one output, by output; each number with its own name. */
class Worlds {
  readonly #seen = new Map<string, Map<string, { from: number; to: number }>>();

  add(output: string, numbers: Readonly<Record<string, number>>): void {
    const ranges = this.#seen.get(output) ?? new Map();
    this.#seen.set(output, ranges);
    for (const [name, value] of Object.entries(numbers)) {
      const { from, to } = ranges.get(name) ?? { from: value, to: value };
      ranges.set(name, { from: Math.min(from, value), to: Math.max(to, value) });
    }
  }

  /** Numbers that are surely few, but known better than that. */
  narrow(most: Readonly<Record<string, number>> = {}): string[] {
    return [...this.#seen].flatMap(([output, ranges]) =>
      [...ranges].flatMap(([name, { from, to }]) => {
        const isWide = to >= minimum || (from === 0 && to >= Math.min(minimum - 1, most[name] ?? minimum));
        return isWide ? [] : [`${name} ${from} to ${to}: ${output}`];
      }),
    );
  }
}

const statuses = (shown: object): string =>
  JSON.stringify(shown, (key, value) => (key === 'words' ? undefined : value));

describe('the numbers of people of a pulse', () => {
  it.for([12, 20, 33])('of %i members leave who was not asked, not reached or kept silent uncertain', (members) => {
    const worlds = new Worlds();
    for (let asked = 8; asked <= members; asked++) {
      for (let reached = 0; reached <= asked; reached++) {
        for (let answered = 0; answered <= reached; answered++) {
          const shown = peopleOfPulse({ members, asked, reached, answered }, minimum);
          const mails = [atLeastOf(members - asked, minimum), atLeastOf(members - reached, minimum)];
          worlds.add(statuses([shown, mails]), {
            'not asked': members - asked,
            'not reached': asked - reached,
            'asked and silent': asked - answered,
            silent: members - answered,
          });
        }
      }
    }
    expect(worlds.narrow()).toEqual([]);
  });

  it.for([
    [[8, 12]],
    [[9, 9]],
    [[10, 10]],
    [[8, 8, 12]],
    [[9, 12, 14]],
    [[10, 10, 10]],
    [[8, 9, 10, 11]],
    [[12, 12, 12]],
  ])('under labels of %j members leave the silent of each, and of all that are vague, uncertain', ([sizes = []]) => {
    const worlds = new Worlds();
    const most = Object.fromEntries(sizes.map((size, index) => [`silent in ${index}`, size - minimum]));
    let asOne = 0;
    for (const answered of choices(sizes)) {
      const members = sizes.reduce((sum, size) => sum + size, 0);
      const people = answered.reduce((sum, count) => sum + count, 0);
      const whole = peopleOfPulse({ members, asked: members, reached: members, answered: people }, minimum).answered;
      const labels = sizes.map((size, index) => ({ label: `${index}`, members: size, answered: answered[index] ?? 0 }));
      const shown = peopleUnderLabels(labels, whole, people, minimum);
      if (!shown) {
        asOne += 1;
        continue;
      }
      const silent = sizes.map((size, index) => size - (answered[index] ?? 0));
      const vague = silent.filter((_, index) => shown[index]?.status !== 'exact');
      worlds.add(statuses([whole, shown]), {
        ...Object.fromEntries(silent.map((count, index) => [`silent in ${index}`, count])),
        ...(vague.length > 0 && { 'silent in all vague': vague.reduce((sum, count) => sum + count, 0) }),
      });
    }
    expect(worlds.narrow(most)).toEqual([]);
    // Three labels or more are rarely shown as one.
    if (sizes.length > 2) expect(asOne).toBeLessThan(0.1 * [...choices(sizes)].length);
  });
});

/** Every way in which at least five answer under each label. */
function* choices([size, ...others]: readonly number[]): Generator<number[]> {
  if (size === undefined) {
    yield [];
    return;
  }
  for (let answered = minimum; answered <= size; answered++) {
    for (const rest of choices(others)) yield [answered, ...rest];
  }
}
