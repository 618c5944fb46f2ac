import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { signedIn, type TablesAccount } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { copyBack } from './restore/copy-back.ts';
import { eraseAgain } from './restore/erase-again.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** The variable that names each table; import-signals has all of them. */
const restorable = { People: 'PEOPLE_TABLE', Signals: 'SIGNALS_TABLE', Results: 'RESULTS_TABLE' } as const;
type Restorable = keyof typeof restorable;

/** `pulse restore`. */
export const restore = command(
  {
    command: 'npx pulse restore',
    does: `Copies missing rows back into a table of the stage from a copy that DynamoDB has restored beside it, and re-applies erasure
requests. Leaves every existing row alone. Safe to run again. docs/drills.md has the whole drill.`,
    options: {
      stage: stageOption,
      table: {
        value: 'NAME',
        words: 'People, Signals or Results; invitations and answers have no backup, and can never be restored',
        isRequired: true,
      },
      from: { value: 'TABLE', words: 'the name of the restored copy in DynamoDB', isRequired: true },
      json: jsonOption,
    },
    exits: { done: 'done', ...asksAws },
  },
  (): TablesAccount => signedIn(),
  async ({ options: { stage, table: named, from, json } }, { out, err }, account) => {
    const table = (['People', 'Signals', 'Results'] as const).find((name) => name === named);
    if (!table) throw new UsageError('--table must be People, Signals or Results: nothing else has a backup.');
    const { lambda, tables, now } = account();
    const { environmentOf } = await findDeployment(stage, lambda);
    const nameOf = (one: Restorable): string => environmentOf('import-signals', restorable[one]);
    const into = nameOf(table);
    if (into === from) throw new UsageError('--from must be a different table than the running one.');
    const { copied, kept, expired } = await copyBack(tables, from, into, now).catch((error: unknown) => {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      throw new UsageError(`--from must name a table of this account and region: there is no ${from}, or not yet.`);
    });
    const say = json ? err : out;
    say(`${copied} rows put back, ${kept} existed and were left alone, ${expired} had expired.`);
    const { forgotten } = await eraseAgain(tables, { people: nameOf('People'), signals: nameOf('Signals') }, now);
    say(`${forgotten} people who asked to be forgotten were erased again. Delete ${from} now.`);
    if (json) out(asJson({ stage, table, from, putBack: copied, stayed: kept, expired, erasedAgain: forgotten }));
    return exitCodes.done;
  },
);
