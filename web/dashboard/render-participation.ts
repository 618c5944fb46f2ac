import { reportPage } from '../../locales/en/report-page.ts';
import { peopleInWords } from '../../locales/people.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { Share, ShownSection } from '../../shared/report/shape/participation.ts';
import type { People } from '../../shared/report/shape/people.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { renderTable } from './render-table.ts';

/** Who contributed, what was reused and endorsed, how long problems took, which practices are in use. */
export function renderParticipation({ participation, promise }: QuarterReport): string {
  if (!participation) return '';
  const { contributions, reuse, endorsements, problems, adoption } = participation;
  const minimum = promise.minimumGroup;
  return [
    section(reportPage.contributions.title, contributions, contributionFacts, minimum),
    section(reportPage.reuse.title, reuse, reuseFacts, minimum),
    section(reportPage.endorsements.title, endorsements, endorsementFacts, minimum),
    section(reportPage.problems.title, problems, problemFacts, minimum),
    adoption.status === 'shown' ? adoptionTable(adoption) : '',
  ].join('');
}

type Section = { readonly status: string; readonly words?: string };

function section<Of extends Section>(
  name: string,
  of: Of,
  facts: (shown: Extract<Of, { status: 'shown' }>, minimum: number) => string[],
  minimum: number,
): string {
  if (of.status === 'not-collected') return '';
  const body = isShown(of)
    ? `<ul class="facts">${facts(of, minimum).join('')}</ul>`
    : `<p class="hidden">${escapeHtml(of.words ?? '')}</p>`;
  return `<h2>${name}</h2>${body}`;
}

const isShown = <Of extends Section>(of: Of): of is Extract<Of, { status: 'shown' }> => of.status === 'shown';

const fact = (figure: string | number, words: string) => `<li><b>${figure}</b> ${words}</li>`;
const maybe = (figure: string | number | undefined, words: string) =>
  figure === undefined ? [] : [fact(figure, words)];
const hiddenFact = (words: string, reason: string) => `<li>${words}<p class="hidden">${escapeHtml(reason)}</p></li>`;

function contributionFacts(shown: ShownSection<'contributions'>, minimum: number): string[] {
  const words = reportPage.contributions;
  return [
    ...peopleFact(words.title, shown.people, words.people, minimum),
    ...maybe(shown.contributions, words.all),
    ...peopleFact(words.halfHidden, shown.halfBy, words.half, minimum),
    ...shareFact(words.crossGroup, shown.crossGroup, words.crossGroupShare),
    ...peopleFact(words.newcomers, shown.newcomers, words.newcomersAmong, minimum),
    ...peopleFact(words.again, shown.again, words.againAmong, minimum),
  ];
}

function reuseFacts({ people, reuses, artefacts, outsideGroup }: ShownSection<'reuse'>, minimum: number): string[] {
  const words = reportPage.reuse;
  return [
    ...peopleFact(words.title, people, words.people, minimum),
    ...(artefacts === undefined || reuses === undefined ? [] : [fact(artefacts, words.all(reuses))]),
    ...shareFact(words.outside, outsideGroup, words.outsideShare),
  ];
}

function endorsementFacts(shown: ShownSection<'endorsements'>, minimum: number): string[] {
  const words = reportPage.endorsements;
  return [
    ...peopleFact(words.title, shown.givers, words.givers, minimum),
    ...peopleFact(words.title, shown.receivers, words.receivers, minimum),
    ...maybe(shown.given, words.all),
    ...shareFact(words.crossGroup, shown.crossGroup, words.crossGroupShare),
  ];
}

function problemFacts(shown: ShownSection<'problems'>, minimum: number): string[] {
  const words = reportPage.problems;
  const hours = (number: number | undefined) => (number === undefined ? undefined : words.hours(number));
  const { askers, asked, resolved, open, openDays, medianHours, p85Hours, firstAnswerHours } = shown;
  return [
    ...peopleFact(words.title, askers, words.people, minimum),
    ...maybe(asked, words.asked),
    ...maybe(resolved, words.resolved),
    ...maybe(open, words.open),
    ...maybe(openDays === undefined ? undefined : words.openDays(openDays), words.openMedian),
    ...maybe(hours(medianHours), words.median),
    ...maybe(hours(p85Hours), words.p85),
    ...maybe(hours(firstAnswerHours), words.firstAnswer),
  ];
}

function shareFact(name: string, share: Share | undefined, words: string): string[] {
  if (!share) return [];
  return [share.status === 'shown' ? fact(`${share.percent}%`, words) : hiddenFact(name, share.words)];
}

function peopleFact(name: string, people: People | undefined, words: string, minimum: number): string[] {
  if (!people) return [];
  return [people.status === 'hidden' ? hiddenFact(name, people.words) : fact(peopleInWords(people, minimum), words)];
}

const adoptionTable = ({ practices }: ShownSection<'adoption'>): string =>
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
export function renderGroupMap({ groupMap, promise }: QuarterReport): string {
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
      peopleInWords(people, promise.minimumGroup),
    ]),
  });
  return `${heading}${table}${others}`;
}
