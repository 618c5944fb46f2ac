import type { CostReport } from './report.ts';
import { asMarkdown, sumsOf } from './show.ts';

const begin = '<!-- written by npm run cost -- --write -->';
const end = '<!-- end of what is written -->';

/**
 * docs/cost.md with new numbers; the text around them is kept.
 *
 * @throws RangeError if the page lacks one of its marks
 */
export function writeNumbers(page: string, report: CostReport): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new RangeError(`docs/cost.md must have the lines ${begin} and ${end}`);
  return `${before}${begin}\n\n${numbers(report)}\n\n${end}${after}`;
}

function numbers(report: CostReport): string {
  const worst = report.worstForetold.map(
    ({ charged, foretoldOverMetered }) =>
      `\`${charged}\` ${foretoldOverMetered >= 1 ? '+' : '−'}${Math.abs(100 * (foretoldOverMetered - 1)).toFixed(1)} %`,
  );
  return [
    asMarkdown(sumsOf(report)),
    `Prices of ${report.priceRegion}, read from ${report.pricesReadOn.join(' to ')}, each with its source in
[prices.ts](../cli/prices/prices.ts); metered on ${report.meteredOn}. Largest forecast errors: ${worst.join(', ')}.`,
    '### What breaks first',
    [
      '| limit | reached at | what to do |',
      '|---|---|---|',
      ...report.breakingPoints.map(({ what, from, cure }) => `| ${what} | ${from} | ${cure} |`),
    ].join('\n'),
  ].join('\n\n');
}
