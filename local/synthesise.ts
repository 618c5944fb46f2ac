import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const sources = ['infra', 'shared', 'functions', 'emails', 'web', 'package-lock.json', 'cdk.json'];

/**
 * Synthesises the local stage and returns the folder of the cloud assembly. Skipped when nothing that could change the
 * outcome has changed since: synthesis takes seconds, a restart should take one.
 */
export async function synthesise(root: string): Promise<string> {
  const hash = await hashSources(root);
  const assembly = join(root, 'build', `cloud-assembly-${hash.slice(0, 16)}`);
  const done = join(assembly, '.complete');
  if (existsSync(done)) return assembly;
  await mkdir(assembly, { recursive: true });
  await promisify(execFile)(
    process.execPath,
    [join(root, 'infra', 'app.ts'), '--stage', 'local', '--outdir', assembly],
    {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  await writeFile(done, '');
  return assembly;
}

async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    for (const file of await filesIn(path)) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
