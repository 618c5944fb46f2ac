import type { PulseLine } from '../shared/contract/operator-calls.ts';
import type { Instant } from '../shared/kernel/time.ts';
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
    does: 'Lists the pulses of a deployment, past, open and planned for a year, in UTC, with the last answer and the results of each. Look here before you replace a key.',
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
      for (const { pulse, state, opens, acceptsUntil, resultsAt } of lines)
        out(`${state.padEnd(13)}${hour(opens)} to ${hour(acceptsUntil)}, results ${hour(resultsAt)}  ${pulse}`);
      out(running.length === 0 ? 'No pulse is open.' : `Open, or not counted yet: ${running.length}.`);
    }
    return running.length === 0 ? exitCodes.done : exitCodes.found;
  },
);

const hour = (instant: Instant): string => `${instant.slice(0, 16)}Z`;

export const isRunning = ({ state }: Pick<PulseLine, 'state'>): boolean =>
  state === 'opening' || state === 'open' || state === 'frozen';
