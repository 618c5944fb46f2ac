/**
 * Everything that a run writes into its data folder, by name. Who writes takes the name from here, and `--fresh` deletes
 * nothing else, so a name that is missing here is one that stays.
 */
export const dataNames = {
  /** What the folder was started with, and the mark that the folder is ours. */
  run: 'run.json',
  /** Present while `--fresh` deletes: after a kill, the next start deletes the rest. */
  forgetting: 'forgetting',
  lock: 'runtime.lock',
  /** Number of the process that holds the lock. */
  holder: 'runtime.pid',
  clock: 'clock.json',
  schedules: 'schedules.json',
  parameters: 'parameters.json',
  database: 'dynamodb.sqlite',
  databaseProcess: 'dynoxide.pid',
  /** Folders. */
  objects: 'objects',
  mails: 'mails',
  events: 'events',
  members: 'members',
} as const;

const names: ReadonlySet<string> = new Set(Object.values(dataNames));

/** What `replaceFile` and SQLite put beside a file while they write it. */
const companion = /(?:\.new|-wal|-shm|-journal)$/;

/** The name of the list to which a name in a data folder belongs, if any. */
export function dataNameOf(name: string): string | undefined {
  const plain = name.replace(companion, '');
  return names.has(plain) ? plain : undefined;
}
