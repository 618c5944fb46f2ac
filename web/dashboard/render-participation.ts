import { reportNumbers } from '../../locales/en/report-numbers.ts';
import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { ParticipationReport } from '../../shared/report/shape/participation.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { renderTable } from './render-table.ts';

type Shown<Section extends keyof ParticipationReport> = Extract<ParticipationReport[Section], { status: 'shown' }>;

/** Who contributed, what was reused and endorsed, how long problems took, which practices are in use. */
export function renderParticipation({ participation }: QuarterReport): string {
  if (!participation) return '';
  const { contributions, reuse, endorsements, problems, adoption } = participation;
  return [
    section(reportPage.contributions.title, contributions, contributionFacts),
    section(reportPage.reuse.title, reuse, reuseFacts),
    section(reportPage.endorsements.title, endorsements, endorsementFacts),
    section(reportPage.problems.title, problems, problemFacts),
    adoption.status === 'shown' ? adoptionTable(adoption) : '',
  ].join('');
}

type Section = { readonly status: string; readonly words?: string };

function section<Of extends Section>(
  name: string,
  of: Of,
  facts: (shown: Extract<Of, { status: 'shown' }>) => string[],
): string {
  if (of.status === 'not-collected') return '';
  const body = isShown(of)
    ? `<ul class="facts">${facts(of).join('')}</ul>`
    : `<p class="hidden">${escapeHtml(of.words ?? '')}</p>`;
  return `<h2>${name}</h2>${body}`;
}

const isShown = <Of extends Section>(of: Of): of is Extract<Of, { status: 'shown' }> => of.status === 'shown';

const fact = (figure: string | number, words: string) => `<li><b>${figure}</b> ${words}</li>`;
const hiddenFact = (words: string, reason: string) => `<li>${words}<p class="hidden">${escapeHtml(reason)}</p></li>`;

function contributionFacts({ contributions, people, halfBy, crossGroup, newcomers, again }: Shown<'contributions'>) {
  const words = reportPage.contributions;
  const makers = halfBy.end ? reportNumbers.orFewer(halfBy.people) : String(halfBy.people);
  return [
    fact(contributions, words.all(people)),
    fact(makers, words.half),
    ...shareFact(words.crossGroup, crossGroup, words.crossGroupShare),
    ...amongFact(words.newcomers, newcomers, words.newcomersAmong),
    ...amongFact(words.again, again, words.againAmong),
  ];
}

function reuseFacts({ reuses, artefacts, people, outsideGroup }: Shown<'reuse'>) {
  const words = reportPage.reuse;
  return [fact(artefacts, words.all(reuses, people)), ...shareFact(words.outside, outsideGroup, words.outsideShare)];
}

function endorsementFacts({ given, givers, receivers, crossGroup }: Shown<'endorsements'>) {
  const words = reportPage.endorsements;
  return [fact(given, words.all(givers, receivers)), ...shareFact(words.crossGroup, crossGroup, words.crossGroupShare)];
}

function problemFacts({
  asked,
  resolved,
  medianHours,
  p85Hours,
  firstAnswerHours,
  open,
  oldestOpenDays,
}: Shown<'problems'>) {
  const words = reportPage.problems;
  const age = oldestOpenDays === undefined ? '' : words.oldest(oldestOpenDays);
  return [
    fact(asked, words.asked),
    fact(resolved, words.resolved),
    fact(open, `${words.open}${age}`),
    ...(medianHours === undefined ? [] : [fact(words.hours(medianHours), words.median)]),
    ...(p85Hours === undefined ? [] : [fact(words.hours(p85Hours), words.p85)]),
    ...(firstAnswerHours === undefined ? [] : [fact(words.hours(firstAnswerHours), words.firstAnswer)]),
  ];
}

function shareFact(name: string, share: Shown<'reuse'>['outsideGroup'], words: string): string[] {
  if (!share) return [];
  return [share.status === 'shown' ? fact(`${share.percent}%`, words) : hiddenFact(name, share.words)];
}

function amongFact(name: string, among: Shown<'contributions'>['newcomers'], words: string): string[] {
  if (!among) return [];
  return [
    among.status === 'shown' ? fact(reportPage.among(among.people, among.of), words) : hiddenFact(name, among.words),
  ];
}

const adoptionTable = ({ practices }: Shown<'adoption'>): string =>
  `<h2>${reportPage.adoption.title}</h2>${renderTable({
    caption: reportPage.adoption.caption,
    columns: reportPage.adoption.columns,
    rows: practices.map(({ practice, trying, using, stopped }) => [
      practice,
      String(trying),
      String(using),
      String(stopped),
    ]),
  })}`;

/** Arrows between groups as a table, which works on a phone and with a screen reader. */
export function renderGroupMap({ groupMap }: QuarterReport): string {
  if (groupMap.status === 'not-collected') return '';
  const words = reportPage.groupMap;
  const heading = `<h2>${words.title}</h2>`;
  if (groupMap.status === 'hidden') return `${heading}<p class="hidden">${escapeHtml(groupMap.words)}</p>`;
  const { edges, rest } = groupMap;
  const others = rest.contributions > 0 ? `<p class="quiet">${words.rest(rest.contributions)}</p>` : '';
  if (edges.length === 0) return `${heading}${others || `<p class="quiet">${words.none}</p>`}`;
  const table = renderTable({
    caption: words.caption,
    columns: words.columns,
    rows: edges.map(({ from, to, contributions, people }) => [
      words.helped(from, to ?? words.allOthers),
      String(contributions),
      String(people),
    ]),
  });
  return `${heading}${table}${others}`;
}
