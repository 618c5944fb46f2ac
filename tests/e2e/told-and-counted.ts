import { expect } from 'vitest';
import { questionCount } from '../../shared/answers/instruments.ts';
import type { OpenPulse } from './open-pulse.ts';
import { answer, isTold, type Person, receiptOn, send } from './survey-browser.ts';

/**
 * What people of one test file were told, compared with what the close counts: everyone who was thanked is counted once with
 * their own answers, and no one else is.
 */
export class ToldAndCounted {
  readonly #pulse: OpenPulse;
  readonly #thanked = new Map<string, readonly number[]>();
  #people = 0;

  constructor(pulse: OpenPulse) {
    this.#pulse = pulse;
  }

  /** Answers that differ from the previous person's; the last question has eleven points, the others five. */
  choices(): number[] {
    const person = this.#people++;
    const count = questionCount(this.#pulse.manifest.instruments);
    return Array.from({ length: count }, (_, i) => 1 + ((person * 3 + i) % (i === count - 1 ? 11 : 5)));
  }

  /** Waits for the thanks and remembers receipt and answers. */
  async isThanked(person: Person, choices: readonly number[], language = person.invited.language): Promise<string> {
    await isTold(person, 'done', language);
    const receipt = await receiptOn(person);
    expect(receipt).toMatch(/^[0-9a-f]{64}$/);
    this.#thanked.set(receipt, choices);
    return receipt;
  }

  /** The undisturbed rest of a journey. */
  async sendsAndIsThanked(person: Person): Promise<string> {
    const choices = this.choices();
    await answer(person, choices);
    await send(person);
    return this.isThanked(person, choices);
  }

  /** Lets the pulse end, and compares. */
  async agree(): Promise<void> {
    const { receipts, result } = await this.#pulse.count();
    // Among as many entries as there are members, so that no one can count them.
    const { comments, groups } = this.#pulse.manifest;
    const members = groups.reduce((sum, group) => sum + group.members, 0);
    expect(receipts).toHaveLength(members * (comments ? 2 : 1));
    expect(receipts).toEqual(expect.arrayContaining([...this.#thanked.keys()]));
    expect(result).toMatchObject({ accepted: this.#thanked.size, malformed: 0 });
    const counted = result.groups.map(({ scales }) =>
      scales.flatMap(({ items }) => items.map(({ points, preferNot }) => [preferNot, ...points])),
    );
    const items = counted[0]?.length ?? 0;
    for (let item = 0; item < items; item++) {
      const sums = (counted[0]?.[item] ?? []).map((_, choice) =>
        counted.reduce((sum, group) => sum + (group[item]?.[choice] ?? 0), 0),
      );
      const given = sums.map((_, choice) => [...this.#thanked.values()].filter((all) => all[item] === choice).length);
      expect(sums, `question ${item + 1}`).toEqual(given);
    }
    expect(items).toBe(questionCount(this.#pulse.manifest.instruments));
    expect(this.#pulse.stack.failures()).toEqual([]);
  }
}
