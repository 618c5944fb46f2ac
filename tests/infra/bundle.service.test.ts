import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLikeFunction, bundleFunctions } from '../../infra/bundle.ts';
import { assemblySources } from '../../local/synthesise.ts';
import { envNames } from '../../shared/contract/env.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import { pageAssetsFile, pageAssetsSchema, plainStyleFile } from '../../shared/contract/page-assets.ts';
import { reportVersion } from '../../shared/report/shape/quarter-report.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let first: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-bundles-'));
  first = join(folder, 'first');
  await bundleFunctions(root, first);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const filesIn = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
};
const solver = ['LICENSE', 'build/highs.mjs', 'build/highs.wasm', 'package.json'].map(
  (file) => `publish-quarter/node_modules/highs/${file}`,
);
const earlierSchemas = ['1.0', '1.1', '1.2', '1.3', '2.0'].map(
  (version) => `publish-quarter/schemas/quarter-report-${version}.json`,
);
const expected = [
  ...functionNames.map((name) => `${name}/index.mjs`),
  `open-pulse/${pageAssetsFile}`,
  `read-report/${plainStyleFile}`,
  `publish-quarter/schemas/quarter-report-${reportVersion}.json`,
  `publish-quarter/schemas/pulse-part-${reportVersion}.json`,
  ...earlierSchemas,
  ...solver,
].sort();

test('every function is one file, with page sources, solver and schemas beside the one that needs them, and nothing else', async () => {
  expect(await filesIn(first)).toEqual(expected);
});

test('the same sources make the same bytes, wherever they are written', async () => {
  const second = join(folder, 'second');
  await bundleFunctions(root, second);
  for (const file of expected) {
    expect((await readFile(join(second, file))).equals(await readFile(join(first, file))), file).toBe(true);
  }
});

test('what is already right is left alone, and leftovers of an earlier version are not deployed', async () => {
  const before = await stat(join(first, 'plan-pulses', 'index.mjs'));
  await writeFile(join(first, 'plan-pulses', 'index.meta.json'), '{}');
  await bundleFunctions(root, first);
  const after = await stat(join(first, 'plan-pulses', 'index.mjs'));
  expect(after.ino).toBe(before.ino);
  expect(await filesIn(first)).toEqual(expected);
});

test('every bundle loads where nothing is installed, and has a handler', async () => {
  const script = `for (const name of ${JSON.stringify(functionNames)}) {
    const { handler } = await import(new URL(name + '/index.mjs', ${JSON.stringify(`file://${first}/`)}));
    if (typeof handler === 'function') console.log(name);
  }`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: first,
    env: { AWS_REGION: 'eu-central-1', ...Object.fromEntries(envNames.map((name) => [name, 'x'])) },
  });
  expect(stdout.trim().split('\n')).toEqual([...functionNames]);
});

test('the solver loads and works from where it is shipped', async () => {
  const script = `const { default: load } = await import('highs');
    const { ObjectiveValue } = (await load()).solve('Maximize\\n obj: x\\nSubject To\\n c: 2 x <= 5\\nEnd', {});
    console.log(ObjectiveValue);`;
  const probe = join(first, 'publish-quarter', 'probe.mjs');
  await writeFile(probe, script);
  const { stdout } = await promisify(execFile)(process.execPath, [probe], { env: {} });
  await rm(probe);
  expect(stdout.trim().split('\n').at(-1)).toBe('2.5');
});

test('no bundle carries a source map or the path of the machine that built it', async () => {
  for (const file of expected.filter((name) => name.endsWith('index.mjs'))) {
    const text = await readFile(join(first, file), 'utf8');
    expect(text.includes(root), file).toBe(false);
    expect(text, file).not.toMatch(/\/\/# sourceMappingURL=/);
  }
});

test('page sources are complete: the script runs without a module, and the code that loads later is one', async () => {
  const assets = pageAssetsSchema.parse(JSON.parse(await readFile(join(first, 'open-pulse', pageAssetsFile), 'utf8')));
  expect(() => new Function(assets.surveyScript)).not.toThrow();
  expect(assets.protocolCode).toMatch(/export\s*\{/);
  for (const style of [assets.surveyStyle, assets.plainStyle])
    expect(style).not.toMatch(/@import|url\(\s*['"]?https?:/);
});

test('a function without a handler is reported by name', async () => {
  const other = join(folder, 'other');
  await mkdir(join(other, 'functions', 'plan-pulses'), { recursive: true });
  await writeFile(join(other, 'functions', 'plan-pulses', 'handler.ts'), '');
  const rest = functionNames.filter((name) => name !== 'plan-pulses').join(', ');
  await expect(bundleFunctions(other, join(folder, 'none'))).rejects.toThrow(
    `every function must have a handler.ts; missing: ${rest}`,
  );
});

test('a bundle is made of nothing but what the runtime on this machine looks at before it synthesises again', async () => {
  for (const name of functionNames) {
    const { metafile } = await buildLikeFunction(root, { entryPoints: [join(root, 'functions', name, 'handler.ts')] });
    const known = [...assemblySources, 'node_modules'];
    const others = Object.keys(metafile.inputs).filter(
      (path) => !known.some((folder) => path.startsWith(`${folder}/`)),
    );
    expect(others, name).toEqual([]);
  }
});
