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
    section('Who contributed', contributions, contributionFacts),
    section('What was reused', reuse, reuseFacts),
    section('Who endorsed whose work', endorsements, endorsementFacts),
    section('How long problems took', problems, problemFacts),
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
  const makers = halfBy.end ? `${halfBy.people} or fewer` : String(halfBy.people);
  return [
    fact(contributions, `contributions by ${people} members`),
    fact(makers, 'of them made half of the contributions'),
    ...shareFact('Help for other groups', crossGroup, 'of contributions helped another group'),
    ...amongFact('New contributors', newcomers, 'contributors did not contribute in the quarter before'),
    ...amongFact('Contributed again', again, 'who contributed in the quarter before did so again'),
  ];
}

function reuseFacts({ reuses, artefacts, people, outsideGroup }: Shown<'reuse'>) {
  return [
    fact(artefacts, `artefacts were reused, ${reuses} times, by ${people} members`),
    ...shareFact('Reuse from outside', outsideGroup, "of reuse came from outside the authors' groups"),
  ];
}

function endorsementFacts({ given, givers, receivers, crossGroup }: Shown<'endorsements'>) {
  return [
    fact(given, `endorsements, given by ${givers} members to ${receivers} members`),
    ...shareFact('Endorsements of other groups', crossGroup, 'of endorsements went to another group'),
  ];
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
  const age = oldestOpenDays === undefined ? '' : `, the oldest for ${oldestOpenDays} days`;
  return [
    fact(asked, 'questions were asked'),
    fact(resolved, 'were resolved'),
    fact(open, `are still open${age}`),
    ...(medianHours === undefined
      ? []
      : [fact(`${medianHours} h`, 'or less, until half of the resolved ones were resolved')]),
    ...(p85Hours === undefined ? [] : [fact(`${p85Hours} h`, 'or less, until 85% of the resolved ones were resolved')]),
    ...(firstAnswerHours === undefined
      ? []
      : [fact(`${firstAnswerHours} h`, 'or less, until half of the answered ones had a first answer')]),
  ];
}

function shareFact(name: string, share: Shown<'reuse'>['outsideGroup'], words: string): string[] {
  if (!share) return [];
  return [share.status === 'shown' ? fact(`${share.percent}%`, words) : hiddenFact(name, share.words)];
}

function amongFact(name: string, among: Shown<'contributions'>['newcomers'], words: string): string[] {
  if (!among) return [];
  return [among.status === 'shown' ? fact(`${among.people} of ${among.of}`, words) : hiddenFact(name, among.words)];
}

const adoptionTable = ({ practices }: Shown<'adoption'>): string =>
  `<h2>Which practices are in use</h2>${renderTable({
    caption: 'Groups by what they declared last',
    columns: ['Practice', 'Trying', 'Using', 'Stopped'],
    rows: practices.map(({ practice, trying, using, stopped }) => [
      practice,
      String(trying),
      String(using),
      String(stopped),
    ]),
  })}`;

/** Arrows between groups as a table: it reads on a phone and to a screen reader as well as to an eye. */
export function renderGroupMap({ groupMap }: QuarterReport): string {
  if (groupMap.status === 'not-collected') return '';
  const heading = '<h2>Who helps whom, group by group</h2>';
  if (groupMap.status === 'hidden') return `${heading}<p class="hidden">${escapeHtml(groupMap.words)}</p>`;
  const { edges, rest } = groupMap;
  const others =
    rest.contributions > 0
      ? `<p class="quiet">${rest.contributions} more contributions helped another group. Too few people made them to show which group helped which.</p>`
      : '';
  if (edges.length === 0) return `${heading}${others || '<p class="quiet">No contribution helped another group.</p>'}`;
  const table = renderTable({
    caption: 'Contributions from one group that helped another',
    columns: ['Who helped whom', 'Contributions', 'People'],
    rows: edges.map(({ from, to, contributions, people }) => [
      `${from} helped ${to ?? 'all other groups'}`,
      String(contributions),
      String(people),
    ]),
  });
  return `${heading}${table}${others}`;
}
