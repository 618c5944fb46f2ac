import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dataNames } from './data-names.ts';
import { StartError } from './port.ts';

/**
 * Makes sure that only one runtime uses a data folder at a time, and that only its owner can read it, because it holds names
 * and addresses. The lock is the file lock of an open SQLite transaction: the operating system drops it when the process
 * ends, however it ends, so there is never a stale lock to clean up.
 *
 * @returns releases the lock
 * @throws StartError while another process holds it
 */
export function lockData(data: string): () => void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  // Also for a folder made by an earlier version or by hand.
  chmodSync(data, 0o700);
  const holder = join(data, dataNames.holder);
  const database = new DatabaseSync(join(data, dataNames.lock));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    const pid = existsSync(holder) ? ` (process ${readFileSync(holder, 'utf8').trim()})` : '';
    throw new StartError(`another run${pid} is using the data folder ${data}: stop it, or choose another with --data`);
  }
  writeFileSync(holder, `${process.pid}\n`);
  return () => database.close();
}
