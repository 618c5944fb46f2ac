/**
 * Bundles every function, as it is deployed and as it runs on one machine: minified ES modules with the SDK inside. What
 * Lambda never uses is left out: the credential sources of developers' machines. The same sources make the same bytes.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { type FunctionName, functionNames } from '../shared/contract/functions.ts';
import { type PageAssets, pageAssetsFile } from '../shared/contract/page-assets.ts';

/** Credential providers that are imported on demand and never demanded where credentials come from the environment. */
const neverUsed = [
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-web-identity',
];

const functionBuild = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  external: neverUsed,
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} satisfies BuildOptions;

const pageBuild = {
  bundle: true,
  platform: 'browser',
  target: ['chrome109', 'firefox115', 'safari16'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  write: false,
} satisfies BuildOptions;

/** Writes `<outdir>/<function>/index.mjs` for every function, and the page sources beside the one that publishes them. */
export async function bundleFunctions(root: string, outdir: string): Promise<void> {
  const missing = functionNames.filter((name) => !existsSync(entryOf(root, name)));
  if (missing.length > 0) throw new Error(`every function must have a handler.ts; missing: ${missing.join(', ')}`);
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...functionBuild,
    entryPoints: Object.fromEntries(functionNames.map((name) => [`${name}/index`, entryOf(root, name)])),
    outdir,
    outExtension: { '.js': '.mjs' },
  });
  const folder = join(outdir, 'open-pulse');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, pageAssetsFile), JSON.stringify(await buildPages(root)));
}

const entryOf = (root: string, name: FunctionName): string => join(root, 'functions', name, 'handler.ts');

/** The sources that pages are made of; see shared/contract/page-assets. */
export async function buildPages(root: string): Promise<PageAssets> {
  const survey = join(root, 'web', 'survey');
  const [script, style, protocol] = await Promise.all([
    build({ ...pageBuild, entryPoints: [join(survey, 'page-entry.ts')], format: 'iife' }),
    build({ ...pageBuild, entryPoints: [join(survey, 'survey.css')] }),
    build({ ...pageBuild, entryPoints: [join(survey, 'protocol-entry.ts')], format: 'esm' }),
  ]);
  const text = ({ outputFiles }: { readonly outputFiles?: readonly { readonly text: string }[] }): string => {
    const file = outputFiles?.[0];
    if (!file) throw new Error('a page source must build to one file');
    return file.text;
  };
  return { surveyScript: text(script), surveyStyle: text(style), protocolCode: text(protocol) };
}
