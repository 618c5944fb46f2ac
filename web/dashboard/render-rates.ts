import { reportPage } from '../../locales/en/report-page.ts';
import { fewOrMore, peopleInWords } from '../../locales/people.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { wholePercent } from '../../shared/kernel/whole-percent.ts';
import { percentInWords } from '../../shared/report/shape/in-words.ts';
import { minimumOf } from '../../shared/report/shape/minimum-of.ts';
import type { People } from '../../shared/report/shape/people.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { dayInWords } from './number-words.ts';
import { renderTable } from './render-table.ts';

/** Who answered, pulse by pulse, and by group if groups may be shown. */
export function renderWhoAnswered(report: Pick<QuarterReport, 'pulses' | 'promise' | 'withheld'>): string {
  const { pulses } = report;
  const words = reportPage.answered;
  const cards = pulses.map((pulse) => {
    const { closes, answered, asked, reached, instruments } = pulse;
    const number = (people: People) => peopleInWords(people, minimumOf(pulse, report));
    const mails = words.mails(number(asked), number(reached));
    const what = `<span class="small">${escapeHtml(instruments.map(({ name }) => name).join(', '))}</span><br><span class="quiet small">${words.closed(dayInWords(closes))}</span><br><span class="small">${mails}</span>`;
    if (answered.status === 'hidden') return `<li><p class="hidden">${escapeHtml(answered.words)}</p>${what}</li>`;
    const percent =
      answered.status === 'exact' ? ` ${words.percent(wholePercent(answered.people, answered.of))}` : ` ${words.only}`;
    return `<li><b>${number(answered)}</b>${percent}<br>${what}</li>`;
  });
  const tables = pulses.flatMap((pulse) => {
    const { groups, instruments } = pulse;
    const minimum = minimumOf(pulse, report);
    return groups.length < 2
      ? []
      : [
          renderTable({
            caption: words.caption(instruments.map(({ name }) => name).join(', ')),
            columns: words.columns,
            rows: groups.map(({ label, answered, members }) => [
              label,
              peopleInWords(answered, minimum),
              String(members),
            ]),
          }),
        ];
  });
  const withheld = (report.withheld ?? []).map(
    ({ pulse, words: why }) =>
      `<li><p class="hidden">${escapeHtml(why)}</p><span class="small">${escapeHtml(pulse)}</span></li>`,
  );
  const byGroup = tables.length > 0 ? `<details><summary>${words.byGroup}</summary>${tables.join('')}</details>` : '';
  return `<h2>${words.title}</h2><ul class="facts">${[...cards, ...withheld].join('')}</ul>${byGroup}`;
}

/** @param minimum that the numbers of people were guarded with */
export function renderAttendance(attendance: QuarterReport['attendance'], minimum: number): string {
  const words = reportPage.attendance;
  const heading = `<h2>${words.title}</h2>`;
  if (attendance.status !== 'shown') {
    const look = attendance.status === 'hidden' ? 'hidden' : 'quiet';
    return `${heading}<p class="${look}">${escapeHtml(attendance.words)}</p>`;
  }
  const { sessions, attendancePercent, cameTwice, regular, groups } = attendance;
  const facts = [
    `<li>${words.average(`<b>${percentInWords(attendancePercent)}</b>`, sessions.length)}</li>`,
    ...(cameTwice ? [`<li>${cameTwiceInWords(cameTwice, minimum)}</li>`] : []),
    ...(regular ? [`<li>${regularInWords(regular, minimum)}</li>`] : []),
  ];
  const shares = renderTable({
    caption: words.byGroup,
    columns: words.groupColumns,
    rows: groups.map(({ label, members, attendance: share }) =>
      share.status === 'shown' ? [label, `${share.percent}%`, String(members)] : [label, share.words],
    ),
  });
  const days = renderTable({
    caption: words.bySession,
    columns: words.sessionColumns,
    rows: sessions.map(({ date, attended, guests }) => [
      dayInWords(`${date}T00:00:00Z`),
      attended.status === 'exact' ? String(attended.people) : peopleInWords(attended, minimum),
      guests.status === 'exact' ? String(guests.people) : fewOrMore(0, minimum, 'en'),
    ]),
  });
  return [
    heading,
    `<ul class="facts">${facts.join('')}</ul>`,
    groups.length > 0 ? shares : '',
    `<details><summary>${words.sessions}</summary>${days}</details>`,
  ].join('');
}

function cameTwiceInWords({ people, sessions }: { people: People; sessions: number }, minimum: number): string {
  const words = reportPage.attendance;
  switch (people.status) {
    case 'exact':
      return words.cameTwice(`<b>${wholePercent(people.people, people.of)}%</b>`, people.of, sessions);
    case 'hidden':
      return `${words.cameTwiceHidden(sessions)}<p class="hidden">${escapeHtml(people.words)}</p>`;
    default:
      return words.cameTwicePeople(`<b>${peopleInWords(people, minimum)}</b>`, sessions);
  }
}

/** Before 2.1. */
function regularInWords(regular: People, minimum: number): string {
  const words = reportPage.attendance;
  switch (regular.status) {
    case 'exact':
      return words.regular(`<b>${wholePercent(regular.people, regular.of)}%</b>`, regular.of);
    case 'hidden':
      return `${words.regularHidden}<p class="hidden">${escapeHtml(regular.words)}</p>`;
    default:
      return words.regularPeople(`<b>${peopleInWords(regular, minimum)}</b>`);
  }
}
