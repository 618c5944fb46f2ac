/**
 * A split bar drawn by hand as SVG: everyone who may have answered, from the lowest point to the highest. A part is as wide as
 * the people who surely chose it; hatched is where a range leaves open how many. The words beside it say the same, so it is
 * hidden from screen readers; order and hatching carry the meaning, colour only repeats it.
 */
import type { Part } from '../../shared/report/disclosure/split-bar.ts';

const width = 320;
const height = 20;
const margin = 12;

/** @param parts that do not overlap, lowest first, each with the name of its colour */
export function renderSplitBar(parts: readonly (Part & { readonly tone: string })[], whole: number): string {
  const middles = parts.map(({ people }) => (people.from + people.to) / 2);
  const sum = middles.reduce((total, people) => total + people, 0) || whole || 1;
  let left = margin;
  const drawn = parts.map(({ people: { from, to }, tone }, index) => {
    const wide = ((middles[index] ?? 0) / sum) * (width - 2 * margin);
    const sure = to === 0 ? 0 : wide * (from / ((from + to) / 2));
    const at = left;
    left += wide;
    const box = (name: string, x: number, size: number) =>
      size < 0.5 ? '' : `<rect class="${name}" x="${x.toFixed(1)}" y="3" width="${size.toFixed(1)}" height="14"/>`;
    return `${box(tone, at, sure)}${box(`${tone} open`, at + sure, wide - sure)}`;
  });
  return `<svg class="split" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${drawn.join('')}</svg>`;
}
