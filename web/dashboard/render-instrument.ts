import { reportNumbers } from '../../locales/en/report-numbers.ts';
import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { wholePercent } from '../../shared/kernel/whole-percent.ts';
import { endOf, finestOf, isWithin, restOf } from '../../shared/report/disclosure/mean-of-bar.ts';
import { rangeInWords } from '../../shared/report/disclosure/only-from-shown.ts';
import type { Scale } from '../../shared/report/disclosure/room-for-two.ts';
import { type Part, scaleOfItem, unfavourableTo } from '../../shared/report/disclosure/split-bar.ts';
import { scoreInWords } from '../../shared/report/shape/in-words.ts';
import type { InstrumentReport, ItemReport } from '../../shared/report/shape/instrument-report.ts';
import { behindInWords, countInWords } from './number-words.ts';
import { openSide, renderRangeChart } from './range-chart.ts';
import { renderTable, type Table } from './render-table.ts';
import { renderSplitBar } from './split-bar-chart.ts';

const words = reportPage.instrument;

/** One instrument: its questions as dots with their likely range and as split bars, the same as tables, and groups by score. */
export function renderInstrument(report: InstrumentReport): string {
  const { instrument, name, scale, items, groups, source, licence, rights } = report;
  const cut = scale.favourable;
  const shown = items.some(({ result }) => result.status === 'shown');
  return [
    `<h2 id="${escapeHtml(instrument)}">${escapeHtml(name)}</h2>`,
    shown ? `<p class="quiet small">${words.legend(escapeHtml(cut))}</p>` : '',
    `<ul class="rows">${items.map((item) => renderItem(item, scale)).join('')}</ul>`,
    groups.length > 0 ? renderTable(groupTable(report)) : '',
    renderByGroups(report),
    shown
      ? `<details><summary>${words.asTable(escapeHtml(name))}</summary>${renderTable(itemTable(report))}${renderSpread(report)}</details>`
      : '',
    shown ? renderReliability(report) : '',
    `<p class="quiet small">${words.questions(escapeHtml(source))} ${escapeHtml(licence)}.${rights ? ` ${escapeHtml(rights)}` : ''}</p>`,
  ].join('');
}

function renderItem(item: ItemReport, ofInstrument: InstrumentReport['scale']): string {
  const { wording, result } = item;
  const scale = barOf(item, ofInstrument);
  const question = `<p class="what">${escapeHtml(wording)}</p>`;
  if (result.status === 'hidden') return `<li>${question}<p class="hidden">${escapeHtml(result.words)}</p></li>`;
  const { favourable, answered, likely, ifSilentDiffer, worstCase, words: said } = result;
  const whole = answered.to;
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const end = endOf(favourable, answered);
  const atEnd = end === 'or-fewer' ? favourable.to : favourable.from;
  const chart = renderRangeChart({
    axis: { from: 0, to: 1 },
    value: share(atEnd, whole),
    open: openSide(end),
    likely: { from: share(likely.from, likely.of), to: share(likely.to, likely.of) },
    ...(ifSilentDiffer && {
      ifSilentDiffer: { from: share(ifSilentDiffer.from, likely.of), to: share(ifSilentDiffer.to, likely.of) },
    }),
    possible: { from: share(worstCase.from, worstCase.of), to: share(worstCase.to, worstCase.of) },
  });
  const percent = {
    exact: `${wholePercent(atEnd, whole)}%`,
    'or-more': reportNumbers.orMore(`${wholePercent(atEnd, whole)}%`),
    'or-fewer': reportNumbers.orFewer(`${wholePercent(atEnd, whole)}%`),
  }[end];
  return [
    `<li>${question}<div>${chart}${renderSplitBar(tonesOf(result, scale), whole)}</div><div>`,
    `<p><b>${words.share(countInWords(favourable, whole), whole)}</b>, ${percent}</p>`,
    `<p class="small">${escapeHtml(barInWords(result, scale))}</p>`,
    `<p class="quiet small">${words.likely(escapeHtml(said?.likely ?? rangeInWords(likely)))}${ifSilentDiffer ? words.ifSilentDiffer(ifSilentDiffer.from, ifSilentDiffer.to) : ''}</p></div></li>`,
  ].join('');
}

/** The scale of an item's bar: one point longer where "Not yet" could be answered. */
const barOf = (item: ItemReport, scale: InstrumentReport['scale']): BarScale => ({
  ...scaleOfItem(scale, item),
  ...(scale.labels && { labels: [...(item.notYet ? [words.notYet] : []), ...scale.labels] }),
});

interface BarScale extends Scale {
  /** Of all its points, the lowest first. */
  readonly labels?: readonly string[];
}

type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;

/** Everyone by what they chose, as finely as it is shown, lowest point first. */
function finestParts(result: ShownItem, { lowest, highest, favourableFrom }: Scale): Part[] {
  const sides = [
    { lowest, highest: favourableFrom - 1, people: restOf(result) },
    { lowest: favourableFrom, highest, people: result.favourable },
  ];
  return sides.flatMap((side) => finestOf(side, result.parts)).toSorted((a, b) => a.lowest - b.lowest);
}

/** The names of their colours: how far a part is from the middle, and on which side. */
function tonesOf(result: ShownItem, scale: Scale) {
  const last = unfavourableTo(scale);
  return finestParts(result, scale).map((part) => {
    if (part.lowest >= scale.favourableFrom) return { ...part, tone: part.lowest === scale.highest ? 'most' : 'more' };
    if (scale.notYet && part.lowest === scale.lowest) return { ...part, tone: 'none' };
    if (part.highest <= last)
      return { ...part, tone: part.highest === scale.lowest + (scale.notYet ? 1 : 0) ? 'least' : 'less' };
    return { ...part, tone: 'neutral' };
  });
}

/** "9 strongly agree, 12 agree, 6 neither agree nor disagree, 2 or fewer disagree": highest point first. */
function barInWords(result: ShownItem, scale: BarScale): string {
  return finestParts(result, scale)
    .toReversed()
    .map((part) => words.chose(countInWords(part.people, result.answered.to), pointsInWords(part, scale)))
    .join(', ');
}

function pointsInWords({ lowest, highest }: Part, scale: BarScale): string {
  if (lowest === scale.lowest && highest === scale.favourableFrom - 1) return words.somethingElse;
  const labels = scale.labels?.slice(lowest - scale.lowest, highest - scale.lowest + 1);
  if (labels) return labels.toReversed().map(lowerFirst).join(words.or);
  return lowest === highest ? words.at(lowest) : words.atPoints(lowest, highest);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function itemTable({ items, name }: InstrumentReport): Table {
  return {
    caption: words.all(name),
    columns: words.columns,
    rows: items.map(({ wording, result }) => {
      if (result.status === 'hidden') return [wording, result.words];
      const { favourable, answered, mean, likely, ifSilentDiffer, worstCase } = result;
      return [
        wording,
        countInWords(favourable, answered.to),
        behindInWords(answered),
        mean ? scoreInWords(mean) : words.noMean,
        words.range(likely.from, likely.to, likely.of),
        ifSilentDiffer ? words.range(ifSilentDiffer.from, ifSilentDiffer.to, ifSilentDiffer.of) : '',
        words.range(worstCase.from, worstCase.to, worstCase.of),
      ];
    }),
  };
}

/** Every part of every bar, the whole before its parts. */
function renderSpread({ items, name, scale }: InstrumentReport): string {
  return renderTable({
    caption: words.spread(name),
    columns: words.spreadColumns,
    rows: items.map((item) => {
      const { wording, result } = item;
      if (result.status === 'hidden') return [wording, result.words];
      const { favourable, parts, answered } = result;
      const bar = barOf(item, scale);
      const { lowest, highest, favourableFrom } = bar;
      const sides = [
        { lowest: favourableFrom, highest, people: favourable },
        { lowest, highest: favourableFrom - 1, people: restOf(result) },
      ];
      const told = sides.flatMap((side) => [side, ...parts.filter((part) => isWithin(part, side))]);
      const said = told.map((part) => words.chose(countInWords(part.people, answered.to), pointsInWords(part, bar)));
      return [wording, said.join('; ')];
    }),
  });
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
  return `<p class="quiet small">${words.reliability(alpha.toFixed(2), from.toFixed(2), to.toFixed(2), second, behindInWords(people), escapeHtml(reliability.words))}</p>`;
}

/** Of a file before 2.1, the means of groups; else estimates with what they are worth. */
function groupTable({ name, groups }: InstrumentReport): Table {
  const isPooled = groups.some(({ score }) => score.status === 'pooled');
  return {
    caption: words.groups(name),
    columns: isPooled ? words.pooledColumns : words.groupColumns,
    rows: groups.map(({ label, score }) => {
      if (score.status === 'hidden') return [label, score.words];
      if (score.status === 'shown') return [label, scoreInWords(score.score), behindInWords(score.persons)];
      const { estimate, from, to, verdict, persons } = score;
      const range = reportNumbers.between(from.toFixed(1), to.toFixed(1));
      return [label, words.verdicts[verdict], estimate.toFixed(1), range, behindInWords(persons)];
    }),
  };
}

/** The score as if every group had answered equally often, where it is given. */
function renderByGroups({ score }: InstrumentReport): string {
  if (score.status !== 'shown' || !score.byGroups) return '';
  const { score: value, from, to } = score.byGroups;
  return `<p class="quiet small">${words.byGroups(value.toFixed(2), from.toFixed(2), to.toFixed(2))}</p>`;
}
