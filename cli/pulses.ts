import type { PulseLine } from '../shared/contract/operator-calls.ts';
import { type FunctionsAccount, signedIn } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { callOperator } from './serve-operator.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** `pulse pulses`. Changes nothing. */
export const listPulses = command(
  {
    command: 'npx pulse pulses',
    does: 'Lists the pulses of a deployment, past, open and planned, in UTC. Look here before you replace a key.',
    options: { stage: stageOption, json: jsonOption },
    exits: { done: 'no pulse is open', found: 'a pulse is open, or not counted yet', ...asksAws },
  },
  (): FunctionsAccount => signedIn(),
  async ({ options: { stage, json } }, { out }, account) => {
    const { lambda, now: at } = account();
    const deployment = await findDeployment(stage, lambda);
    const { pulses: lines } = await callOperator(deployment, lambda, { command: 'pulses', at });
    const running = lines.filter(isRunning);
    if (json) {
      out(asJson({ stage, isOpen: running.length > 0, pulses: lines }));
    } else {
      for (const { pulse, state, opens, closes } of lines)
        out(`${state.padEnd(13)}${opens.slice(0, 16)}Z to ${closes.slice(0, 16)}Z  ${pulse}`);
      out(running.length === 0 ? 'No pulse is open.' : `Open, or not counted yet: ${running.length}.`);
    }
    return running.length === 0 ? exitCodes.done : exitCodes.found;
  },
);

export const isRunning = ({ state }: Pick<PulseLine, 'state'>): boolean =>
  state === 'opening' || state === 'open' || state === 'frozen';
