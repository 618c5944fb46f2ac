import { describe, expect, it } from 'vitest';
import { readReport } from '../../../functions/read-report/read-report.ts';
import type { ReadingReply, ReadingRequest, ReadReportPorts } from '../../../functions/read-report/reading.ts';
import { namedBy } from '../../../functions/read-report/report-path.ts';
import { readWords } from '../../../locales/read.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { routes } from '../../../shared/contract/routes.ts';
import type { CommunityId, QuarterId } from '../../../shared/kernel/ids.ts';
import { addSeconds, daySeconds, type Instant } from '../../../shared/kernel/time.ts';
import { readLink } from '../../../shared/reading/read-link.ts';

const master = new Uint8Array(32).fill(3);
const now = '2027-01-20T10:00:00Z' as Instant;
const published: Record<string, Instant> = {
  '2025-Q4': '2026-01-05T08:00:00Z' as Instant,
  '2026-Q3': '2026-10-05T07:00:00Z' as Instant,
  '2026-Q4': '2027-01-05T08:00:00Z' as Instant,
};

const entry = (community: string, quarter: string, audience?: 'members' | 'public') => ({
  community,
  name: community,
  quarter,
  revision: 1,
  generatedAt: published[quarter],
  ...(audience && { audience }),
  json: `/reports/${community}/${quarter}/report.json`,
  page: `/reports/${community}/${quarter}/report.html`,
  csv: `/reports/${community}/${quarter}/report.csv`,
  revisions: [{ revision: 1, generatedAt: published[quarter], json: `/reports/${community}/${quarter}/report.json` }],
});
const indexOf = (...reports: ReturnType<typeof entry>[]) => JSON.stringify({ version: 1, reports });

/** Makers are for members; charts are public, but their oldest quarter was opened for members. */
function site(changes: Readonly<Record<string, string | undefined>> = {}) {
  const makers = ['2026-Q4', '2026-Q3', '2025-Q4'].map((quarter) => entry('makers', quarter, 'members'));
  const charts = [entry('charts', '2026-Q4', 'public'), entry('charts', '2026-Q3')];
  const files: Record<string, string | undefined> = {
    'reports/public.json': '{"version":1,"communities":["charts"]}',
    'reports/index.json': indexOf(...makers, ...charts),
    'reports/makers/index.json': indexOf(...makers),
    'reports/charts/index.json': indexOf(...charts),
    'reports/schema/quarter-report-1.3.json': '{}',
    'reports/makers/given-back.json': '{"links":"secret"}',
    ...Object.fromEntries(
      [...makers, ...charts].flatMap(({ community, quarter }) =>
        ['report.html', 'report.json', 'report.csv', 'report.2.json'].map((name) => [
          `reports/${community}/${quarter}/${name}`,
          `the ${name} of ${community}, ${quarter}`,
        ]),
      ),
    ),
    ...changes,
  };
  const asked: string[] = [];
  let stored: Uint8Array | undefined = master;
  const ports: ReadReportPorts = {
    async read(key) {
      asked.push(key);
      const body = files[key];
      return body === undefined ? undefined : { body: Buffer.from(body), contentType: 'text/plain' };
    },
    readMaster: async () => stored,
    plainStyle: async () => '',
    isSecure: true,
  };
  const ask = (request: Partial<ReadingRequest>) =>
    readReport({ route: routes.reports, now, path: {}, body: '', cookies: {}, languages: [], ...request }, ports);
  return {
    asked,
    ask,
    loseMaster: () => {
      stored = undefined;
    },
    get: (path: string, cookies: Record<string, string> = {}, more: Partial<ReadingRequest> = {}) =>
      ask({ path: { proxy: path }, cookies, ...more }),
    exchange: (community: string, quarter: string, key: string, at = now) =>
      ask({ route: routes.read, body: JSON.stringify({ community, quarter, key }), now: at }),
  };
}
const keyOf = (community: string, quarter: string, of = master) =>
  readLink(of, community as CommunityId, quarter as QuarterId).split('/')[2] ?? '';
const text = ({ body }: ReadingReply) => (typeof body === 'string' ? body : new TextDecoder().decode(body));
/** What a browser sends back of the cookie that it was given. */
function kept({ cookie = '' }: ReadingReply): Record<string, string> {
  const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
  return { [name]: value };
}
const isNeedsLink = (reply: ReadingReply) => reply.status === 404 && text(reply).includes(readWords.en.title);

describe('what one pulse says', () => {
  const part = (month: number, audience: 'members' | 'public') => ({
    pulse: `charts-2027-0${month}`,
    generatedAt: `2027-0${month}-15T08:00:00Z`,
    audience,
    json: `/reports/charts/2027-Q1/charts-2027-0${month}.json`,
    csv: `/reports/charts/2027-Q1/charts-2027-0${month}.csv`,
  });
  const running = {
    ...entry('charts', '2027-Q1'),
    revision: 0,
    generatedAt: part(2, 'public').generatedAt,
    revisions: [],
  };
  const { json: _, csv: __, ...soFar } = { ...running, parts: [part(1, 'members'), part(2, 'public')] };
  const names = ['charts-2027-01.json', 'charts-2027-02.json', 'charts-2027-02.csv', 'report.html'];
  const files = {
    'reports/charts/index.json': JSON.stringify({ version: 1, reports: [soFar] }),
    ...Object.fromEntries(names.map((name) => [`reports/charts/2027-Q1/${name}`, `the ${name}`])),
  };
  const later = '2027-02-20T10:00:00Z' as Instant;

  it('is read by everyone only if the pulse itself opened as public', async () => {
    const { get } = site(files);
    const replies = await Promise.all(names.map((name) => get(`charts/2027-Q1/${name}`)));
    expect(replies.map(({ status }) => status)).toEqual([404, 200, 200, 404]);
  });

  it('is read with the link of its quarter, which works from the first part on', async () => {
    const { get, exchange } = site(files);
    const pass = kept(await exchange('charts', '2027-Q1', keyOf('charts', '2027-Q1'), later));
    const replies = await Promise.all(names.map((name) => get(`charts/2027-Q1/${name}`, pass, { now: later })));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(text(await get('charts/', pass, { now: later }))).toContain('Results so far');
  });

  it('has a name of its community, and no other file of a quarter has a name', () => {
    expect(namedBy('charts/2027-Q1/charts-2027-02.json')).toMatchObject({ kind: 'file', pulse: 'charts-2027-02' });
    for (const path of [
      'charts/2027-Q1/makers-2027-02.json',
      'charts/2027-Q1/charts-2027-02.html',
      'charts/2027-Q1/x.json',
    ]) {
      expect(namedBy(path)).toBeUndefined();
    }
  });
});

describe('a report for members', () => {
  it('is shown with the link of its quarter: page, JSON, CSV and later revisions', async () => {
    const { get, exchange } = site();
    const pass = kept(await exchange('makers', '2026-Q4', keyOf('makers', '2026-Q4')));
    for (const name of ['report.html', 'report.json', 'report.csv', 'report.2.json']) {
      const reply = await get(`makers/2026-Q4/${name}`, pass);
      expect([reply.status, text(reply)]).toEqual([200, `the ${name} of makers, 2026-Q4`]);
    }
  });

  it('is not shown without a link, and what is said does not depend on whether it exists', async () => {
    const { get, asked } = site();
    const replies = await Promise.all(
      [
        'makers/2026-Q4/report.html',
        'makers/2020-Q1/report.html',
        'nobody/2026-Q4/report.html',
        'nobody/',
        'makers/',
      ].map((path) => get(path)),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(replies.every(isNeedsLink)).toBe(true);
    // Nor does the work that is done.
    expect(new Set(asked)).toEqual(new Set(['reports/public.json']));
  });

  it('opens with the link of a later quarter, and not with that of an earlier one', async () => {
    const { get, exchange } = site();
    const [older, newer] = [
      kept(await exchange('makers', '2026-Q3', keyOf('makers', '2026-Q3'))),
      kept(await exchange('makers', '2026-Q4', keyOf('makers', '2026-Q4'))),
    ];
    expect((await get('makers/2026-Q3/report.html', newer)).status).toBe(200);
    expect(isNeedsLink(await get('makers/2026-Q4/report.html', older))).toBe(true);
    // An older link opened later takes nothing away.
    expect((await get('makers/2026-Q4/report.html', { ...newer, ...older })).status).toBe(200);
  });

  it('is listed with the quarters that the link opens, and no others', async () => {
    const { get, exchange } = site();
    const older = kept(await exchange('makers', '2026-Q3', keyOf('makers', '2026-Q3')));
    const quarters = JSON.parse(text(await get('makers/index.json', older))).reports.map(
      ({ quarter }: { quarter: string }) => quarter,
    );
    expect(quarters).toEqual(['2026-Q3', '2025-Q4']);
    const page = text(await get('makers/', older));
    expect(page).toContain('/reports/makers/2026-Q3/report.html');
    expect(page).not.toContain('2026-Q4');
  });

  it('is not opened by the pass of another community, nor by one that somebody made up', async () => {
    const { get, exchange } = site({ 'reports/charts/index.json': indexOf(entry('charts', '2026-Q4')) });
    const charts = kept(await exchange('charts', '2026-Q4', keyOf('charts', '2026-Q4')));
    for (const cookies of [charts, { 'reader-q4': '2026-Q4.2027-03-01.AAAAAAAAAAAAAAAAAAAAAA' }, { reader: 'x' }])
      expect(isNeedsLink(await get('makers/2026-Q4/report.html', cookies))).toBe(true);
  });

  it('closes to everybody when the master is lost', async () => {
    const { get, exchange, loseMaster } = site();
    const pass = kept(await exchange('makers', '2026-Q4', keyOf('makers', '2026-Q4')));
    loseMaster();
    expect(isNeedsLink(await get('makers/2026-Q4/report.html', pass))).toBe(true);
  });
});

describe('a public report', () => {
  it('is shown to everybody, if it was published as public and the community still says so', async () => {
    const { get } = site();
    expect(text(await get('charts/2026-Q4/report.html'))).toBe('the report.html of charts, 2026-Q4');
    expect(isNeedsLink(await get('charts/2026-Q3/report.html'))).toBe(true);
    const listed = JSON.parse(text(await get('charts/index.json'))).reports;
    expect(listed).toHaveLength(1);
  });

  it('is closed by the present setting, which cannot open what was for members', async () => {
    const closed = site({ 'reports/public.json': '{"version":1,"communities":[]}' });
    expect(isNeedsLink(await closed.get('charts/2026-Q4/report.html'))).toBe(true);
    const opened = site({ 'reports/public.json': '{"version":1,"communities":["charts","makers"]}' });
    expect(isNeedsLink(await opened.get('makers/2026-Q4/report.html'))).toBe(true);
    expect(isNeedsLink(await site({ 'reports/public.json': undefined }).get('charts/2026-Q4/report.html'))).toBe(true);
  });

  it('is all that the front page and the index of the site list', async () => {
    const { ask, get } = site();
    const front = text(await ask({ route: routes.publicReports }));
    expect(front).toContain('/reports/charts/2026-Q4/report.html');
    expect(front).not.toMatch(/makers|2026-Q3/);
    expect(JSON.parse(text(await get('index.json'))).reports).toEqual([entry('charts', '2026-Q4', 'public')]);
    const empty = site({ 'reports/public.json': undefined });
    expect((await empty.ask({ route: routes.publicReports })).status).toBe(200);
  });
});

describe('the exchange of a link', () => {
  it('gives everyone the same cookie, of one community, out of reach of scripts and other sites', async () => {
    const { exchange } = site();
    const [first, later] = [
      await exchange('makers', '2026-Q4', keyOf('makers', '2026-Q4')),
      await exchange('makers', '2026-Q4', keyOf('makers', '2026-Q4'), '2027-01-31T23:00:00Z' as Instant),
    ];
    expect(kept(first)).toEqual(kept(later));
    expect(first.cookie).toMatch(
      /^reader-q4=2026-Q4\.2027-03-01\.[\w-]{22}; Path=\/reports\/makers; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  it('ends a year after the report was published, and so does the pass', async () => {
    const { exchange } = site();
    const ends = addSeconds(published['2026-Q4'] ?? now, limits.readLinkDays * daySeconds);
    const key = keyOf('makers', '2026-Q4');
    const last = await exchange('makers', '2026-Q4', key, addSeconds(ends, -daySeconds));
    expect(last.cookie).toContain(`2026-Q4.${ends.slice(0, 10)}.`);
    await expect(exchange('makers', '2026-Q4', key, ends)).rejects.toMatchObject({ code: 'link-unknown' });
    await expect(exchange('makers', '2025-Q4', keyOf('makers', '2025-Q4'))).rejects.toMatchObject({
      code: 'link-unknown',
    });
  });

  it('answers a wrong key, an unknown community and an unpublished quarter alike', async () => {
    const { exchange } = site();
    const wrong = [
      exchange('makers', '2026-Q4', keyOf('makers', '2026-Q3')),
      exchange('makers', '2026-Q4', keyOf('makers', '2026-Q4', new Uint8Array(32).fill(9))),
      exchange('nobody', '2026-Q4', keyOf('nobody', '2026-Q4')),
      exchange('makers', '2027-Q1', keyOf('makers', '2027-Q1')),
    ];
    for (const reply of wrong) await expect(reply).rejects.toMatchObject({ code: 'link-unknown' });
  });

  it('refuses what is not of its shape', async () => {
    const { ask } = site();
    for (const body of ['', '{}', '{"community":"makers","quarter":"2026-Q4","key":"short"}'])
      await expect(ask({ route: routes.read, body })).rejects.toMatchObject({ code: 'request-malformed' });
  });
});

describe('the page about links', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['pt'], 'pt-BR'],
    [['ja', 'ar-EG'], 'ar'],
    [['ja'], 'en'],
    [[], 'en'],
  ] as const)(
    'for a browser that asks for %j is in %s, with links to the other languages',
    async (wishes, language) => {
      const page = text(await site().get('makers/2026-Q4/report.html', {}, { languages: wishes }));
      expect(page).toContain(`<html lang="${language}"`);
      expect(page).toContain(readWords[language].title);
      for (const other of languages) if (other !== language) expect(page).toContain(`href="/read/${other}"`);
      expect(page).not.toContain('<script');
    },
  );

  it.each(languages)(
    'opened by a link in %s says in words that it needs a script, and runs only its own',
    async (language) => {
      const page = text(await site().ask({ route: routes.readPage, path: { language } }));
      expect(page).toContain(readWords[language].needsScript);
      expect(page).toMatch(/script-src 'sha256-[^']+'; connect-src 'self'/);
    },
  );

  it('exists in our languages only', async () => {
    await expect(site().ask({ route: routes.readPage, path: { language: 'xx' } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('paths', () => {
  it('name nothing but published files, however they are written', () => {
    for (const path of [
      'makers/given-back.json',
      'public.json',
      'makers/../charts/2026-Q4/report.html',
      './makers/2026-Q4/report.html',
      '/makers/2026-Q4/report.html',
      'makers//2026-Q4/report.html',
      'makers/2026-Q4/report.html/',
      'makers/2026-Q4/../../public.json',
      'makers%2F2026-Q4%2Freport.html',
      'makers/2026-Q4/%2e%2e/given-back.json',
      'MAKERS/2026-Q4/report.html',
      'makers/2026-q4/report.html',
      'makers/2026-Q5/report.html',
      'makers/2026-Q4/REPORT.HTML',
      'makers/2026-Q4/report.0.json',
      'makers/2026-Q4/report.html\n',
      'schema/../makers/index.json',
      'schema/quarter-report-1.3.json/x',
      '',
    ])
      expect(namedBy(path), path).toBeUndefined();
    expect(namedBy('schema/quarter-report-2.1.json')).toMatchObject({ kind: 'schema' });
  });

  it('of schemas are open to everybody', async () => {
    expect((await site().get('schema/quarter-report-1.3.json')).status).toBe(200);
  });
});
