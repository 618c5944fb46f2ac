import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What an assembly is made of. `package-lock.json` names everything that is installed. */
export const assemblySources = [
  'infra',
  'shared',
  'functions',
  'emails',
  'web',
  'locales',
  'package-lock.json',
  'cdk.json',
];

/**
 * Synthesises the local stage and returns the folder of the cloud assembly. Skipped if nothing relevant has changed since the
 * last time: synthesis takes seconds, a restart should take one. Aborting ends the child process that does it.
 */
export async function synthesise(root: string, signal?: AbortSignal): Promise<string> {
  const hash = await hashSources(root);
  signal?.throwIfAborted();
  const assembly = join(root, 'build', `cloud-assembly-${hash.slice(0, 16)}`);
  if (existsSync(assembly)) return assembly;
  await mkdir(join(root, 'build'), { recursive: true });
  // Written to its own folder and moved into place whole: a killed synthesis leaves nothing that looks finished, and if two
  // run at once, the second finds the outcome of the first, which is the same.
  const unfinished = await mkdtemp(join(root, 'build', 'synthesising-'));
  try {
    const arguments_ = [join(root, 'infra', 'app.ts'), '--stage', 'local', '--outdir', unfinished];
    await promisify(execFile)(process.execPath, arguments_, {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      ...(signal && { signal }),
      killSignal: 'SIGKILL',
    });
    await rename(unfinished, assembly).catch((error: unknown) => {
      if (!existsSync(assembly)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return assembly;
}

/** SHA-256, in hex, of everything that an assembly is made of. */
export async function hashSources(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of assemblySources) {
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
