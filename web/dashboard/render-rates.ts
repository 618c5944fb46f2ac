import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { askedIn } from '../../shared/report/shape/asked-in.ts';
import type { PulseReport, QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { dayInWords } from './number-words.ts';
import { renderTable } from './render-table.ts';

/** Who answered, pulse by pulse, and by group where groups may be shown. */
export function renderWhoAnswered(pulses: readonly PulseReport[]): string {
  const cards = pulses.map((pulse) => {
    const { closes, answered, instruments, unknown = 0 } = pulse;
    const lost = unknown === 0 ? '' : `<br><span class="small">${unknownInWords(unknown)}</span>`;
    const what = `<span class="small">${escapeHtml(instruments.map(({ name }) => name).join(', '))}</span><br><span class="quiet small">closed ${dayInWords(closes)}</span>${lost}`;
    return answered.status === 'shown'
      ? `<li><b>${answered.people} of ${askedIn(pulse)}</b> ${answered.percent}% answered<br>${what}</li>`
      : `<li><p class="hidden">${escapeHtml(answered.words)}</p>${what}</li>`;
  });
  const tables = pulses.flatMap(({ groups, instruments }) =>
    groups.length < 2
      ? []
      : [
          renderTable({
            caption: `${instruments.map(({ name }) => name).join(', ')}: small groups are counted together`,
            columns: ['Group', 'Answered', 'Asked'],
            rows: groups.map((group) => [group.label, String(group.answered), String(askedIn(group))]),
          }),
        ],
  );
  const byGroup =
    tables.length > 0 ? `<details><summary>Who answered, by group</summary>${tables.join('')}</details>` : '';
  return `<h2>Who answered</h2><ul class="facts">${cards.join('')}</ul>${byGroup}`;
}

const unknownInWords = (people: number): string =>
  `Unknown whether a mail reached ${people === 1 ? '1 person' : `${people} people`}; counted as not having answered.`;

export function renderAttendance(attendance: QuarterReport['attendance']): string {
  const heading = '<h2>Who came</h2>';
  if (attendance.status !== 'shown') {
    const look = attendance.status === 'hidden' ? 'hidden' : 'quiet';
    return `${heading}<p class="${look}">${escapeHtml(attendance.words)}</p>`;
  }
  const orFewer = (end: string | undefined) => (end === undefined ? '' : ' or fewer');
  const { sessions, members, attendancePercent, attendanceEnd, regularPercent, regularEnd, groups } = attendance;
  const facts = [
    `<li><b>${attendancePercent}%${orFewer(attendanceEnd)}</b> of members were at a session, on average of all ${sessions.length}</li>`,
    `<li><b>${regularPercent}%${orFewer(regularEnd)}</b> of ${members} members came to at least half of them</li>`,
  ];
  const shares = renderTable({
    caption: 'Attendance by group',
    columns: ['Group', 'Attendance', 'Members'],
    rows: groups.map((group) => [group.label, `${group.attendancePercent}%`, String(group.members)]),
  });
  const days = renderTable({
    caption: 'Attendance by session; guests have no place on the roster',
    columns: ['Session', 'Members', 'Guests'],
    rows: sessions.map((session) => [
      dayInWords(`${session.date}T00:00:00Z`),
      `${session.attended}${orFewer(session.attendedEnd)}`,
      `${session.guests}${orFewer(session.guestsEnd)}`,
    ]),
  });
  return [
    heading,
    `<ul class="facts">${facts.join('')}</ul>`,
    groups.length > 0 ? shares : '',
    `<details><summary>Session by session</summary>${days}</details>`,
  ].join('');
}
