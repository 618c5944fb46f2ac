import { prices } from '../../cli/prices/prices.ts';
import type { CostReport } from './report.ts';
import { asMarkdown, itemDollars, sumsOf } from './show.ts';

const begin = '<!-- written by npm run cost -- --write -->';
const end = '<!-- end of what is written -->';

/**
 * docs/cost.md with new numbers; the text around them stays.
 *
 * @throws RangeError when the page lacks one of its marks
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
  const [small, large] = [1000, 100_000].map((size) => report.sizes.find(({ members }) => members === size));
  return [
    asMarkdown(sumsOf(report)),
    `Prices of ${report.priceRegion}, read from ${report.pricesReadOn.join(' to ')}; metered on ${report.meteredOn}.
Worst forecasts of the fourth quarter, among the items that weigh: ${worst.join(', ')}.`,
    '### What breaks first',
    [
      '| limit | reached at | then |',
      '|---|---|---|',
      ...report.breakingPoints.map(({ what, from, cure }) => `| ${what} | ${from} | ${cure} |`),
    ].join('\n'),
    '### Prices, and what each item comes to',
    'The two columns of members are US dollars a month with the free tier used up.',
    [
      '| US dollars | for | free each month | 1,000 members | 100,000 members | read on | source |',
      '|--:|---|--:|--:|--:|---|---|',
      ...Object.entries(prices).map(([charged, price]) => {
        const { what, dollars, per, source, readOn } = price;
        const free = 'freeAMonth' in price ? price.freeAMonth.toLocaleString('en') : '';
        const sums = [small, large].map((size) => itemDollars(size, charged)).join(' | ');
        return `| ${dollars} | ${per === 1 ? '' : `${per.toLocaleString('en')} `}${what} | ${free} | ${sums} | ${readOn} | <${source}> |`;
      }),
    ].join('\n'),
  ].join('\n\n');
}
