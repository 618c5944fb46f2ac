/**
 * The quarter report as a page: what is in the JSON and nothing else, so page and file cannot disagree. No script, no style
 * attribute, no request to anywhere; readable on a phone, in print, with a keyboard and with a screen reader.
 */
import { siteKeys } from '../../shared/contract/objects.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { integrityOf } from '../survey/integrity.ts';
import { sentenceHtml } from './html.ts';
import { dayInWords } from './number-words.ts';
import { renderGlance } from './render-glance.ts';
import { renderInstrument } from './render-instrument.ts';
import { renderGroupMap, renderParticipation } from './render-participation.ts';
import { renderAttendance, renderWhoAnswered } from './render-rates.ts';
import { renderStewardSide } from './render-steward-side.ts';
import { reportStyle } from './report-style.ts';

export function renderReportPage(report: QuarterReport): string {
  const { community, quarter, revision, generatedAt, inOneMinute, promise, pulses } = report;
  const title = `${community.name}, ${quarter}`;
  const policy = `default-src 'none'; style-src '${integrityOf(reportStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const anybody = pulses.some(({ answered }) => answered.status === 'shown');
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${reportStyle}</style></head><body><main>`,
    `<p class="small"><a href="/">All reports</a></p><h1>${sentenceHtml(title)}</h1>`,
    `<p class="quiet">Published ${dayInWords(generatedAt)}${revision > 1 ? `, revision ${revision}` : ''}.</p>`,
    renderRevision(report),
    `<section class="minute"><h2>In one minute</h2><ul>${list(inOneMinute)}</ul></section>`,
    renderWhoAnswered(pulses),
    anybody ? renderGlance(report) : '',
    anybody ? pulses.flatMap(({ instruments }) => instruments.map(renderInstrument)).join('') : '',
    renderAttendance(report.attendance),
    renderParticipation(report),
    renderGroupMap(report),
    renderStewardSide(report),
    renderMissing(report),
    `<h2>What protects the people behind these numbers</h2><ul>${list(promise.words)}</ul>`,
    renderMethod(report),
    '</main></body></html>',
  ].join('');
}

/** What a correction added, and the file that it takes the place of. */
function renderRevision({ supersedes, community, quarter }: QuarterReport): string {
  if (!supersedes) return '';
  const before = `/${siteKeys.reportRevision(community.id, quarter, supersedes.revision)}`;
  const table = `/${siteKeys.reportCsv(community.id, quarter, supersedes.revision)}`;
  return `<p>${sentenceHtml(supersedes.why.join(' '))} <a href="${before}">Revision ${supersedes.revision}</a> and <a href="${table}">its table</a> stay where they were.</p>`;
}

const list = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `<li>${sentenceHtml(sentence)}</li>`).join('');

/** Sections that this community does not fill are named, so that nobody takes silence for nothing to report. */
function renderMissing(report: QuarterReport): string {
  const sections = [
    ['What we heard and what we did', report.stewardCommitments],
    ['Who helps whom, group by group', report.groupMap],
    ['Outcomes', report.outcomes],
    ['Experiments and what was learned', report.experiments],
    ['Milestones', report.milestones],
  ] as const;
  const missing = sections.flatMap(([name, section]) =>
    section.status === 'not-collected' ? [{ name, words: section.words }] : [],
  );
  if (missing.length === 0) return '';
  const paragraphs = [...Map.groupBy(missing, ({ words }) => words)].map(
    ([words, named]) => `<p>${named.map(({ name }) => name).join(' · ')}</p><p class="quiet">${escapeHtml(words)}</p>`,
  );
  return `<h2>Not in this report</h2>${paragraphs.join('')}`;
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
  const terms = definitions.map(
    ({ name, definition }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(definition)}</dd>`,
  );
  const pulses = provenance.pulses.map(
    ({ pulse, fingerprint, commitmentRoot }) =>
      `<li>${escapeHtml(pulse)}: promise <code>${readableFingerprint(fingerprint)}</code>, receipts <a href="/${siteKeys.commitment(pulse)}">in the list of ${escapeHtml(pulse)}</a> with root <code>${commitmentRoot}</code></li>`,
  );
  return [
    '<h2>How this was computed</h2>',
    `<ul>${list(method)}</ul>`,
    `<details><summary>What the words mean</summary><dl>${terms.join('')}</dl></details>`,
    `<details><summary>Fingerprints and receipts</summary><p>The fingerprint is the one in every invitation of the pulse. <a href="/${siteKeys.receipt('en')}">Check a receipt.</a></p><ul>${pulses.join('')}</ul></details>`,
    `<p>The same numbers as <a href="/${siteKeys.reportRevision(community.id, quarter, revision)}">JSON</a> and <a href="/${siteKeys.reportCsv(community.id, quarter, revision)}">CSV</a>. Format version ${version}. <a href="/${siteKeys.privacy('en')}">Privacy.</a></p>`,
  ].join('');
}
