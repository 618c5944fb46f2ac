/**
 * Every way in which a question can be answered, through the real bar: what do all answers that look alike have in common? No
 * bar may prove a 0, 1 or 2 at a point or side, nor who declined, nor tell one who answered what all others said. The attacker
 * knows nothing of how bars are made: the worlds are lists of answers, and what they print is compared as text.
 */
import { describe, expect, it } from 'vitest';
import { favourableCuts } from '../../shared/contract/instrument.ts';
import type { Scale } from '../../shared/report/disclosure/room-for-two.ts';
import { type Bar, type PeopleRange, splitBar } from '../../shared/report/disclosure/split-bar.ts';

/** Every way in which n people can be spread over points, as counts per point. */
function* spreads(n: number, points: number): Generator<number[]> {
  if (points === 1) yield [n];
  else
    for (let first = 0; first <= n; first++) for (const rest of spreads(n - first, points - 1)) yield [first, ...rest];
}

type Print = (points: readonly number[], scale: Scale, answered: PeopleRange) => string;

const inText = ({ favourable, parts }: Bar): string => {
  let text = `${favourable.from} ${favourable.to}`;
  for (const { lowest, highest, people } of parts) text += `|${lowest} ${highest} ${people.from} ${people.to}`;
  return text;
};
const asPublished: Print = (points, scale, answered) => inText(splitBar(points, scale, answered));

/** What all worlds with one output have in common. */
interface Alike {
  /** Fewest and most at each point, then favourable, the rest, and those who declined. */
  readonly fewest: number[];
  readonly most: number[];
  /** By one's own choice, which may be to decline: the most others on each side; undefined if no one can have chosen it. */
  readonly others: ([favourable: number, rest: number] | undefined)[];
}

function worldsByOutput(everyone: number, mayDecline: number, scale: Scale, print: Print): Map<string, Alike> {
  const points = scale.highest - scale.lowest + 1;
  const cut = scale.favourableFrom - scale.lowest;
  const answered = { from: everyone - mayDecline, to: everyone };
  const outputs = new Map<string, Alike>();
  for (let declined = 0; declined <= mayDecline; declined++) {
    for (const chose of spreads(everyone - declined, points)) {
      const output = print(chose, scale, answered);
      let favourable = 0;
      for (let point = cut; point < points; point++) favourable += chose[point] ?? 0;
      const rest = everyone - declined - favourable;
      const numbers = [...chose, favourable, rest, declined];
      let alike = outputs.get(output);
      if (!alike) {
        alike = { fewest: [...numbers], most: [...numbers], others: [] };
        outputs.set(output, alike);
      }
      for (const [index, number] of numbers.entries()) {
        if (number < (alike.fewest[index] ?? 0)) alike.fewest[index] = number;
        if (number > (alike.most[index] ?? 0)) alike.most[index] = number;
      }
      for (let own = 0; own <= points; own++) {
        if ((own === points ? declined : (chose[own] ?? 0)) === 0) continue;
        const isFavourable = own >= cut && own < points;
        const before = alike.others[own] ?? [0, 0];
        alike.others[own] = [
          Math.max(before[0], favourable - (isFavourable ? 1 : 0)),
          Math.max(before[1], rest - (own < cut ? 1 : 0)),
        ];
      }
    }
  }
  return outputs;
}

/** How many outputs prove something that none may. */
function proofs(everyone: number, mayDecline: number, scale: Scale, print = asPublished) {
  const outputs = [...worldsByOutput(everyone, mayDecline, scale, print).values()];
  const points = scale.highest - scale.lowest + 1;
  const few = outputs.filter(({ fewest, most }) =>
    fewest.some((number, index) => index < points + 2 && number <= 2 && number === most[index]),
  );
  const declined = outputs.filter(({ fewest, most }) => mayDecline > 1 && fewest[points + 2] === most[points + 2]);
  const others = outputs.filter((alike) => alike.others.some((sides) => sides?.includes(0)));
  return { few: few.length, declined: declined.length, others: others.length, outputs: outputs.length };
}

const five = { lowest: 1, highest: 5, favourableFrom: 4 };
const withNotYet = { ...five, lowest: 0, notYet: true } as const;
const nothing = { few: 0, declined: 0, others: 0 };
/** Fewer than five may have declined, and at least five answered. */
const decliners = (everyone: number): number => Math.min(4, everyone - 5);

describe('a bar of five points', () => {
  it.each([5, 6, 7, 8, 10, 20, 30, 40])('of %d people, none of whom declined, proves nothing about few', (people) => {
    const { outputs, ...found } = proofs(people, 0, five);
    expect(found).toEqual(nothing);
    expect(outputs).toBeGreaterThan(1);
  });

  it.each([6, 7, 8, 10, 20, 30, 40])(
    'of %d people, some of whom may have declined, proves nothing about few',
    (people) => {
      const { outputs, ...found } = proofs(people, decliners(people), five);
      expect(found).toEqual(nothing);
      expect(outputs).toBeGreaterThan(1);
    },
  );

  it('of nineteen of whom any number from five on may have answered, proves nothing about few', () => {
    const { outputs: _, ...found } = proofs(19, 14, five);
    expect(found).toEqual(nothing);
  });
});

describe('a bar of five points and "not yet"', () => {
  it.each([5, 6, 7, 8, 10, 14, 18])('of %d people proves nothing about few, nor that no one waits', (people) => {
    for (const mayDecline of new Set([0, decliners(people)])) {
      const { outputs, ...found } = proofs(people, mayDecline, withNotYet);
      expect({ mayDecline, ...found }).toEqual({ mayDecline, ...nothing });
      expect(outputs).toBeGreaterThan(1);
    }
  });

  it('of 26 people, none of whom declined, proves nothing about few', () => {
    const { outputs: _, ...found } = proofs(26, 0, withNotYet);
    expect(found).toEqual(nothing);
  });

  it('of twelve of whom any number from five on may have answered, proves nothing about few', () => {
    const { outputs: _, ...found } = proofs(12, 7, withNotYet);
    expect(found).toEqual(nothing);
  });
});

describe('a bar of any other scale', () => {
  const scales = Object.values(favourableCuts).flatMap((ofKind) =>
    Object.entries(ofKind).flatMap(([points, cuts]) => cuts.map((cut: number) => [Number(points), cut] as const)),
  );

  it.each(scales)('of %d points, favourable from %d, proves nothing about few', (points, favourableFrom) => {
    const lowest = points === 11 ? 0 : 1;
    const scale = { lowest, highest: lowest + points - 1, favourableFrom };
    for (const people of points > 7 ? [5, 6, 7, 8] : [5, 6, 8, 10, 12]) {
      for (const mayDecline of [0, decliners(people)]) {
        const { outputs: _, ...found } = proofs(people, mayDecline, scale);
        expect({ people, mayDecline, ...found }).toEqual({ people, mayDecline, ...nothing });
      }
    }
  });
});

describe('the attacker finds what is wrong with a bar', () => {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

  it.each<[string, Print]>([
    ['whose points are all exact', (points) => points.join()],
    ['whose points are exact from three people on', (points) => points.map((n) => (n < 3 ? 'few' : n)).join()],
    [
      'whose favourable side is exact up to all',
      (points, scale, answered) => `${sum(points.slice(3))} ${asPublished(points, scale, answered)}`,
    ],
    [
      // Parts by the numbers behind a range, not by the range: four strongly agree and three agree, so none disagree.
      'whose parts are exact beside a side that is not',
      (points) => {
        const favourable = sum(points.slice(3));
        const side = favourable <= 2 ? '0-2' : favourable >= sum(points) - 2 ? 'nearly all' : String(favourable);
        return favourable >= 5 && Math.min(points[3] ?? 0, points[4] ?? 0) >= 3 ? `${side} ${points.slice(3)}` : side;
      },
    ],
    // The rules before 2.0, from thirty people on.
    [
      'with bands, and a mean of the answers',
      (points) => {
        const bands = [sum(points.slice(0, 2)), points[2] ?? 0, sum(points.slice(3))];
        const mean = (10 * sum(points.map((count, index) => count * (index + 1)))) / sum(points);
        return `${bands[2]} ${Math.min(...bands) < 3 ? '' : bands} ${Math.round(mean)}`;
      },
    ],
  ])('%s', (_, print) => {
    const { few, others } = proofs(10, 0, five, print);
    expect(few + others).toBeGreaterThan(0);
  });

  it('that counts "not yet" beside it', () => {
    const print: Print = (points, scale, answered) => `${points[0]} ${asPublished(points, scale, answered)}`;
    expect(proofs(10, 0, withNotYet, print).few).toBeGreaterThan(0);
  });

  it('that says how many declined', () => {
    const print: Print = (points, scale, answered) => `${sum(points)} ${asPublished(points, scale, answered)}`;
    expect(proofs(10, 4, five, print).declined).toBeGreaterThan(0);
  });
});
