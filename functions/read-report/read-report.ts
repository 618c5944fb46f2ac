/**
 * Answers everything about reports: pages, tables, JSON, lists and schemas, the page of a read link, and its exchange for a
 * pass. A report is read with a pass of its quarter or a later one, or by everyone if it was published as public and its
 * community still says so: the present setting can only restrict.
 *
 * Whoever may not read gets one page, "you need the link", and nothing that depends on whether a community or a quarter
 * exists: without a pass, a report is looked for only if its community is public. It knows no person, counts no reader and
 * logs nothing about a reading.
 */
import { type Language, languageSchema } from '../../shared/contract/identifiers.ts';
import { readerCookieOf, readerCookies, readRequestSchema } from '../../shared/contract/reading.ts';
import { routes } from '../../shared/contract/routes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { dayOf, daySeconds } from '../../shared/kernel/time.ts';
import { quarterOfPass } from '../../shared/reading/read-link.ts';
import type { IndexEntry } from '../../shared/report/shape/report-index.ts';
import { renderIndexPage } from '../../web/dashboard/render-index-page.ts';
import { renderNeedsLinkPage, renderReadPage } from '../../web/read/render-read-page.ts';
import { exchangeLink } from './exchange-link.ts';
import { allPublicReports, isPublic, publicReportsOf, publishedOf, reportsUpTo } from './published-entries.ts';
import { htmlPage, type ReadingReply, type ReadingRequest, type ReadReportPorts } from './reading.ts';
import { type Named, namedBy } from './report-path.ts';

export async function readReport(request: ReadingRequest, ports: ReadReportPorts): Promise<ReadingReply> {
  switch (request.route) {
    case routes.read:
      return exchange(request, ports);
    case routes.readPage:
      return readPage(request, ports);
    case routes.publicReports:
      return htmlPage(renderIndexPage(await allPublicReports(ports)));
    default: {
      const named = namedBy(request.path['proxy'] ?? '');
      const found = named && (await find(named, request, ports));
      return found ?? htmlPage(renderNeedsLinkPage(await ports.plainStyle(), bestOf(request.languages)), 404);
    }
  }
}

/** Undefined if there is nothing, or nothing that this reader may read. */
async function find(named: Named, request: ReadingRequest, ports: ReadReportPorts): Promise<ReadingReply | undefined> {
  if (named.kind === 'schema') return file(named.key, ports);
  if (named.kind === 'public-index') return list(await allPublicReports(ports));
  const { community } = named;
  const newest = await newestQuarterOpened(community, request, ports);
  if (named.kind === 'file') {
    const { quarter, pulse, key } = named;
    if (newest !== undefined && quarter <= newest) return file(key, ports);
    return (await isPublic({ community, quarter, pulse }, ports)) ? file(key, ports) : undefined;
  }
  const reports =
    newest === undefined ? await publicReportsOf(community, ports) : await reportsUpTo(newest, community, ports);
  if (reports.length === 0) return undefined;
  return named.as === 'json' ? list(reports) : htmlPage(renderIndexPage(reports));
}

/** The newest quarter that one of the reader's passes opens. */
async function newestQuarterOpened(
  community: CommunityId,
  { cookies, now }: ReadingRequest,
  { readMaster }: ReadReportPorts,
): Promise<QuarterId | undefined> {
  const passes = readerCookies.flatMap((name) => cookies[name] ?? []);
  if (passes.length === 0) return undefined;
  for (const doubted of [false, true]) {
    const master = await readMaster(now, doubted);
    const opened = master ? passes.flatMap((pass) => quarterOfPass(master, community, pass, dayOf(now)) ?? []) : [];
    if (opened.length > 0) return opened.toSorted().at(-1);
  }
  return undefined;
}

async function exchange({ body, now }: ReadingRequest, ports: ReadReportPorts): Promise<ReadingReply> {
  const request = readRequestOf(body);
  const { community, quarter } = request;
  const { readMaster } = ports;
  const pass = await exchangeLink(request, now, { readMaster, published: (of) => publishedOf(of, ports) });
  const cookie = [
    `${readerCookieOf(quarter)}=${pass.value}`,
    `Path=/reports/${community}`,
    // Not a date: the clock of a device may be wrong.
    `Max-Age=${pass.days * daySeconds}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(ports.isSecure ? ['Secure'] : []),
  ];
  return { status: 200, body: '{}', contentType: 'application/json', cookie: cookie.join('; ') };
}

/** @throws PulseError request-malformed */
function readRequestOf(body: string) {
  try {
    return readRequestSchema.parse(JSON.parse(body));
  } catch {
    throw new PulseError('request-malformed', 'body must name a community, a quarter and a key');
  }
}

async function readPage({ path }: ReadingRequest, { plainStyle }: ReadReportPorts): Promise<ReadingReply> {
  const language = languageSchema.safeParse(path['language']).data;
  if (!language) throw new PulseError('not-found', 'language must be one of the pages');
  return htmlPage(renderReadPage(await plainStyle(), language));
}

/** The first wish that is a language of ours, regions aside; English if there is none. */
function bestOf(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const [wished] = wish.toLowerCase().split('-');
    const found = languageSchema.options.find((language) => language.toLowerCase().split('-')[0] === wished);
    if (found) return found;
  }
  return 'en';
}

async function file(key: string, { read }: ReadReportPorts): Promise<ReadingReply | undefined> {
  const found = await read(key);
  return found && { status: 200, ...found };
}

const list = (reports: readonly IndexEntry[]): ReadingReply => ({
  status: 200,
  body: `${JSON.stringify({ version: 1, reports }, null, 2)}\n`,
  contentType: 'application/json',
});
