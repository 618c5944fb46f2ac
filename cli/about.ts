import { normaliseAddress } from '../shared/contract/mail-address.ts';
import { memberIdOf } from '../shared/roster/member-id.ts';
import { personalData } from './about/personal-data.ts';
import { signedIn, type TablesAccount } from './account.ts';
import { asJson, command } from './command.ts';
import { findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

/** `pulse about`. */
export const about = command(
  {
    command: 'npx pulse about',
    does: `Prints what is kept about one person, as JSON, when they ask to see it: their rows of rosters, whether they are forgotten,
the mails of the last thirty days, and participation of the last quarters. It changes nothing. It says nothing about answers,
because they cannot be traced to a person, and does not look at who has answered; docs/operate.md says what to add.`,
    options: {
      stage: stageOption,
      email: { value: 'ADDRESS', words: 'of the person, as the roster has it', isRequired: true },
      json: { ...jsonOption, words: 'changes nothing: what is printed is always JSON' },
    },
    exits: { done: 'printed, also when nothing is kept', ...asksAws },
  },
  (): TablesAccount => signedIn(),
  async ({ options: { stage, email } }, { out, err }, account) => {
    const address = normaliseAddress(email);
    if (!address.ok) throw new UsageError('--email must be one mail address, as the roster has it.');
    const { lambda, tables, now } = account();
    const { environmentOf } = await findDeployment(stage, lambda);
    const names = {
      people: environmentOf('send-mail', 'PEOPLE_TABLE'),
      invitations: environmentOf('send-mail', 'INVITATIONS_TABLE'),
      signals: environmentOf('import-signals', 'SIGNALS_TABLE'),
    };
    const kept = await personalData(tables, names, memberIdOf(address.value), now);
    out(asJson(kept));
    if (kept.communities.length === 0 && kept.mails.sent.length === 0) err('Nothing is kept under this address.');
    return exitCodes.done;
  },
);
