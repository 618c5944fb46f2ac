import { addSeconds, daySeconds } from '../shared/kernel/time.ts';
import { type FunctionsAccount, signedIn } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { isRunning } from './pulses.ts';
import { UsageError } from './read-arguments.ts';
import { callOperator } from './serve-operator.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

const replaceable = { link: 'link key', credential: 'credential master', read: 'master of read links' } as const;

/** `pulse replace-key`. */
export const replaceKey = command(
  {
    command: 'npx pulse replace-key',
    does: `Puts a new link key, credential master or read master in the place of one that is lost or may be known. docs/drills.md says what ends with the
old one. Functions remember it for a day, so no pulse may be open, or open within a day.`,
    options: {
      stage: stageOption,
      key: { value: 'NAME', words: 'link, credential or read', isRequired: true },
      'during-a-pulse': { words: 'also while a pulse is open, which ends it for its members within a day' },
      json: jsonOption,
    },
    exits: { done: 'a new key is in place', refused: 'a pulse is open, or will be within a day', ...asksAws },
  },
  (): FunctionsAccount => signedIn(),
  async ({ options: { stage, key: named, 'during-a-pulse': duringPulse, json } }, { out, err }, account) => {
    const name = (['link', 'credential', 'read'] as const).find((one) => one === named);
    if (!name) throw new UsageError('--key must be link, credential or read: a sealing key cannot be replaced.');
    const { lambda, now } = account();
    const deployment = await findDeployment(stage, lambda);
    const { pulses } = await callOperator(deployment, lambda, { command: 'pulses', at: now });
    const near = pulses.filter((one) => isRunning(one) || (one.opens > now && one.opens < addSeconds(now, daySeconds)));
    if (near.length > 0 && !duringPulse) {
      err(`Nothing was changed: ${near.map(({ pulse, state }) => `${pulse} is ${state}`).join(', ')}.`);
      return exitCodes.refused;
    }
    await callOperator(deployment, lambda, { command: 'replace-key', key: name });
    out(json ? asJson({ stage, key: name }) : `A new ${replaceable[name]} is in place. Functions use it within a day.`);
    return exitCodes.done;
  },
);
