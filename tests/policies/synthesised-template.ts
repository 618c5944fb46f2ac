/**
 * The template that would be deployed, synthesised by the real `infra/app.ts` once for all policy tests: kept under `build/`
 * by the hash of its sources. Names and references resolve as they do locally, so a policy compares plain ARNs.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CloudAssembly, loadAssembly } from '../../local/cloud-assembly.ts';
import { type Resource, resolveAssembly } from '../../local/resolve-template.ts';
import { hashSources } from '../../local/synthesise.ts';

export const root = join(import.meta.dirname, '..', '..');

/** Runs the composition root for one stage, by default with the environment of the command line. */
export async function synthesiseStage(stage: string, outdir: string, environment?: NodeJS.ProcessEnv): Promise<void> {
  const app = join(root, 'infra', 'app.ts');
  const out = environment?.['CDK_OUTDIR'] ? [] : ['--outdir', outdir];
  await promisify(execFile)(process.execPath, [app, '--stage', stage, ...out], {
    cwd: root,
    ...(environment && { env: { ...process.env, ...environment } }),
  });
}

async function assemblyFolder(): Promise<string> {
  const folder = join(root, 'build', `policies-${(await hashSources(root)).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const mine = join(root, 'build', `.policies-${randomUUID()}`);
  await mkdir(join(root, 'build'), { recursive: true });
  await synthesiseStage('example', mine);
  // Whole or not at all: another test file may have been first, with the same outcome.
  await rename(mine, folder).catch(() => rm(mine, { recursive: true }));
  return folder;
}

/** The templates as they are deployed, by file name. */
export async function templateTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.template.json')).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

export interface SynthesisedTemplate {
  readonly assembly: CloudAssembly;
  /** Folder of the assembly: templates, assets, the validation report. */
  readonly folder: string;
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
}

export const synthesisedTemplate = async (): Promise<SynthesisedTemplate> => readTemplate(await assemblyFolder());

/** Reads an assembly that has already been synthesised. */
export function readTemplate(folder: string): SynthesisedTemplate {
  const assembly = loadAssembly(folder);
  const resources = resolveAssembly(assembly, { gatewayPort: 1, siteHost: 'site.test', parameters: {} });
  return {
    assembly,
    folder,
    resources,
    ofType(type) {
      const found = resources.filter((resource) => resource.type === type);
      // A policy over no resources at all would hold by accident.
      if (found.length === 0) throw new Error(`the template must have a resource of type ${type}`);
      return found;
    },
  };
}
