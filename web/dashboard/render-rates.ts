import { reportNumbers } from '../../locales/en/report-numbers.ts';
import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { askedIn } from '../../shared/report/shape/asked-in.ts';
import type { PulseReport, QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { dayInWords } from './number-words.ts';
import { renderTable } from './render-table.ts';

/** Who answered, pulse by pulse, and by group if groups may be shown. */
export function renderWhoAnswered(pulses: readonly PulseReport[]): string {
  const words = reportPage.answered;
  const cards = pulses.map((pulse) => {
    const { closes, answered, instruments, unknown = 0 } = pulse;
    const lost = unknown === 0 ? '' : `<br><span class="small">${words.unknown(unknown)}</span>`;
    const what = `<span class="small">${escapeHtml(instruments.map(({ name }) => name).join(', '))}</span><br><span class="quiet small">${words.closed(dayInWords(closes))}</span>${lost}`;
    return answered.status === 'shown'
      ? `<li><b>${words.people(answered.people, askedIn(pulse))}</b> ${words.percent(answered.percent)}<br>${what}</li>`
      : `<li><p class="hidden">${escapeHtml(answered.words)}</p>${what}</li>`;
  });
  const tables = pulses.flatMap(({ groups, instruments }) =>
    groups.length < 2
      ? []
      : [
          renderTable({
            caption: words.caption(instruments.map(({ name }) => name).join(', ')),
            columns: words.columns,
            rows: groups.map((group) => [group.label, String(group.answered), String(askedIn(group))]),
          }),
        ],
  );
  const byGroup = tables.length > 0 ? `<details><summary>${words.byGroup}</summary>${tables.join('')}</details>` : '';
  return `<h2>${words.title}</h2><ul class="facts">${cards.join('')}</ul>${byGroup}`;
}

export function renderAttendance(attendance: QuarterReport['attendance']): string {
  const words = reportPage.attendance;
  const heading = `<h2>${words.title}</h2>`;
  if (attendance.status !== 'shown') {
    const look = attendance.status === 'hidden' ? 'hidden' : 'quiet';
    return `${heading}<p class="${look}">${escapeHtml(attendance.words)}</p>`;
  }
  const withEnd = (figure: number | string, end: string | undefined) =>
    end === undefined ? String(figure) : reportNumbers.orFewer(figure);
  const { sessions, members, attendancePercent, attendanceEnd, regularPercent, regularEnd, groups } = attendance;
  const facts = [
    `<li>${words.average(`<b>${withEnd(`${attendancePercent}%`, attendanceEnd)}</b>`, sessions.length)}</li>`,
    `<li>${words.regular(`<b>${withEnd(`${regularPercent}%`, regularEnd)}</b>`, members)}</li>`,
  ];
  const shares = renderTable({
    caption: words.byGroup,
    columns: words.groupColumns,
    rows: groups.map((group) => [group.label, `${group.attendancePercent}%`, String(group.members)]),
  });
  const days = renderTable({
    caption: words.bySession,
    columns: words.sessionColumns,
    rows: sessions.map((session) => [
      dayInWords(`${session.date}T00:00:00Z`),
      withEnd(session.attended, session.attendedEnd),
      withEnd(session.guests, session.guestsEnd),
    ]),
  });
  return [
    heading,
    `<ul class="facts">${facts.join('')}</ul>`,
    groups.length > 0 ? shares : '',
    `<details><summary>${words.sessions}</summary>${days}</details>`,
  ].join('');
}
