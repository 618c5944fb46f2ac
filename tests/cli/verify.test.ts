import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../cli/read-arguments.ts';
import { verifyFiles } from '../../cli/verify.ts';
import { ordinaryQuarter, reportOf } from '../shared/report/quarter-fixture.ts';

let folder: string;
const report = reportOf(ordinaryQuarter());
const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-verify-'));
  await write('report.json', report);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function verify(...args: string[]) {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), err: () => undefined, cwd: folder };
  const code = await verifyFiles(args, terminal);
  return { code, text: lines.join('\n') };
}

const mistake = (...args: string[]): Promise<string> =>
  verify(...args).then(
    ({ code }) => `ended with ${code}`,
    (error: unknown) => (error instanceof UsageError ? error.message : 'no usage error'),
  );

describe('pulse verify', () => {
  it('says that nothing was found, and ends with 0', async () => {
    const { code, text } = await verify('report.json');
    expect(text).toContain('report.json (Makers, 2026-Q4, revision 1), by itself: nothing was found.');
    expect(code).toBe(0);
  });

  it('says in words what was found, and where in the file, and ends with 1', async () => {
    const leaking = structuredClone(report);
    const [berlin] = leaking.pulses[0]?.groups ?? [];
    if (berlin) berlin.answered = { status: 'exact', people: 4, of: 12 };
    await write('leaking.json', { ...leaking, deviation: 0.8 });
    const { code, text } = await verify('leaking.json');
    expect(code).toBe(1);
    expect(text).toContain('A number covers fewer people than a group must have.');
    expect(text).toContain('makers-2026-10: Berlin\n    at pulses[0].groups[0]');
    expect(text).toContain('a field "deviation"\n    at deviation');
  });

  it('compares files: a late answer is found only with the earlier file', async () => {
    const [october, ...others] = ordinaryQuarter();
    const [berlin, ...groups] = october?.groups ?? [];
    if (!october || !berlin) throw new Error('there must be a pulse');
    const late = reportOf([
      { ...october, groups: [{ ...berlin, respondents: berlin.respondents + 1 }, ...groups] },
      ...others,
    ]);
    await write('late.json', { ...late, revision: 2 });
    expect((await verify('late.json')).code).toBe(0);
    const { code, text } = await verify('late.json', 'report.json');
    expect(code).toBe(1);
    expect(text).toContain('The same answers are published twice');
  });

  it('says what is wrong with a file, and where', async () => {
    await write('list.json', [1, 2]);
    await write('newer.json', { ...report, version: '2.99' });
    await write('other.json', { ...report, version: '3.0' });
    await write('short.json', { ...report, pulses: [{ pulse: 'makers-2026-10' }] });
    await writeFile(join(folder, 'text.json'), 'The report');
    expect(await mistake('list.json')).toMatch(/^list\.json: version: a quarter report must have a version/);
    expect(await mistake('newer.json')).toMatch(/^newer\.json: version: is 2\.99, and this command reads 1\.0 to/);
    expect(await mistake('other.json')).toMatch(/^other\.json: version: is 3\.0/);
    expect(await mistake('short.json')).toMatch(
      /^short\.json is not a quarter report of version [\s\S]*pulses\[0\]\.opens: /,
    );
    expect(await mistake('text.json')).toMatch(/^text\.json is not JSON/);
    expect(await mistake('nothing.json')).toBe('nothing.json cannot be read');
    expect(await mistake('report.json', 'short.json')).toMatch(/^short\.json is not a quarter report/);
    expect(await mistake()).toContain('usage: npx pulse verify');
    expect(await mistake('--loud', 'report.json')).toContain('usage: npx pulse verify');
  });

  it('leaves the folder as it was', async () => {
    const before = await readdir(folder);
    await verify('report.json');
    expect(await readdir(folder)).toEqual(before);
  });

  it('takes a folder for a whole site', async () => {
    await mkdir(join(folder, 'site/reports/makers/2026-Q4'), { recursive: true });
    await write('site/reports/makers/2026-Q4/report.json', report);
    const clean = await verify('site');
    expect(clean).toMatchObject({ code: 0, text: 'site (1 report, 1 community): nothing was found.' });
    await write('site/reports/makers/2026-Q4/report.json', { ...report, deviation: 0.8 });
    const found = await verify('site');
    expect(found.code).toBe(1);
    expect(found.text).toContain('a field "deviation"\n    at reports/makers/2026-Q4/report.json: deviation');
    expect(JSON.parse((await verify('site', '--json')).text)).toMatchObject({
      folder: 'site',
      reports: 1,
      communities: 1,
      findings: [{ code: 'undeclared-field', file: 'reports/makers/2026-Q4/report.json', place: 'deviation' }],
    });
  });

  it('reads the site of a local run out of its data folder', async () => {
    await mkdir(join(folder, 'data/objects'), { recursive: true });
    const database = new DatabaseSync(join(folder, 'data/objects/fauxqs.db'));
    database.exec('CREATE TABLE s3_objects (bucket TEXT, key TEXT, body BLOB)');
    const put = database.prepare('INSERT INTO s3_objects VALUES (?, ?, ?)');
    put.run('site', 'reports/makers/2026-Q4/report.json', new TextEncoder().encode(JSON.stringify(report)));
    put.run('inbox', 'communities/makers/roster.csv', new TextEncoder().encode('not of the site'));
    database.close();
    expect((await verify('data')).text).toContain('data (1 report, 1 community): nothing was found.');
  });

  it('says which folder has no site, and which file of a site cannot be read', async () => {
    await mkdir(join(folder, 'empty'), { recursive: true });
    expect(await mistake('empty')).toContain('empty has no report: a site has files such as');
    expect(await mistake('site', 'report.json')).toBe('site is a folder: it is verified alone');
    await write('site/reports/makers/2026-Q4/report.2.json', 'no report');
    expect(await mistake('site')).toContain(
      'reports/makers/2026-Q4/report.2.json: version: a quarter report must have',
    );
  });
});
