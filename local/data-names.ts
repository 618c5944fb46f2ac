/**
 * Everything that a run writes into its data folder, by name. Writers take their names from here, and `--fresh` deletes
 * nothing else, so a file whose name is missing here is never deleted.
 */
export const dataNames = {
  /** What the folder was started with; it also marks the folder as ours. */
  run: 'run.json',
  /** Exists while `--fresh` deletes: after a kill, the next start deletes the rest. */
  forgetting: 'forgetting',
  lock: 'runtime.lock',
  /** Number of the process that holds the lock. */
  holder: 'runtime.pid',
  clock: 'clock.json',
  schedules: 'schedules.json',
  /** The keys of earlier versions, which are now in the database; `--fresh` still deletes them. */
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

/** The name on the list that a name in a data folder belongs to, if any. */
export function dataNameOf(name: string): string | undefined {
  const plain = name.replace(companion, '');
  return names.has(plain) ? plain : undefined;
}
