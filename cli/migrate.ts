import { SSMClient } from '@aws-sdk/client-ssm';
import type { CopiedKey } from '../shared/contract/operator-calls.ts';
import { toBase64Url } from '../shared/kernel/bytes.ts';
import { type FunctionsAccount, signedIn } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { type KeptParameter, keptParameters } from './kept-parameters.ts';
import { callOperator } from './serve-operator.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

export interface MigrateAccount extends FunctionsAccount {
  readonly ssm: SSMClient;
}

const words: Readonly<Record<CopiedKey['ending'], string>> = {
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
    const { lambda, ssm } = account();
    const deployment = await findDeployment(stage, lambda);
    const kept = await keptParameters(ssm, stage);
    const keys = kept.map(({ name, key, bytes }) => ({ name, key, base64url: toBase64Url(bytes) }));
    const reply =
      keys.length === 0 ? { keys: [] } : await callOperator(deployment, lambda, { command: 'migrate', keys });
    const copied = kept.flatMap((parameter, index) => {
      const ending = reply.keys[index]?.ending;
      return ending ? [{ name: parameter.name, what: nameOf(parameter), ending }] : [];
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
const deletions = (copied: readonly Pick<CopiedKey, 'name'>[]): string[] =>
  Array.from({ length: Math.ceil(copied.length / 10) }, (_, page) => {
    const names = copied.slice(10 * page, 10 * page + 10).map(({ name }) => name);
    return `aws ssm delete-parameters --names ${names.join(' ')}`;
  });

const nameOf = ({ key }: KeptParameter): string =>
  key.kind === 'sealing' ? `sealing key of ${key.pulse}` : key.master === 'link' ? 'link key' : 'credential master';
