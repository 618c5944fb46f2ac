/**
 * The folder in which a run keeps everything. A folder is ours if it holds a `run.json` that one of our runs wrote. Only a
 * folder that is ours, empty or new is used, because other people's files might share our names.
 *
 * Nothing is changed before the folder is judged and its lock is taken. `--fresh` then deletes files with our names and
 * nothing else.
 */
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import * as z from 'zod/mini';
import { UsageError } from '../cli/read-arguments.ts';
import { lockData } from './data-lock.ts';
import { dataNameOf, dataNames } from './data-names.ts';
import { StartError } from './port.ts';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';

/** What a data folder was started with; only a run with the same can continue it. */
const runSchema = z.strictObject({
  community: z.string(),
  quarter: z.string(),
  quarters: z._default(z.int(), 1),
  seed: z.string(),
});
export type Run = z.infer<typeof runSchema>;

export interface OpenFolder {
  /** Releases the folder. */
  readonly unlock: () => void;
  /** Files that `fresh` left because they are not ours. */
  readonly left: readonly string[];
}

/** These are written first and do not make a folder ours. */
const ofLock: readonly (string | undefined)[] = [dataNames.lock, dataNames.holder];

/** Not deleted: the lock is held, the marks are needed to the end, and the next start ends a database process by its note. */
const kept: readonly string[] = [
  dataNames.lock,
  dataNames.holder,
  dataNames.run,
  dataNames.forgetting,
  dataNames.databaseProcess,
];

/**
 * Locks the data folder for this run: creates a new one, readable only by its owner; continues one of ours, or first empties
 * it of our files.
 *
 * @param project the folder of this software; neither it nor any folder around it may be a data folder
 * @throws UsageError if the folder is not ours, is in use, or holds another run and may not be emptied
 */
export function openDataFolder(data: string, run: Run, fresh: boolean, project: string): OpenFolder {
  judge(data, fresh, project);
  const unlock = lockData(data);
  try {
    // Judged again, now that no other run can change it.
    const before = judge(data, fresh, project);
    const forget = before !== undefined && (fresh || existsSync(join(data, dataNames.forgetting)));
    const left = forget ? forgetRun(data) : [];
    if (before === undefined || forget) replaceFile(join(data, dataNames.run), JSON.stringify(run));
    else refuseOther(data, before, run);
    rmSync(join(data, dataNames.forgetting), { force: true });
    return { unlock, left };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The run in the folder, or undefined if the folder is new or empty. */
function judge(data: string, fresh: boolean, project: string): Run | undefined {
  const found = lstatSync(data, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!statSync(data, { throwIfNoEntry: false })?.isDirectory()) {
    throw new StartError(`${data} is not a folder: choose a new or empty one with --data`);
  }
  if (fresh && found.isSymbolicLink()) {
    throw new StartError(
      `${data} is a link, and --fresh does not delete through links: name the folder it leads to with --data`,
    );
  }
  if (
    [project, homedir()].some((folder) => `${folder}${sep}`.startsWith(data.endsWith(sep) ? data : `${data}${sep}`))
  ) {
    throw new StartError(
      `${data} holds more than a data folder can, so nothing in it was touched: choose a new or empty folder with --data`,
    );
  }
  const names = readdirSync(data).filter(
    (name) => !ofLock.includes(dataNameOf(name)) && name !== `${dataNames.run}.new`,
  );
  if (names.length === 0) return undefined;
  if (!names.includes(dataNames.run)) {
    throw new StartError(
      `${data} is neither empty nor the folder of an earlier run, so nothing in it was touched: choose another with --data`,
    );
  }
  return readKept(
    join(data, dataNames.run),
    runSchema,
    'nothing in its folder was touched: choose another with --data',
  );
}

/** Deletes what is ours, so that a kill in between is noticed; returns the rest. */
function forgetRun(data: string): string[] {
  replaceFile(join(data, dataNames.forgetting), '');
  const left: string[] = [];
  for (const name of readdirSync(data)) {
    const ours = dataNameOf(name);
    if (ours === undefined) left.push(name);
    else if (!kept.includes(ours)) rmSync(join(data, name), { recursive: true, force: true });
  }
  return left;
}

function refuseOther(data: string, before: Run, run: Run): void {
  const keys = ['community', 'quarter', 'quarters', 'seed'] as const;
  if (keys.every((key) => before[key] === run[key])) return;
  throw new UsageError(
    `${data} holds ${before.community}, ${before.quarter} (quarters: ${before.quarters}), seed "${before.seed}". ` +
      'Add --fresh to forget it, or --data DIR to keep both.',
  );
}
