import { SSMClient } from '@aws-sdk/client-ssm';
import { pulseDefinitions } from '../functions/adapters/pulse-definitions.ts';
import { pulseIdSchema } from '../shared/contract/identifiers.ts';
import { signedIn, type TablesAccount } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { type Copied, copyKeys, type Ending, keyKeeper } from './migrate/copy-keys.ts';
import { keptParameters } from './migrate/kept-parameters.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

export interface MigrateAccount extends TablesAccount {
  readonly ssm: SSMClient;
}

const words: Readonly<Record<Ending, string>> = {
  copied: 'copied',
  there: 'copied before',
  different: 'NOT COPIED: the table has another one',
  unneeded: 'not needed: its pulse is over, or was opened with another key',
};

/** `pulse migrate`. */
export const migrate = command(
  {
    command: 'npx pulse migrate',
    does: `Copies the keys of a deployment from Parameter Store, where earlier versions kept them, into the table Keys. Run it right after the
upgrade; docs/operate.md, "Keys of an earlier version", says when to upgrade. Replaces and deletes no key. Safe to run again.`,
    options: { stage: stageOption, json: jsonOption },
    exits: {
      done: 'every key that is needed is in the table',
      refused: 'the table has another key; nothing was replaced',
      ...asksAws,
    },
  },
  (): MigrateAccount => ({ ...signedIn(), ssm: new SSMClient({}) }),
  async ({ options: { stage, json } }, { out, err }, account) => {
    const { lambda, tables, ssm } = account();
    const { environmentOf } = await findDeployment(stage, lambda);
    const definitions = pulseDefinitions(tables, environmentOf('open-pulse', 'INVITATIONS_TABLE'));
    const copied = await copyKeys(await keptParameters(ssm, stage), {
      definition: (pulse) => definitions.read(pulseIdSchema.parse(pulse)),
      keep: keyKeeper(tables, environmentOf('open-pulse', 'KEYS_TABLE')),
    });
    const isRefused = copied.some(({ ending }) => ending === 'different');
    const say = json ? err : out;
    for (const { what, ending } of copied) say(`${what}: ${words[ending]}`);
    if (isRefused) {
      err('A pulse has opened since the upgrade and made new keys. docs/operate.md says which ones to keep.');
    } else if (copied.length === 0) {
      say('No key of this stage is a parameter.');
    } else {
      say('Every key that is needed is in the table. Once the next pulse has opened, delete the parameters:');
      for (const line of deletions(copied)) say(`  ${line}`);
    }
    if (json) out(asJson({ stage, keys: copied, isRefused }));
    return isRefused ? exitCodes.refused : exitCodes.done;
  },
);

/** Parameter Store deletes ten at once. */
const deletions = (copied: readonly Copied[]): string[] =>
  Array.from({ length: Math.ceil(copied.length / 10) }, (_, page) => {
    const names = copied.slice(10 * page, 10 * page + 10).map(({ name }) => name);
    return `aws ssm delete-parameters --names ${names.join(' ')}`;
  });
