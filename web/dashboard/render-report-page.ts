/**
 * The quarter report as a page: everything that is in the JSON and nothing else, so page and file cannot disagree. No
 * script, no request to anywhere; readable on a phone, in print, with a keyboard and with a screen reader.
 */
import { siteKeys } from '../../shared/contract/objects.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import type { PulseReport, QuarterReport } from '../../shared/report/quarter-report.ts';
import { integrityOf } from '../survey/integrity.ts';
import { escapeHtml } from './html.ts';
import { dayInWords } from './number-words.ts';
import { renderInstrument } from './render-instrument.ts';
import { reportStyle } from './report-style.ts';

export function renderReportPage(report: QuarterReport): string {
  const { community, quarter, revision, generatedAt, inOneMinute, promise } = report;
  const title = `${community.name}, ${quarter}`;
  const policy = `default-src 'none'; style-src '${integrityOf(reportStyle)}' 'unsafe-hashes'; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${reportStyle}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="quiet">Published ${dayInWords(generatedAt)}${revision > 1 ? `, revision ${revision}` : ''}.</p>`,
    `<div class="minute"><h2 style="border:0;margin:0;padding:0">In one minute</h2><ul>${list(inOneMinute)}</ul></div>`,
    renderWhoAnswered(report.pulses),
    report.pulses.map(renderPulse).join(''),
    renderAttendance(report.attendance),
    `<h2>What protects the people behind these numbers</h2><ul>${list(promise.words)}</ul>`,
    renderMethod(report),
    '</main></body></html>',
  ].join('');
}

const list = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('');

function renderWhoAnswered(pulses: readonly PulseReport[]): string {
  const cards = pulses.map(({ opens, closes, delivered, answered }) => {
    const days = `${dayInWords(opens)} to ${dayInWords(closes)}`;
    return answered.status === 'shown'
      ? `<li><b>${answered.people} of ${delivered}</b>${answered.percent}% answered<br><span class="quiet small">${days}</span></li>`
      : `<li class="hidden">${escapeHtml(answered.words)}<br><span class="small">${days}</span></li>`;
  });
  return `<h2>Who answered</h2><ul class="facts">${cards.join('')}</ul>`;
}

function renderPulse(pulse: PulseReport): string {
  const names = pulse.instruments.map(({ name }) => name).join(', ');
  const heading = `<h2>${escapeHtml(names)}</h2>`;
  const rows = pulse.groups.map(
    ({ label, delivered, answered }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td class="n">${answered}</td><td class="n">${delivered}</td></tr>`,
  );
  const table =
    rows.length > 1
      ? `<details><summary>Who answered, by group</summary><table><caption>Groups with few answers are counted together</caption><thead><tr><th scope="col">Group</th><th scope="col" class="n">Answered</th><th scope="col" class="n">Asked</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`
      : '';
  return `${heading}${pulse.instruments.map(renderInstrument).join('')}${table}`;
}

function renderAttendance(attendance: QuarterReport['attendance']): string {
  const heading = '<h2>Who came</h2>';
  if (attendance.status !== 'shown') return `${heading}<p class="hidden">${escapeHtml(attendance.words)}</p>`;
  const { sessions, members, attendancePercent, regularPercent, groups } = attendance;
  const facts = [
    `<li><b>${attendancePercent}%</b>attendance: members present, over ${sessions.length} sessions</li>`,
    `<li><b>${regularPercent}%</b>of ${members} members came to at least half of them</li>`,
  ];
  const days = sessions.map(
    ({ date, attended, guests }) =>
      `<tr><th scope="row">${dayInWords(`${date}T00:00:00Z`)}</th><td class="n">${attended}</td><td class="n">${guests}</td></tr>`,
  );
  const shares = groups.map(
    (group) =>
      `<tr><th scope="row">${escapeHtml(group.label)}</th><td class="n">${group.attendancePercent}%</td><td class="n">${group.members}</td></tr>`,
  );
  const table = (caption: string, columns: readonly string[], rows: readonly string[]) => {
    const [first = '', ...rest] = columns;
    const head = `<th scope="col">${first}</th>${rest.map((column) => `<th scope="col" class="n">${column}</th>`).join('')}`;
    return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  };
  return [
    heading,
    `<ul class="facts">${facts.join('')}</ul>`,
    table('By group', ['Group', 'Attendance', 'Members'], shares),
    `<details><summary>Session by session</summary>${table('Guests are people without a place on the roster', ['Session', 'Members', 'Guests'], days)}</details>`,
  ].join('');
}

function renderMethod({ community, quarter, definitions, method, provenance, version }: QuarterReport): string {
  const terms = definitions.map(
    ({ name, definition }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(definition)}</dd>`,
  );
  const pulses = provenance.pulses.map(
    ({ pulse, fingerprint, commitmentRoot }) =>
      `<li>${escapeHtml(pulse)}: promise <code>${readableFingerprint(fingerprint)}</code>, receipts <a href="/${siteKeys.commitment(pulse)}">list</a> with root <code>${commitmentRoot}</code></li>`,
  );
  return [
    '<h2>How this was computed</h2>',
    `<ul>${list(method)}</ul>`,
    `<details><summary>What the words mean</summary><dl>${terms.join('')}</dl></details>`,
    `<details><summary>Fingerprints and receipts</summary><p>The fingerprint is the one in every invitation of the pulse. <a href="/${siteKeys.receipt}">Check a receipt.</a></p><ul>${pulses.join('')}</ul></details>`,
    `<p>The same numbers as <a href="/${siteKeys.report(community.id, quarter)}">JSON</a> and <a href="/${siteKeys.reportCsv(community.id, quarter)}">CSV</a>. Format version ${version}. <a href="/${siteKeys.privacy}">Privacy.</a></p>`,
  ].join('');
}
