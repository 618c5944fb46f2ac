import { normaliseAddress } from '../shared/contract/mail-address.ts';
import { memberIdOf } from '../shared/roster/member-id.ts';
import { type FunctionsAccount, signedIn } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { callOperator } from './serve-operator.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** `pulse about`. */
export const about = command(
  {
    command: 'npx pulse about',
    does: `Prints what is stored about one person, as JSON, if they ask to see it: their roster rows, whether they were erased, the mails
of the last thirty days, and participation of the last quarters. Changes nothing. Includes no answers, because they cannot be
traced to a person, and does not look up who has answered; docs/operate.md says what to add.`,
    options: {
      stage: stageOption,
      email: { value: 'ADDRESS', words: 'of the person, as written in the roster', isRequired: true },
      json: { ...jsonOption, words: 'has no effect: the output is always JSON' },
    },
    exits: { done: 'printed, even if nothing is stored', ...asksAws },
  },
  (): FunctionsAccount => signedIn(),
  async ({ options: { stage, email } }, { out, err }, account) => {
    const address = normaliseAddress(email);
    if (!address.ok) throw new UsageError('--email must be one mail address, as written in the roster.');
    const { lambda, now: at } = account();
    const deployment = await findDeployment(stage, lambda);
    const member = memberIdOf(address.value);
    const kept = await callOperator(deployment, lambda, { command: 'about', member, at });
    out(asJson(kept));
    if (kept.communities.length === 0 && kept.mails.sent.length === 0) err('Nothing is stored under this address.');
    return exitCodes.done;
  },
);
