import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minutesIn } from '../../../shared/participation/duration.ts';

it('reads hours, minutes and seconds in any combination and spelling', () => {
  const part = fc.option(fc.nat(59), { nil: undefined });
  const spelling = fc.constantFrom(['h', 'm', 's'], [' hr', ' min', ' sec'], [' hours', ' minutes', ' seconds']);
  fc.assert(
    fc.property(part, part, part, spelling, fc.constantFrom(' ', ''), (hours, minutes, seconds, units, gap) => {
      const parts = [hours, minutes, seconds].flatMap((n, index) => (n === undefined ? [] : `${n}${units[index]}`));
      fc.pre(parts.length > 0);
      const expected = (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60;
      expect(minutesIn(parts.join(gap))).toBeCloseTo(expected, 9);
    }),
  );
});

it.each(['', ' ', 'soon', '-5', '5 m 3 h', '1:05:03', '5 metres', 'NaN'])('does not make minutes of %j', (cell) => {
  expect(minutesIn(cell)).toBeUndefined();
});
