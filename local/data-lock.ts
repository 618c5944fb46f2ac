import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './port.ts';

/**
 * Makes sure that one runtime uses a data folder at a time. The lock is the file lock of an open SQLite transaction: the
 * operating system drops it when the process ends, however it ends, so there is no stale lock to clean up.
 *
 * @returns gives the folder back
 * @throws StartError while another process has it
 */
export function lockData(data: string): () => void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const holder = join(data, 'runtime.pid');
  const database = new DatabaseSync(join(data, 'runtime.lock'));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    const pid = existsSync(holder) ? ` (process ${readFileSync(holder, 'utf8').trim()})` : '';
    throw new StartError(`another run${pid} uses the data folder ${data}: stop it, or choose another with --data`);
  }
  writeFileSync(holder, `${process.pid}\n`);
  return () => database.close();
}
