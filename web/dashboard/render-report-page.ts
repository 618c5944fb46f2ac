/**
 * The quarter report as a page: exactly what is in the JSON, so page and file cannot disagree. No script, no style attribute,
 * no external requests; readable on a phone, in print, with a keyboard and with a screen reader.
 */
import { reportPage } from '../../locales/en/report-page.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { isPart, type PulsePart } from '../../shared/report/shape/pulse-part.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { integrityOf } from '../survey/integrity.ts';
import { sentenceHtml } from './html.ts';
import { dayInWords } from './number-words.ts';
import { renderGlance } from './render-glance.ts';
import { renderGoesWith } from './render-goes-with.ts';
import { renderInstrument } from './render-instrument.ts';
import { renderGroupMap, renderOverTime, renderParticipation } from './render-participation.ts';
import { renderAttendance, renderWhoAnswered } from './render-rates.ts';
import { renderStewardSide } from './render-steward-side.ts';
import { reportStyle } from './report-style.ts';

/** @param parts of the quarter: while it is running, `report` is made of them, and the page says when the whole one follows */
export function renderReportPage(report: QuarterReport, parts: readonly PulsePart[] = []): string {
  const { community, quarter, inOneMinute, promise, pulses } = report;
  const title = `${community.name}, ${quarter}`;
  const policy = `default-src 'none'; style-src '${integrityOf(reportStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const anybody = pulses.some(({ answered }) => answered.status !== 'few');
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${reportStyle}</style></head><body><main>`,
    `<p class="small"><a href="/reports/${escapeHtml(community.id)}/">${reportPage.allReports}</a></p><h1>${sentenceHtml(title)}</h1>`,
    `<p class="quiet">${publishedInWords(report, parts)}</p>`,
    renderRevision(report),
    `<section class="minute"><h2>${reportPage.inOneMinute}</h2><ul>${list(inOneMinute)}</ul></section>`,
    renderWhoAnswered(report),
    anybody ? renderGlance(report) : '',
    anybody
      ? pulses.flatMap((pulse) => [...pulse.instruments.map(renderInstrument), renderGoesWith(pulse)]).join('')
      : '',
    ...(isPart(report) ? [] : ofTheQuarter(report)),
    `<h2>${reportPage.protection}</h2><ul>${list(promise.words)}</ul>`,
    renderMethod(report, parts),
    '</main></body></html>',
  ].join('');
}

const ofTheQuarter = (report: QuarterReport): string[] => [
  renderAttendance(report.attendance, report.promise.minimumGroup),
  renderParticipation(report),
  renderGroupMap(report),
  renderOverTime(report),
  renderStewardSide(report),
  renderMissing(report),
];

function publishedInWords(report: QuarterReport, parts: readonly PulsePart[]): string {
  const day = dayInWords(report.generatedAt);
  if (!isPart(report)) return reportPage.published(day, report.revision);
  const follows = parts
    .flatMap(({ quarterReportAt }) => quarterReportAt ?? [])
    .toSorted()
    .at(-1);
  return reportPage.soFar(day, follows && dayInWords(follows));
}

/** What a correction added, and the file that it replaces. */
function renderRevision({ supersedes, community, quarter }: QuarterReport): string {
  if (!supersedes) return '';
  const before = `/${siteKeys.reportRevision(community.id, quarter, supersedes.revision)}`;
  const table = `/${siteKeys.reportCsv(community.id, quarter, supersedes.revision)}`;
  const words = reportPage.earlier;
  return `<p>${sentenceHtml(supersedes.why.join(' '))} <a href="${before}">${words.revision(supersedes.revision)}</a> ${words.and} <a href="${table}">${words.table}</a> ${words.remain}</p>`;
}

const list = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `<li>${sentenceHtml(sentence)}</li>`).join('');

/** Sections that this community does not fill are named, so that readers do not take silence for nothing to report. */
function renderMissing(report: QuarterReport): string {
  const sections = [
    [reportPage.commitments.title, report.stewardCommitments],
    [reportPage.groupMap.title, report.groupMap],
    [reportPage.outcomes.title, report.outcomes],
    [reportPage.experiments.title, report.experiments],
    [reportPage.milestones.title, report.milestones],
  ] as const;
  const missing = sections.flatMap(([name, section]) =>
    section.status === 'not-collected' ? [{ name, words: section.words }] : [],
  );
  if (missing.length === 0) return '';
  const paragraphs = [...Map.groupBy(missing, ({ words }) => words)].map(
    ([words, named]) => `<p>${named.map(({ name }) => name).join(' · ')}</p><p class="quiet">${escapeHtml(words)}</p>`,
  );
  return `<h2>${reportPage.missing.title}</h2>${paragraphs.join('')}`;
}

/** The files with the numbers of the page. */
function filesOf(report: QuarterReport, parts: readonly PulsePart[]): { json: string; csv: string }[] {
  const { community, quarter, revision } = report;
  if (!isPart(report)) {
    return [
      {
        json: siteKeys.reportRevision(community.id, quarter, revision),
        csv: siteKeys.reportCsv(community.id, quarter, revision),
      },
    ];
  }
  return parts.map(({ pulse }) => ({
    json: siteKeys.pulsePart(community.id, quarter, pulse),
    csv: siteKeys.pulsePartCsv(community.id, quarter, pulse),
  }));
}

function renderMethod(report: QuarterReport, parts: readonly PulsePart[]): string {
  const { definitions, method, provenance, version } = report;
  const words = reportPage.method;
  const terms = definitions.map(
    ({ name, definition }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(definition)}</dd>`,
  );
  const files = filesOf(report, parts).map(
    ({ json, csv }) => `<a href="/${json}">JSON</a> ${words.and} <a href="/${csv}">CSV</a>`,
  );
  const pulses = provenance.pulses.map(
    ({ pulse, fingerprint, commitmentRoot }) =>
      `<li>${escapeHtml(pulse)}: ${words.promise} <code>${readableFingerprint(fingerprint)}</code>, ${words.receipts} <a href="/${siteKeys.commitment(pulse)}">${words.inTheList(escapeHtml(pulse))}</a> ${words.withRoot} <code>${commitmentRoot}</code></li>`,
  );
  return [
    `<h2>${words.title}</h2>`,
    `<ul>${list(method)}</ul>`,
    `<details><summary>${words.terms}</summary><dl>${terms.join('')}</dl></details>`,
    `<details><summary>${words.fingerprints}</summary><p>${words.fingerprint} <a href="/${siteKeys.receipt('en')}">${words.checkReceipt}</a></p><ul>${pulses.join('')}</ul></details>`,
    `<p>${words.sameAs} ${files.join(', ')}. ${words.version(version)} <a href="/${siteKeys.privacy('en')}">${words.privacy}</a></p>`,
  ].join('');
}
