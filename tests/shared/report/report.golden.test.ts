/**
 * What is published, word for word: the file, the table, the page and the digest of quarters that differ in kind. Any change
 * is a diff that has been read; `npm run golden` rewrites the files.
 */
import { describe, expect, it } from 'vitest';
import { digest } from '../../../emails/digest.ts';
import { publishQuarter } from '../../../functions/publish-quarter/publish-quarter.ts';
import { publishInputSchema } from '../../../shared/contract/messages.ts';
import { readReport } from '../../../shared/report/shape/read-report.ts';
import { indexSchema } from '../../../shared/report/shape/report-index.ts';
import { siteWorld } from '../../functions/publish-quarter/site-world.ts';
import { expectGolden } from '../../golden-file.ts';
import { type GoldenCase, goldenCases, type QuarterResults } from './golden-quarters.ts';
import { fixtureCommunity } from './quarter-fixture.ts';

/** Everything that is read, from one run of the real publication. */
async function published({ quarters, stewardSide }: GoldenCase) {
  const results = new Map<string, QuarterResults>();
  const { world, files } = siteWorld(
    { get: (quarter) => results.get(quarter)?.pulses },
    (quarter) => results.get(quarter)?.signals,
    stewardSide,
  );
  let last = '';
  for (const [day, found] of quarters.entries()) {
    last = found.pulses[0]?.quarter ?? '';
    results.set(last, found);
    const at = `2027-01-0${day + 1}T08:00:00Z`;
    const input = { step: 'publish', community: fixtureCommunity, quarter: last, at };
    await publishQuarter(publishInputSchema.parse(input), world);
  }
  const folder = `reports/${fixtureCommunity}/${last}`;
  const [entry] = indexSchema.parse(JSON.parse(files.get('reports/index.json') ?? '')).reports;
  const json = files.get(entry?.json?.slice(1) ?? '') ?? '';
  const report = readReport(json);
  const mail = digest({
    readerName: 'Ana Ruiz',
    stewardName: 'Sam Okafor',
    report,
    reportUrl: `https://pulse.example/${folder}/report.html`,
    unsubscribeUrl: 'https://pulse.example/api/unsubscribe/token',
  });
  return {
    report,
    json,
    csv: files.get(entry?.csv?.slice(1) ?? '') ?? '',
    page: wordsOf(files.get(`${folder}/report.html`) ?? ''),
    digest: `${mail.subject}\n\n${mail.text}`,
  };
}

/** What a person reads of a page, one line per block. */
const wordsOf = (html: string): string =>
  `${html
    .replaceAll(/<style>.*?<\/style>|<svg.*?<\/svg>|<meta[^>]*>/gs, '')
    .replaceAll(/<\/(?:h\d|p|li|tr|dt|dd|title|caption|summary)>|<br>/g, '\n')
    .replaceAll(/<\/t[hd]>/g, ' | ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('\u2011', '-')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')}\n`;

describe.each(goldenCases)('a published quarter: $name', (golden) => {
  const folder = new URL(`golden/${golden.name}/`, import.meta.url);

  it('is, word for word, what was reviewed', async () => {
    const files = await published(golden);
    await expectGolden(new URL('report.json', folder), files.json);
    await expectGolden(new URL('report.csv', folder), files.csv);
    await expectGolden(new URL('page.txt', folder), files.page);
    await expectGolden(new URL('digest.txt', folder), files.digest);
  });

  it('says the same on the page, in the digest and in the table', async () => {
    const { report, page, digest: mail, csv } = await published(golden);
    const text = mail.replaceAll(/\s+/g, ' ');
    expect(text).toContain(report.headline);
    for (const sentence of report.inOneMinute) {
      expect(page).toContain(sentence);
      expect(text).toContain(sentence);
    }
    for (const { instrument, change, score } of report.pulses.flatMap(({ instruments }) => instruments)) {
      if (score.status === 'shown') expect(page).toContain(change.words);
      const row = csv.split('\r\n').find((line) => line.includes(`,${instrument},,,change,`));
      expect(row).toContain(change.status === 'shown' ? change.verdict : change.status);
    }
  });
});

describe('quarters without a result', () => {
  it('look the same whether no one or too few answered', async () => {
    const [nobody, some] = await Promise.all(
      ['nobody-answered', 'all-suppressed'].map((name) => {
        const found = goldenCases.find((golden) => golden.name === name);
        if (!found) throw new Error(`${name} must be kept`);
        return published(found);
      }),
    );
    expect(some).toEqual(nobody);
  });
});
