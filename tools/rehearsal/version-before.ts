import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { editAssembly, withoutLeftOut } from './left-out.ts';

const run = promisify(execFile);

/**
 * The assembly of an earlier version from its own sources in this copy's history: `npm run rehearse -- --before REVISION`, for
 * a maintainer before a release. It is synthesised with the currently installed packages.
 *
 * @throws Error if the history does not reach that far
 */
export async function assemblyBefore(root: string, revision: string, folder: string): Promise<string> {
  const sources = join(folder, 'before');
  const assembly = join(folder, 'assembly-before');
  const archive = join(folder, 'before.tar');
  await run('git', ['archive', '--output', archive, revision], { cwd: root });
  await mkdir(sources);
  await run('tar', ['--extract', '--file', archive, '--directory', sources]);
  await symlink(join(root, 'node_modules'), join(sources, 'node_modules'));
  const app = join(sources, 'infra', 'app.ts');
  await run(process.execPath, [app, '--stage', 'example', '--outdir', assembly], { cwd: sources });
  await editAssembly(assembly, withoutLeftOut);
  return assembly;
}
