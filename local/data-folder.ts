/**
 * The folder in which a run keeps everything. It is ours if it holds a `run.json` that a run of ours wrote; only a folder
 * that is ours, empty or new is used at all, because what belongs to others could have the names of our files.
 *
 * Nothing is changed before the folder was judged and its lock taken. `--fresh` then deletes what has one of our names
 * and nothing else.
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

/** What a data folder was started with; it can only be continued with the same. */
const runSchema = z.strictObject({ community: z.string(), quarter: z.string(), seed: z.string() });
export type Run = z.infer<typeof runSchema>;

export interface OpenFolder {
  /** Gives the folder back. */
  readonly unlock: () => void;
  /** What `fresh` left because it is not ours. */
  readonly left: readonly string[];
}

/** They come first and make no folder ours. */
const ofLock: readonly (string | undefined)[] = [dataNames.lock, dataNames.holder];

/** Not deleted: the lock is held, marks are needed to the last, and the next start ends a database process by its note. */
const kept: readonly string[] = [
  dataNames.lock,
  dataNames.holder,
  dataNames.run,
  dataNames.forgetting,
  dataNames.databaseProcess,
];

/**
 * Locks the data folder for this run: a new one is made, readable by its owner alone; one of ours goes on, or is emptied
 * of what is ours first.
 *
 * @param project the folder of this software, which is no data folder, nor is any around it
 * @throws UsageError when the folder is not ours, is in use, or holds another run and is not to be emptied
 */
export function openDataFolder(data: string, run: Run, fresh: boolean, project: string): OpenFolder {
  judge(data, fresh, project);
  const unlock = lockData(data);
  try {
    // Once more, now that no other run can change it.
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

/** The run that the folder holds, or undefined for one that is new or empty. */
function judge(data: string, fresh: boolean, project: string): Run | undefined {
  const found = lstatSync(data, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!statSync(data, { throwIfNoEntry: false })?.isDirectory()) {
    throw new StartError(`${data} is not a folder: choose a new or empty one with --data`);
  }
  if (fresh && found.isSymbolicLink()) {
    throw new StartError(
      `${data} is a link, through which --fresh deletes nothing: name the folder it leads to with --data`,
    );
  }
  if (
    [project, homedir()].some((folder) => `${folder}${sep}`.startsWith(data.endsWith(sep) ? data : `${data}${sep}`))
  ) {
    throw new StartError(
      `${data} holds more than a run could own, so nothing in it was touched: choose a new or empty folder with --data`,
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

/** Deletes what is ours, so that a kill in between is noticed; returns what is not ours. */
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
  if (before.community === run.community && before.quarter === run.quarter && before.seed === run.seed) return;
  throw new UsageError(
    `${data} holds ${before.community}, ${before.quarter}, seed "${before.seed}". ` +
      'Add --fresh to forget it, or --data DIR to keep both.',
  );
}
