import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { scoreInWords } from '../../shared/report/shape/in-words.ts';
import type { InstrumentReport } from '../../shared/report/shape/instrument-report.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { sentenceHtml } from './html.ts';
import { behindInWords } from './number-words.ts';
import { openSide, renderRangeChart } from './range-chart.ts';

/** All scores on one page width: the value of each, how certain it is, and whether it moved. */
export function renderGlance({ pulses }: QuarterReport): string {
  const instruments = pulses.flatMap((pulse) => pulse.instruments);
  const changed = instruments.some(({ change }) => change.status === 'shown');
  // If it applies to every score alike, it is said once.
  const [first] = instruments;
  const nothingBefore = first && instruments.every(({ change }) => change.status === 'first-quarter');
  const trends = nothingBefore ? ` ${sentenceHtml(first.change.words)}` : '';
  const words = reportPage.glance;
  const ring = changed ? words.ring : '';
  return [
    `<h2 id="glance">${words.title}</h2>`,
    `<p class="quiet small">${words.legend(ring, trends)}</p>`,
    `<ul class="rows">${instruments.map((one) => renderScore(one, !nothingBefore)).join('')}</ul>`,
  ].join('');
}

function renderScore({ instrument, name, score, scale, change, trend }: InstrumentReport, withChange: boolean): string {
  const heading = `<p class="what"><a href="#${escapeHtml(instrument)}">${escapeHtml(name)}</a></p>`;
  if (score.status === 'hidden') {
    const said = score.reason === 'no-sum' && withChange;
    const changed = said ? `<p class="${verdictClass(change)}">${sentenceHtml(change.words)}</p>` : '';
    return `<li>${heading}<p class="hidden">${escapeHtml(score.words)}</p>${changed}</li>`;
  }
  const words = reportPage.glance;
  const { value, end } = score.score;
  const before = change.status === 'shown' ? { before: value - change.difference } : {};
  // That of a coarse pulse is the whole scale, which says nothing.
  const isNarrower = score.likely.from > scale.lowest || score.likely.to < scale.highest;
  const people = behindInWords(score.persons);
  const behind = isNarrower
    ? words.likely(score.likely.from.toFixed(1), score.likely.to.toFixed(1), people)
    : words.people(people);
  const chart = renderRangeChart({
    axis: { from: scale.lowest, to: scale.highest },
    value,
    open: openSide(end),
    ...(isNarrower && { likely: score.likely }),
    ...before,
  });
  const ends = `<p class="ends small quiet" aria-hidden="true"><span>${scale.lowest}</span><span>${scale.highest}</span></p>`;
  return [
    `<li>${heading}<div>${chart}${ends}</div><div>`,
    `<p>${words.scale(`<b>${scoreInWords(score.score)}</b>`, scale.lowest, scale.highest)}</p>`,
    `<p class="quiet small">${behind}${score.onePerson === undefined ? '' : words.onePerson(score.onePerson.toFixed(2))}</p>`,
    `${withChange ? `<p class="${verdictClass(change)}">${sentenceHtml(change.words)}</p>` : ''}${renderTrend(trend)}</div></li>`,
  ].join('');
}

/** That there is none yet is no news. */
const renderTrend = (trend: InstrumentReport['trend']): string =>
  trend?.status === 'shown'
    ? `<p class="${trend.verdict === 'no-clear-trend' ? 'quiet small' : 'clear small'}">${sentenceHtml(trend.words)}</p>`
    : '';

function verdictClass(change: InstrumentReport['change']): string {
  const verdicts =
    change.status === 'shown'
      ? [change.verdict]
      : change.status === 'by-question'
        ? change.questions.map(({ verdict }) => verdict)
        : [];
  return verdicts.some((verdict) => verdict !== 'no-clear-change') ? 'clear small' : 'quiet small';
}
