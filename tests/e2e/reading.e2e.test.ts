/** A reader's journeys: without the read link, with it, after it has ended, past its quarter, and to a public report. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLinkOf } from '../../local/outcome.ts';
import { directionOf } from '../../locales/direction.ts';
import { readWords } from '../../locales/read.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';
import { keepsOnlyWhatIsDocumented, lookAt, type Person, personWith } from './survey-browser.ts';

const community = 'data-guild' as CommunityId;
const reportOf = (quarter: string) => `/${siteKeys.reportPage(community, quarter as QuarterId)}`;

describe.runIf(hasChromium)('a reader', () => {
  let browser: Browser;
  let pulse: OpenPulse;
  let link: string;
  beforeAll(async () => {
    [browser, pulse] = await Promise.all([launchChromium(), openPulse(20)]);
    await pulse.count();
    await pulse.publish();
    link = `${pulse.stack.url}${await readLinkOf(pulse.stack, community, '2026-Q4' as QuarterId)}`;
    expect(link).toMatch(/\/read\/en#data-guild\/2026-Q4\/[\w-]{22}$/);
  });
  afterAll(async () => {
    await browser.close();
    await pulse.stop();
  });

  const someone = (options: BrowserContextOptions = {}): Promise<Person> =>
    personWith(browser, pulse, pulse.nextInvited(), options);
  const go = ({ page }: Person, path: string) =>
    page.goto(path.startsWith('http') ? path : `${pulse.stack.url}${path}`);
  const isRead = ({ page }: Person) => page.getByRole('heading', { name: 'In one minute' }).waitFor();
  const needsLink = ({ page }: Person, language: keyof typeof readWords = 'en') =>
    page.getByRole('heading', { level: 1, name: readWords[language].title }).waitFor();

  async function put(key: string, value: unknown): Promise<void> {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const s3 = new S3Client({
      region: 'eu-central-1',
      endpoint: pulse.stack.endpoint,
      credentials,
      forcePathStyle: true,
    });
    const Body = typeof value === 'string' ? value : JSON.stringify(value);
    const ContentType = key.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/json';
    await s3.send(new PutObjectCommand({ Bucket: pulse.siteBucket, Key: key, Body, ContentType }));
    s3.destroy();
    // The function believes for two seconds what it has read.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
  }
  const read = async (key: string) => new TextDecoder().decode(await pulse.stack.readSiteObject(key));

  it('without the link is told in their language who has it, and the same where there is nothing', async () => {
    for (const language of languages) {
      const person = await someone({ locale: language });
      const bodies = new Set<string | undefined>();
      for (const path of ['/reports/nobody/', reportOf('2031-Q1'), reportOf('2026-Q4')]) {
        const reply = await go(person, path);
        expect(reply?.status(), path).toBe(404);
        bodies.add(await reply?.text());
      }
      expect(bodies.size).toBe(1);
      await needsLink(person, language);
      expect(await person.page.locator('html').getAttribute('dir')).toBe(directionOf(language));
      await lookAt(person, `needs-link-${language}`);
      await person.page.locator('footer a').first().click();
      await person.page.waitForURL(/\/read\//);
      await person.page.getByRole('heading', { level: 1 }).waitFor();
      person.asked.length = 0;
      await person.context.close();
    }
  });

  it('with the link reads the report; no address has the key, and the pass goes to these reports alone', async () => {
    const person = await someone();
    await go(person, link);
    await isRead(person);
    expect(new URL(person.page.url()).pathname).toBe(reportOf('2026-Q4'));
    expect(person.asked.map(({ line }) => line)).toEqual([
      'GET /read/en',
      'POST /api/read',
      `GET ${reportOf('2026-Q4')}`,
    ]);
    const [pass, ...others] = await person.context.cookies();
    expect(others).toEqual([]);
    expect(pass).toMatchObject({
      name: 'reader-q4',
      path: '/reports/data-guild',
      httpOnly: true,
      sameSite: 'Strict',
      secure: false,
    });
    expect(await person.page.evaluate('document.cookie')).toBe('');
    const other = await someone();
    await go(other, link);
    await isRead(other);
    // Nobody can be told apart by it.
    expect((await other.context.cookies())[0]?.value).toBe(pass?.value);
    await lookAt(person, 'read-report');
    await keepsOnlyWhatIsDocumented(person);
    await person.page.getByRole('link', { name: 'All reports' }).click();
    await person.page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    expect(new URL(person.page.url()).pathname).toBe('/reports/data-guild/');
    await lookAt(person, 'read-list');
    // A survey is opened in the same browser: `close` fails if the pass goes along with any of its requests.
    await go(person, person.invited.link);
    await person.page.getByRole('heading', { level: 1 }).waitFor();
    await person.page.waitForLoadState('networkidle');
    expect(person.asked.map(({ line }) => line)).toContain('POST /api/status');
    for (const one of [person, other]) await one.close();
  });

  it('comes from another site, such as a mail on the web, and can read at once', async () => {
    const person = await someone();
    const elsewhere = pulse.stack.url.replace('127.0.0.1', 'localhost');
    await person.page.route(`${elsewhere}/mail`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${link}">results</a>` }),
    );
    await person.page.goto(`${elsewhere}/mail`);
    await person.page.getByRole('link', { name: 'results' }).click();
    await isRead(person);
    await person.context.close();
  });

  it('without a script is told why the page needs one', async () => {
    const person = await someone({ javaScriptEnabled: false });
    await go(person, link);
    await person.page.getByText(readWords.en.needsScript).waitFor();
    await needsLink(person);
    await person.close();
  });

  it('whose network fails can try again', async () => {
    const person = await someone();
    await person.page.route('**/api/read', (route) => route.abort());
    await go(person, link);
    await person.page.getByText(readWords.en.script.unreachable).waitFor();
    await lookAt(person, 'read-unreachable');
    await person.page.unroute('**/api/read');
    await person.page.getByRole('button', { name: readWords.en.script.again }).click();
    await isRead(person);
    await person.close();
  });

  it('with the link of an older quarter does not read a newer one, and a link that has ended opens nothing', async () => {
    const key = siteKeys.communityIndex(community);
    const index = await read(key);
    const [entry] = JSON.parse(index).reports;
    await put(reportOf('2027-Q1').slice(1), await read(reportOf('2026-Q4').slice(1)));
    await put(key, { version: 1, reports: [{ ...entry, quarter: '2027-Q1', page: reportOf('2027-Q1') }, entry] });
    const person = await someone();
    await go(person, link);
    await isRead(person);
    await go(person, reportOf('2027-Q1'));
    await needsLink(person);
    await go(person, '/reports/data-guild/');
    expect(await person.page.getByRole('link', { name: /2027/ }).count()).toBe(0);
    await person.close();

    const longAgo = entry.revisions.map((revision: object) => ({ ...revision, generatedAt: '2025-11-01T08:00:00Z' }));
    await put(key, { version: 1, reports: [{ ...entry, revisions: longAgo }] });
    const late = await someone();
    await go(late, link);
    await needsLink(late);
    expect(await late.context.cookies()).toEqual([]);
    await late.close();
    await put(key, index);
  });

  it('reads a public report without any link, and finds it on the front page, until the community closes it', async () => {
    const key = siteKeys.communityIndex(community);
    const before = { [key]: await read(key), [siteKeys.index]: await read(siteKeys.index) };
    for (const [name, body] of Object.entries(before)) {
      const { reports, ...rest } = JSON.parse(body);
      await put(name, { ...rest, reports: reports.map((one: object) => ({ ...one, audience: 'public' })) });
    }
    await put(siteKeys.publicCommunities, { version: 1, communities: [community] });
    const person = await someone();
    await go(person, '/');
    await lookAt(person, 'public-reports');
    await person.page
      .getByRole('link', { name: /2026.Q4/ })
      .first()
      .click();
    await isRead(person);
    expect(await person.context.cookies()).toEqual([]);
    await put(siteKeys.publicCommunities, { version: 1, communities: [] });
    await person.page.reload();
    await needsLink(person);
    await go(person, '/');
    expect(await person.page.getByRole('link', { name: /2026.Q4/ }).count()).toBe(0);
    await person.close();
    for (const [name, body] of Object.entries(before)) await put(name, body);
  });
});
