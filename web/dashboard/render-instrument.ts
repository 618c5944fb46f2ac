import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { wholePercent } from '../../shared/kernel/whole-percent.ts';
import { rangeInWords } from '../../shared/report/disclosure/only-from-shown.ts';
import { scoreInWords } from '../../shared/report/shape/in-words.ts';
import type { InstrumentReport, ItemReport } from '../../shared/report/shape/quarter-report.ts';
import { countInWords } from './number-words.ts';
import { openSide, renderRangeChart } from './range-chart.ts';
import { renderTable, type Table } from './render-table.ts';

const words = reportPage.instrument;

/** One instrument: its questions as dots with their likely range, the same as a table, and groups by score. */
export function renderInstrument(report: InstrumentReport): string {
  const { instrument, name, scale, items, groups, source, licence, rights } = report;
  const cut = scale.favourable;
  const shown = items.some(({ result }) => result.status === 'shown');
  return [
    `<h2 id="${escapeHtml(instrument)}">${escapeHtml(name)}</h2>`,
    shown ? `<p class="quiet small">${words.legend(escapeHtml(cut))}</p>` : '',
    `<ul class="rows">${items.map(renderItem).join('')}</ul>`,
    groups.length > 0 ? renderTable(groupTable(report)) : '',
    shown
      ? `<details><summary>${words.asTable(escapeHtml(name))}</summary>${renderTable(itemTable(report))}${renderBands(report)}</details>`
      : '',
    shown ? renderReliability(report) : '',
    `<p class="quiet small">${words.questions(escapeHtml(source))} ${escapeHtml(licence)}.${rights ? ` ${escapeHtml(rights)}` : ''}</p>`,
  ].join('');
}

function renderItem({ wording, result }: ItemReport): string {
  const question = `<p class="what">${escapeHtml(wording)}</p>`;
  if (result.status === 'hidden') return `<li>${question}<p class="hidden">${escapeHtml(result.words)}</p></li>`;
  const { favourable, answered, likely, worstCase, words: said } = result;
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const chart = renderRangeChart({
    axis: { from: 0, to: 1 },
    value: share(favourable.value, answered),
    open: openSide(favourable.end),
    likely: { from: share(likely.from, likely.of), to: share(likely.to, likely.of) },
    possible: { from: share(worstCase.from, worstCase.of), to: share(worstCase.to, worstCase.of) },
  });
  const percent = `${countInWords({ ...favourable, value: wholePercent(favourable.value, answered) }).replace(/^\d+/, '$&%')}`;
  return [
    `<li>${question}<div>${chart}</div><div>`,
    `<p><b>${words.share(countInWords(favourable), answered)}</b>, ${percent}</p>`,
    `<p class="quiet small">${words.likely(escapeHtml(said?.likely ?? rangeInWords(likely)))}</p></div></li>`,
  ].join('');
}

function itemTable({ items, name }: InstrumentReport): Table {
  return {
    caption: words.all(name),
    columns: words.columns,
    rows: items.map(({ wording, result }) => {
      if (result.status === 'hidden') return [wording, result.words];
      const { favourable, answered, mean, likely, worstCase } = result;
      return [
        wording,
        countInWords(favourable),
        String(answered),
        scoreInWords(mean),
        words.range(likely.from, likely.to, likely.of),
        words.range(worstCase.from, worstCase.to, worstCase.of),
      ];
    }),
  };
}

/** Bands, and all points if they are shown; nothing for reports older than these. */
function renderBands({ items, name, scale }: InstrumentReport): string {
  const given = items.flatMap(({ wording, result }) =>
    result.status === 'shown' && result.bands ? [{ wording, ...result }] : [],
  );
  if (given.length === 0) return '';
  const bands = renderTable({
    caption: words.spread(name),
    columns: words.bands,
    rows: given.map(({ wording, bands }) =>
      bands?.status === 'shown'
        ? [wording, String(bands.unfavourable), String(bands.neutral), String(bands.favourable)]
        : [wording, bands?.words ?? ''],
    ),
  });
  if (!given.some(({ distribution }) => distribution?.status === 'shown')) return bands;
  const points = Array.from({ length: scale.highest - scale.lowest + 1 }, (_, i) => String(scale.lowest + i));
  const all = renderTable({
    caption: words.points(name, scale.lowest, scale.highest),
    columns: [words.question, ...points],
    rows: given.map(({ wording, distribution }) =>
      distribution?.status === 'shown'
        ? [wording, ...distribution.points.map(String)]
        : [wording, distribution?.words ?? ''],
    ),
  });
  return `${bands}${all}`;
}

function renderReliability({ reliability }: InstrumentReport): string {
  if (!reliability) return '';
  if (reliability.status === 'hidden') {
    return reliability.reason === 'single-question'
      ? ''
      : `<p class="quiet small">${escapeHtml(reliability.words)}</p>`;
  }
  const { people, alpha, from, to, omega } = reliability;
  const second = omega === undefined ? '' : `, ω ${omega.toFixed(2)}`;
  return `<p class="quiet small">${words.reliability(alpha.toFixed(2), from.toFixed(2), to.toFixed(2), second, people, escapeHtml(reliability.words))}</p>`;
}

const groupTable = ({ name, groups }: InstrumentReport): Table => ({
  caption: words.groups(name),
  columns: words.groupColumns,
  rows: groups.map(({ label, score }) =>
    score.status === 'shown' ? [label, scoreInWords(score.score), String(score.persons)] : [label, score.words],
  ),
});
