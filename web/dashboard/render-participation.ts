import { reportPage } from '../../locales/en/report-page.ts';
import { fewOrMore, peopleInWords } from '../../locales/people.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import {
  csvNumbers,
  type HalfWithin,
  type ParticipationReport,
  type Share,
  type ShownSection,
} from '../../shared/report/shape/participation.ts';
import type { People } from '../../shared/report/shape/people.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { renderTable } from './render-table.ts';

type SectionName = keyof typeof csvNumbers;
/** Every number of a section needs its words: a new one does not compile without them. */
type Words = {
  readonly [Name in SectionName]: {
    readonly title: string;
    readonly numbers: Readonly<Record<(typeof csvNumbers)[Name][number]['from'], NumberWords>>;
  };
};
/** A count of facts, people out of people, a percentage of facts, a time, or two ends of a range. */
type Shown = number | People | Share | HalfWithin | Range;
interface Range {
  readonly from: number;
  readonly to: number;
}
interface NumberWords {
  readonly words: string;
  readonly unit?: string;
  /** What is named where the number is not shown. */
  readonly hidden?: string;
  /** Instead of a time that has not come yet. */
  readonly notReached?: string;
}

/** Who contributed, what was reused and endorsed, how long problems took, which practices are in use. */
export function renderParticipation({ participation, promise }: QuarterReport): string {
  if (!participation) return '';
  const words: Words = reportPage.facts;
  const names = Object.keys(csvNumbers) as SectionName[];
  const { adoption } = participation;
  return [
    ...names.map((name) => section(words[name], participation[name], promise.minimumGroup)),
    adoption.status === 'shown' ? adoptionTable(adoption) : '',
  ].join('');
}

function section(
  { title, numbers }: { readonly title: string; readonly numbers: Readonly<Record<string, NumberWords>> },
  of: ParticipationReport[SectionName],
  minimum: number,
): string {
  if (of.status === 'not-collected') return '';
  if (of.status === 'hidden') return `<h2>${title}</h2><p class="hidden">${escapeHtml(of.words)}</p>`;
  const shown = new Map<string, Shown>(
    Object.entries(of).flatMap(([name, value]) =>
      typeof value === 'object' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
  const facts = Object.entries(numbers).map(([name, words]) => fact(shown.get(name), words, minimum));
  return `<h2>${title}</h2><ul class="facts">${facts.join('')}</ul>`;
}

function fact(value: Shown | undefined, number: NumberWords, minimum: number): string {
  const { words, unit, hidden = words, notReached = words } = number;
  if (value === undefined) return '';
  if (typeof value === 'number') return `<li><b>${value}${unit === undefined ? '' : ` ${unit}`}</b> ${words}</li>`;
  if ('from' in value) {
    const range = reportPage.range(value.from, value.to);
    return `<li class="quiet">${words.replace('{range}', range)}</li>`;
  }
  if (value.status === 'hidden') return `<li>${hidden}<p class="hidden">${escapeHtml(value.words)}</p></li>`;
  if (value.status === 'not-reached') return `<li>${notReached}</li>`;
  return `<li><b>${figureOf(value, minimum)}</b> ${words}</li>`;
}

function figureOf(
  value: Exclude<Shown, number | Range | { status: 'hidden' | 'not-reached' }>,
  minimum: number,
): string {
  if (value.status !== 'shown') return peopleInWords(value, minimum);
  return 'hours' in value ? `${value.hours} h` : `${value.percent}%`;
}

const adoptionTable = ({ practices, groups }: ShownSection<'adoption'>): string =>
  `<h2>${reportPage.adoption.title}</h2>${renderTable({
    caption: reportPage.adoption.caption(groups),
    columns: reportPage.adoption.columns,
    rows: practices.map(({ practice, trying, using, stopped }) => [
      practice,
      String(trying),
      String(using),
      String(stopped),
    ]),
  })}`;

/** Help between groups as a table, which works on a phone and with a screen reader. */
export function renderGroupMap({ groupMap, promise }: QuarterReport): string {
  if (groupMap.status === 'not-collected') return '';
  const words = reportPage.groupMap;
  const heading = `<h2>${words.title}</h2>`;
  if (groupMap.status === 'hidden') return `${heading}<p class="hidden">${escapeHtml(groupMap.words)}</p>`;
  const { received, arrows } = groupMap;
  if (!received) return `${heading}${earlierMap(groupMap, promise)}`;
  if (received.length === 0) return `${heading}<p class="quiet">${words.oneGroup}</p>`;
  const used = arrows ? `<p>${words.arrows(arrows.used, arrows.possible, arrows.end === 'or-more')}</p>` : '';
  const table = renderTable({
    caption: words.received,
    columns: words.receivedColumns,
    rows: received.map(({ to, people }) => [
      to,
      people.status === 'hidden' && people.reason === 'protects-another-number'
        ? fewOrMore(promise.minimumGroup, promise.minimumGroup, 'en')
        : peopleInWords(people, promise.minimumGroup),
    ]),
  });
  return `${heading}${used}${table}`;
}

/** Before 2.1: arrows from a group to another. */
function earlierMap(
  { edges = [], rest }: Extract<QuarterReport['groupMap'], { status: 'shown' }>,
  { minimumGroup }: QuarterReport['promise'],
): string {
  const words = reportPage.groupMap;
  const others = rest && rest.contributions > 0 ? `<p class="quiet">${words.rest(rest.contributions)}</p>` : '';
  if (edges.length === 0) return others || `<p class="quiet">${words.none}</p>`;
  const table = renderTable({
    caption: words.caption,
    columns: words.columns,
    rows: edges.map(({ from, to, contributions, people }) => [
      words.helped(from, to ?? words.allOthers),
      String(contributions),
      peopleInWords(people, minimumGroup),
    ]),
  });
  return `${table}${others}`;
}

/** As many quarters as fit beside each other on a phone; the file has up to twelve. */
const mostColumns = 5;

/** Taking part in this quarter beside earlier ones, each number as its own report shows it. */
export function renderOverTime({ overTime = [] }: QuarterReport): string {
  if (overTime.length === 0) return '';
  const words = reportPage.overTime;
  const quarters = [...new Set(overTime.flatMap(({ years }) => years.map(({ quarter }) => quarter)))].sort();
  const columns = quarters.slice(-mostColumns);
  return `<h2>${words.title}</h2>${renderTable({
    caption: words.caption,
    columns: [words.what, ...columns],
    rows: overTime.map(({ name, years }) => [
      name,
      ...columns.map((column) => String(years.find(({ quarter }) => quarter === column)?.value ?? words.notShown)),
    ]),
  })}`;
}
