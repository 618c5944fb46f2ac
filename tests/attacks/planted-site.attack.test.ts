/**
 * A site on which one file says more than it may: each is found, with the file and the place. The site without the plant, and
 * a site whose files are merely missing, say nothing.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CommunityId, GroupName, MemberId, PulseId } from '../../shared/kernel/ids.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { readSite } from '../../shared/report/attacks/site/public-site.ts';
import { verifySite } from '../../shared/report/attacks/site/verify-site.ts';
import { type MadeSite, publishOrganisation } from '../../tools/bench/made-organisation.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';
import { printers } from './made-site.ts';

const roster = new Map(
  Array.from({ length: 34 }, (_, index): [MemberId, GroupName] => [
    (index + 1).toString(16).padStart(32, '0') as MemberId,
    (index < 15 ? 'North' : 'South') as GroupName,
  ]),
);
const makers = 'makers' as CommunityId;
let solver: LinearSolver;
let made: MadeSite;
beforeAll(async () => {
  solver = await loadHighsSolver();
  made = publishOrganisation(
    {
      communities: [{ id: makers, rosters: [roster, roster] }],
      isAnswering: (member) => Number.parseInt(member.slice(-2), 16) % 5 > 0,
      choose: (member, month, item, points) =>
        1 + ((Number.parseInt(member.slice(-2), 16) * 7 + month + item * 3) % points),
    },
    solver,
  );
});

const attack = (files: ReadonlyMap<string, string>) => verifySite(readSite(files).site, solver, printers);
const changed = (file: string, change: (text: string) => string) =>
  new Map([...made.files].map(([name, text]) => [name, name === file ? change(text) : text]));
const json = (change: (parsed: Record<string, unknown>) => unknown) => (text: string) =>
  JSON.stringify(change(JSON.parse(text)));

const folder = 'reports/makers/2026-Q1';
const manifest = 's/makers-2026-01/manifest.json';
const list = 's/makers-2026-01/commitment.json';

test('a site as it is published holds nothing to find', () => {
  expect(attack(made.files)).toEqual([]);
  expect(readSite(made.files).site.reports.map(({ report }) => report.revision)).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
});

describe('found on a site', () => {
  test.each<[string, string, (text: string) => string, string, string]>([
    [
      'a row of the table',
      `${folder}/report.csv`,
      (text) => `${text}makers,2026-Q1,,,,North,answered,3,,15,,shown\r\n`,
      'not-from-shown',
      'line',
    ],
    [
      'a number on the page',
      'reports/makers/2026-Q2/report.html',
      (text) => text.replace('</main>', '<p>0.8317</p></main>'),
      'not-from-shown',
      'the page',
    ],
    [
      'a number of a part that its quarter does not repeat',
      `${folder}/report.json`,
      json((one) => ({ ...one, pulses: (one['pulses'] as object[]).map((pulse) => ({ ...pulse, mergedLabels: 1 })) })),
      'published-twice',
      'pulses[0]',
    ],
    [
      'a part that says the same in other bytes',
      `${folder}/makers-2026-01.json`,
      json(({ pulses, ...one }) => ({ pulses, ...one })),
      'published-twice',
      'pulses[0]',
    ],
    ['another manifest than was promised', manifest, (text) => `${text} `, 'contradiction', 'pulses[0]'],
    [
      'a coarse promise and a full report',
      manifest,
      json((one) => ({ ...one, detail: 'coarse' })),
      'not-coarse',
      'pulses[0].detail',
    ],
    [
      'members without those who opted out',
      manifest,
      json((one) => ({
        ...one,
        groups: [
          { label: 'North', members: 15 },
          { label: 'South', members: 17 },
        ],
      })),
      'suppressed-count',
      'pulses[0].members',
    ],
    [
      'a list as long as people answered',
      list,
      json((one) => ({ ...one, receipts: Array.from({ length: 27 }, String) })),
      'suppressed-count',
      'receipts',
    ],
    [
      'a field in a report',
      `${folder}/report.json`,
      json((one) => ({ ...one, deviation: 0.8 })),
      'undeclared-field',
      'deviation',
    ],
  ])('%s', (_, file, change, code, place) => {
    const files = changed(file, change);
    expect(files.get(file)).not.toBe(made.files.get(file));
    expect(attack(files)).toContainEqual(expect.objectContaining({ code, place: expect.stringContaining(place) }));
  });

  test('a number in what members get back', () => {
    const [report] = made.reports.get(makers) ?? [];
    if (!report) throw new Error('a report must be published');
    const results = resultsForMembers(report);
    const at = 'reports/makers/given-back.json';
    const given = (lines: object) =>
      new Map(made.files).set(at, JSON.stringify({ version: 1, results: { ...results, lines } }));
    expect(attack(given(results.lines))).toEqual([]);
    const leaky = { ...results.lines, en: ['Of 137 answers, 3 were not favourable.'] };
    expect(attack(given(leaky))).toMatchObject([{ file: at, code: 'not-from-shown', place: 'results.lines.en' }]);
  });
});

test('files that cannot be read are named with what is wrong', () => {
  const broken = changed(`${folder}/report.json`, () => '{');
  expect(readSite(broken).problems).toEqual([{ file: `${folder}/report.json`, words: 'is not JSON' }]);
  const noPulse = changed(manifest, () => '{}');
  expect(readSite(noPulse).problems[0]?.words).toContain('is not a manifest: pulse');
});

test('the site is found wherever a folder begins', () => {
  const deeper = new Map([...made.files].map(([name, text]) => [`copy/of/bucket/${name}`, text]));
  const { site } = readSite(deeper);
  expect(site.reports).toHaveLength(8);
  expect(site.manifests.has('makers-2026-01' as PulseId)).toBe(true);
});
