/**
 * The quarter report as a page: exactly what is in the JSON, so page and file cannot disagree. No script, no style attribute,
 * no external requests; readable on a phone, in print, with a keyboard and with a screen reader.
 */
import { reportPage } from '../../locales/en/report-page.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { integrityOf } from '../survey/integrity.ts';
import { sentenceHtml } from './html.ts';
import { dayInWords } from './number-words.ts';
import { renderGlance } from './render-glance.ts';
import { renderGoesWith } from './render-goes-with.ts';
import { renderInstrument } from './render-instrument.ts';
import { renderGroupMap, renderParticipation } from './render-participation.ts';
import { renderAttendance, renderWhoAnswered } from './render-rates.ts';
import { renderStewardSide } from './render-steward-side.ts';
import { reportStyle } from './report-style.ts';

export function renderReportPage(report: QuarterReport): string {
  const { community, quarter, revision, generatedAt, inOneMinute, promise, pulses } = report;
  const title = `${community.name}, ${quarter}`;
  const policy = `default-src 'none'; style-src '${integrityOf(reportStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const anybody = pulses.some(({ answered }) => answered.status !== 'few');
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${reportStyle}</style></head><body><main>`,
    `<p class="small"><a href="/reports/${escapeHtml(community.id)}/">${reportPage.allReports}</a></p><h1>${sentenceHtml(title)}</h1>`,
    `<p class="quiet">${reportPage.published(dayInWords(generatedAt), revision)}</p>`,
    renderRevision(report),
    `<section class="minute"><h2>${reportPage.inOneMinute}</h2><ul>${list(inOneMinute)}</ul></section>`,
    renderWhoAnswered(pulses, promise.minimumGroup),
    anybody ? renderGlance(report) : '',
    anybody
      ? pulses.flatMap((pulse) => [...pulse.instruments.map(renderInstrument), renderGoesWith(pulse)]).join('')
      : '',
    renderAttendance(report.attendance, promise.minimumGroup),
    renderParticipation(report),
    renderGroupMap(report),
    renderStewardSide(report),
    renderMissing(report),
    `<h2>${reportPage.protection}</h2><ul>${list(promise.words)}</ul>`,
    renderMethod(report),
    '</main></body></html>',
  ].join('');
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

function renderMethod({
  community,
  quarter,
  revision,
  definitions,
  method,
  provenance,
  version,
}: QuarterReport): string {
  const words = reportPage.method;
  const terms = definitions.map(
    ({ name, definition }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(definition)}</dd>`,
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
    `<p>${words.sameAs} <a href="/${siteKeys.reportRevision(community.id, quarter, revision)}">JSON</a> ${words.and} <a href="/${siteKeys.reportCsv(community.id, quarter, revision)}">CSV</a>. ${words.version(version)} <a href="/${siteKeys.privacy('en')}">${words.privacy}</a></p>`,
  ].join('');
}
