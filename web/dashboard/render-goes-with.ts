import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { GoesWith } from '../../shared/report/shape/goes-with.ts';
import { scoreInWords } from '../../shared/report/shape/in-words.ts';
import type { PulseReport } from '../../shared/report/shape/quarter-report.ts';
import { renderTable } from './render-table.ts';

const words = reportPage.goesWith;

/** What goes with the single questions of a pulse; a single line where too few people answered to say so of any. */
export function renderGoesWith({ goesWith = [] }: Pick<PulseReport, 'goesWith'>): string {
  if (goesWith.length === 0) return '';
  const results = goesWith.flatMap((target) => target.with.map(({ result }) => result));
  const [first] = results;
  const all = new Set(results.map((result) => result.words));
  const content =
    first?.status === 'hidden' && all.size === 1
      ? `<p class="quiet small">${escapeHtml(first.words)}</p>`
      : goesWith.map(renderTarget).join('');
  return `<h2>${words.title}</h2>${content}`;
}

function renderTarget({ question, with: compared, words: said }: GoesWith): string {
  const table = renderTable({
    caption: words.caption(question),
    columns: words.columns,
    rows: compared.map(({ name, result }) =>
      result.status === 'shown'
        ? [
            name,
            words.verdicts[result.verdict],
            signed(scoreInWords(result.correlation)),
            likely(result.from, result.to),
          ]
        : [name, result.words],
    ),
  });
  return `${table}<p class="quiet small">${escapeHtml(said)}</p>`;
}

const likely = (from: number, to: number): string => words.range(signed(from.toFixed(2)), signed(to.toFixed(2)));

const signed = (number: string): string => number.replace(/^-/, '−');
