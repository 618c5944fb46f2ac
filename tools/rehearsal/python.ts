import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../local/port.ts';

const run = promisify(execFile);

/**
 * A virtual environment with the pinned emulator, created once under `build/` for each version of `requirements.txt`.
 *
 * @returns path of its Python
 * @throws StartError if the machine has no suitable Python, or the package index cannot be reached
 */
export async function preparePython(root: string): Promise<string> {
  const requirements = join(import.meta.dirname, 'requirements.txt');
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const home = join(root, 'build', `rehearsal-python-${hash.slice(0, 16)}`);
  const python = join('bin', 'python');
  if (existsSync(home)) return join(home, python);
  const base = await findPython();
  await mkdir(join(root, 'build'), { recursive: true });
  const unfinished = await mkdtemp(join(root, 'build', 'rehearsal-making-'));
  try {
    await run(base, ['-m', 'venv', unfinished]);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await run(join(unfinished, python), install);
    await rename(unfinished, home);
  } catch (error) {
    throw new StartError(`the emulator could not be installed with ${base}: ${lastLine(error)}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return join(home, python);
}

async function findPython(): Promise<string> {
  for (const candidate of ['python3', 'python']) {
    const version = 'import sys, venv; sys.exit(sys.version_info < (3, 10))';
    const fits = await run(candidate, ['-c', version]).then(
      () => true,
      () => false,
    );
    if (fits) return candidate;
  }
  throw new StartError('the rehearsal needs Python 3.10 or newer with its venv module on the PATH');
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return said.trim().split('\n').at(-1) ?? '';
}
