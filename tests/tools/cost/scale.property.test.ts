import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyUsage, sizeOf } from '../../../tools/cost/monthly-usage.ts';
import { at, fitLaws, foretold, type Law } from '../../../tools/cost/scale.ts';

const shape = (law: Law, communities: number, members: number) => ({
  communities,
  members,
  quantities: { 'usage mails': at(law, communities, members) },
});
const part = fc.integer({ min: 0, max: 1000 });

describe('how quantities grow', () => {
  it('is recovered, whatever the law was', () => {
    fc.assert(
      fc.property(part, part, part, fc.integer({ min: 8, max: 90 }), (fixed, community, member, size) => {
        const law = { fixed, community, member };
        const laws = fitLaws(shape(law, 1, size), shape(law, 1, size + 50), shape(law, 3, 3 * size));
        expect(laws['usage mails']?.fixed).toBeCloseTo(fixed, 6);
        expect(laws['usage mails']?.community).toBeCloseTo(community, 6);
        expect(laws['usage mails']?.member).toBeCloseTo(member, 6);
      }),
    );
  });

  it('says how far a quarter is from the prediction', () => {
    const laws = { 'usage mails': { fixed: 0, community: 10, member: 5 } };
    const metered = { communities: 2, members: 40, quantities: { 'usage mails': 200, 'usage events': 7 } };
    expect(foretold(laws, metered)).toEqual({ 'usage mails': 1.1 });
  });

  it('refuses quarters that show no law', () => {
    const law = { fixed: 1, community: 1, member: 1 };
    const [small, big, many] = [shape(law, 1, 40), shape(law, 1, 90), shape(law, 2, 80)];
    expect(() => fitLaws(small, small, many)).toThrow('a bigger one');
    expect(() => fitLaws(small, big, shape(law, 2, 100))).toThrow('of the size of the first');
  });
});

describe('a month', () => {
  it('is a third of a quarter, plus what exists anyway', () => {
    const laws = {
      'usage mails': { fixed: 30, community: 3, member: 6 },
      'seconds plan': { fixed: 9, community: 9, member: 9 },
    };
    expect(monthlyUsage(laws, { queueRequests: 657_000 }, { communities: 2, members: 100 })).toEqual({
      queueRequests: 657_000,
      mails: (30 + 6 + 600) / 3,
    });
  });

  it('never has less than nothing of anything', () => {
    expect(monthlyUsage({ 'usage mails': { fixed: -90, community: 0, member: 1 } }, {}, sizeOf(10))).toEqual({
      mails: 0,
    });
  });

  it('divides members into communities, at least one', () => {
    expect(sizeOf(10)).toEqual({ members: 10, communities: 1 });
    expect(sizeOf(10_000, 250)).toEqual({ members: 10_000, communities: 40 });
  });
});
