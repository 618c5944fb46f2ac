/**
 * The front door of the site: every community's reports, newest first, from the public index alone and in its order.
 * No script, no external requests.
 */
import { reportPage } from '../../locales/en/report-page.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { integrityOf } from '../survey/integrity.ts';
import { sentenceHtml } from './html.ts';
import { dayInWords } from './number-words.ts';
import { reportStyle } from './report-style.ts';

const words = reportPage.index;

/** One report of the index, with its paths on the site. */
export interface ListedReport {
  readonly community: string;
  readonly name: string;
  readonly quarter: string;
  readonly revision: number;
  readonly generatedAt: string;
  readonly page: string;
  /** Absent while the quarter only has parts. */
  readonly json?: string | undefined;
  readonly csv?: string | undefined;
}

export function renderIndexPage(reports: readonly ListedReport[]): string {
  const policy = `default-src 'none'; style-src '${integrityOf(reportStyle)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const communities = [...Map.groupBy(reports, ({ community }) => community).values()].map((listed) => {
    const [newest] = listed;
    return `<h2><bdi>${escapeHtml(newest?.name ?? '')}</bdi></h2><ul class="entries">${listed.map(item).join('')}</ul>`;
  });
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>${words.title}</title><style>${reportStyle}</style></head><body><main>`,
    `<h1>${words.title}</h1><p class="quiet">${words.lead}</p>`,
    ...communities,
    `<h2>${words.forEveryone}</h2><p><a href="/${siteKeys.privacy('en')}">${words.privacy}</a> · <a href="/${siteKeys.receipt('en')}">${words.receipt}</a> · <a href="/${siteKeys.accessibility('en')}">${words.accessibility}</a></p>`,
    '</main></body></html>',
  ].join('');
}

const item = ({ name, quarter, revision, generatedAt, page, json, csv }: ListedReport): string => {
  const of = words.of(escapeHtml(name), sentenceHtml(quarter));
  const day = dayInWords(generatedAt);
  const published = revision === 0 ? words.soFar(day) : reportPage.published(day, revision);
  const file = (path: string, kind: string) =>
    `<a href="${escapeHtml(path)}" aria-label="${words.as(of, kind)}">${kind}</a>`;
  return `<li><p><a href="${escapeHtml(page)}" aria-label="${of}"><b>${sentenceHtml(quarter)}</b></a></p><p class="quiet small">${published}${json && csv ? ` ${file(json, 'JSON')} · ${file(csv, 'CSV')}` : ''}</p></li>`;
};
