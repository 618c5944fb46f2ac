import { expect, it } from 'vitest';
import { renderGlance } from '../../../web/dashboard/render-glance.ts';
import { answersOf, mixed, pulseResult, reportOf } from '../../shared/report/quarter-fixture.ts';

const glanceOf = (detail: 'full' | 'coarse') =>
  renderGlance(
    reportOf([pulseResult([{ label: 'Berlin', invited: 34, answers: answersOf(1, 24, mixed) }], { detail })]),
  );

it('says of a full score how certain it is, in words and as a bar', () => {
  expect(glanceOf('full')).toMatch(/Likely \d\.\d to \d\.\d, /);
  expect(glanceOf('full')).toContain('class="likely"');
});

it('says nothing of a range that is the whole scale, which is that of every coarse score', () => {
  expect(glanceOf('coarse')).not.toContain('Likely');
  expect(glanceOf('coarse')).not.toContain('class="likely"');
  expect(glanceOf('coarse')).toMatch(/Of up to \d+ people/);
});
