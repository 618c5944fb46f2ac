import { parseArgs } from 'node:util';
import { type Terminal, UsageError } from './command.ts';
import { findDeployment } from './deployment.ts';
import { readArguments } from './read-arguments.ts';
import { copyBack } from './restore/copy-back.ts';
import { eraseAgain } from './restore/erase-again.ts';
import { real } from './surroundings.ts';

const usage = `usage: npx pulse restore --stage NAME --table People|Signals|Results --from TABLE

Puts rows that are missing from a table of the stage back from a copy that DynamoDB has restored beside it, and erases again
whom the members' wishes since have erased. No row that is there is touched. docs/drills.md has the whole drill.

  --stage NAME    a deployed stage
  --table NAME    which of its tables; invitations and answers have no backup, and can never be restored
  --from TABLE    the restored copy, as it is called in DynamoDB

Exit code 0: done; it may be run again. 2: the command cannot be understood.`;

/** Under which name import-signals, who knows all of them, is told of each. */
const restorable = { People: 'PEOPLE_TABLE', Signals: 'SIGNALS_TABLE', Results: 'RESULTS_TABLE' } as const;
type Restorable = keyof typeof restorable;

/** `pulse restore`. */
export async function restore(args: readonly string[], terminal: Terminal, surroundings = real): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    terminal.out(usage);
    return 0;
  }
  const { lambda, tables, now } = surroundings();
  const { environmentOf } = await findDeployment(options.stage, lambda);
  const nameOf = (table: Restorable): string => environmentOf('import-signals', restorable[table]);
  const into = nameOf(options.table);
  if (into === options.from) throw new UsageError('--from must be another table than the one that is running.');
  const { copied, standing, expired } = await copyBack(tables, options.from, into, now);
  terminal.out(`${copied} rows put back, ${standing} were there and stay, ${expired} had expired.`);
  const { forgotten } = await eraseAgain(tables, { people: nameOf('People'), signals: nameOf('Signals') }, now);
  terminal.out(`${forgotten} people who asked to be forgotten were erased again. Delete ${options.from} now.`);
  return 0;
}

function readOptions(args: readonly string[]): { stage: string; table: Restorable; from: string } | undefined {
  const text = { type: 'string' } as const;
  const options = { stage: text, table: text, from: text, help: { type: 'boolean', default: false } } as const;
  const values = readArguments(usage, () => parseArgs({ args: [...args], options }))?.values;
  if (values === undefined) return undefined;
  const { stage, from } = values;
  if (stage === undefined || from === undefined) throw new UsageError(`--stage and --from must be given.\n\n${usage}`);
  const table = (['People', 'Signals', 'Results'] as const).find((name) => name === values.table);
  if (!table) throw new UsageError('--table must be People, Signals or Results: nothing else has a backup.');
  return { stage, table, from };
}
