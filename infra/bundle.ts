/**
 * Bundles every function, both for deployment and for running locally: minified ES modules with the SDK inside. Code that
 * Lambda never uses is left out: the credential sources of developers' machines. The same sources give the same bytes.
 *
 * An up-to-date file is not touched, and a new one is moved into place whole, so that two concurrent syntheses do not
 * disturb each other.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { type FunctionName, functionNames } from '../shared/contract/functions.ts';
import { type PageAssets, pageAssetsFile, plainStyleFile } from '../shared/contract/page-assets.ts';

/** Credential providers that are imported on demand, and never needed if credentials come from the environment. */
const neverUsed = [
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-web-identity',
];

/** A package that looks for its WebAssembly beside its own code: it is shipped unbundled with the function that needs it. */
const shippedWhole = ['highs'];
const solverFiles = ['LICENSE', 'package.json', 'build/highs.mjs', 'build/highs.wasm'];

/** The JSON Schemas of published reports; publish-quarter puts the current one beside them. */
const reportSchemas = join('shared', 'report', 'shape', 'schemas');

const everyBuild = { bundle: true, minify: true, charset: 'utf8', legalComments: 'none', write: false } as const;

const functionBuild = (root: string) => {
  const hashes = join(root, 'functions', 'runtime', 'node-hashes.ts');
  return {
    ...everyBuild,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The packages' ES modules: smaller by a third, and they need no `require`.
    mainFields: ['module', 'main'],
    external: [...neverUsed, ...shippedWhole],
    // Replaced by Node's own hashes, which need not be loaded.
    alias: Object.fromEntries(['sha2', 'hmac', 'hkdf'].map((name) => [`@noble/hashes/${name}.js`, hashes])),
  } satisfies BuildOptions;
};

const pageBuild = {
  ...everyBuild,
  platform: 'browser',
  target: ['chrome109', 'firefox115', 'safari16'],
} satisfies BuildOptions;

/**
 * Writes `<outdir>/<function>/index.mjs` for every function, the page sources beside the functions that make pages, and
 * the linear solver and the report schemas beside the one that publishes reports.
 *
 * @throws Error naming every function that has no handler
 */
export async function bundleFunctions(root: string, outdir: string): Promise<void> {
  const missing = functionNames.filter((name) => !existsSync(entryOf(root, name)));
  if (missing.length > 0) throw new Error(`every function must have a handler.ts; missing: ${missing.join(', ')}`);
  const [{ outputFiles }, pages] = await Promise.all([
    build({
      ...functionBuild(root),
      absWorkingDir: root,
      entryPoints: Object.fromEntries(functionNames.map((name) => [`${name}/index`, entryOf(root, name)])),
      outdir,
      outExtension: { '.js': '.mjs' },
    }),
    buildPages(root),
  ]);
  const files = new Map<string, Uint8Array>(outputFiles.map(({ path, contents }) => [path, contents]));
  files.set(join(outdir, 'open-pulse', pageAssetsFile), Buffer.from(JSON.stringify(pages)));
  files.set(join(outdir, 'read-report', plainStyleFile), Buffer.from(pages.plainStyle));
  for (const name of solverFiles) {
    const file = join('node_modules', 'highs', name);
    files.set(join(outdir, 'publish-quarter', file), await readFile(join(root, file)));
  }
  for (const name of await readdir(join(root, reportSchemas))) {
    files.set(join(outdir, 'publish-quarter', 'schemas', name), await readFile(join(root, reportSchemas, name)));
  }
  for (const [path, contents] of files) await putInPlace(outdir, path, contents);
  for (const name of functionNames) await removeAllBut(files, join(outdir, name));
}

/** Bundles another entry like a function, for comparisons; returns its inputs. */
export const buildLikeFunction = (root: string, entry: Pick<BuildOptions, 'stdin' | 'entryPoints'>) =>
  build({ ...functionBuild(root), ...entry, absWorkingDir: root, outfile: 'index.mjs', metafile: true });

const entryOf = (root: string, name: FunctionName): string => join(root, 'functions', name, 'handler.ts');

async function putInPlace(outdir: string, path: string, contents: Uint8Array): Promise<void> {
  const existing = await readFile(path).catch(() => undefined);
  if (existing?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  // Beside the functions' folders, so that no synthesis deploys it or cleans it up.
  const next = join(outdir, `.${relative(outdir, path).replaceAll(sep, '-')}-${process.pid}`);
  await writeFile(next, contents);
  await rename(next, path);
}

/** Files left in the folder by an earlier version would otherwise be deployed too. */
async function removeAllBut(files: ReadonlyMap<string, unknown>, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(path)) await rm(path, { force: true });
  }
}

/** The sources of the pages; see shared/contract/page-assets. */
export async function buildPages(root: string): Promise<PageAssets> {
  const survey = join(root, 'web', 'survey');
  const [surveyScript, surveyStyle, plainStyle, protocolCode] = await Promise.all([
    buildPage({ entryPoints: [join(survey, 'page-entry.ts')], format: 'iife' }),
    buildPage({ entryPoints: [join(survey, 'survey.css')] }),
    buildPage({ entryPoints: [join(root, 'web', 'plain-page.css')] }),
    buildProtocol(root, join(survey, 'protocol-entry.ts')),
  ]);
  return { surveyScript, surveyStyle, plainStyle, protocolCode };
}

/** Builds an entry the way a page's protocol code is built; tests and benchmarks build further entries with it. */
export const buildProtocol = (root: string, entry: string): Promise<string> =>
  buildPage({
    entryPoints: [entry],
    format: 'esm',
    // The same hashes in a third of the bytes (docs/adr/0027-the-protocol-code-of-the-page.md).
    alias: { '@noble/hashes/sha2.js': join(root, 'web', 'survey', 'compact-sha2.ts') },
  });

async function buildPage(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...pageBuild, ...options, write: false });
  const [file, ...others] = outputFiles;
  if (!file || others.length > 0) throw new Error('a page source must build to one file');
  return file.text;
}
