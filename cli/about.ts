import { parseArgs } from 'node:util';
import { normaliseAddress } from '../shared/contract/mail-address.ts';
import { memberIdOf } from '../shared/people/member-id.ts';
import { personalData } from './about/personal-data.ts';
import { type Terminal, UsageError } from './command.ts';
import { findDeployment } from './deployment.ts';
import { readArguments } from './read-arguments.ts';
import { real } from './surroundings.ts';

const usage = `usage: npx pulse about --stage NAME --email ADDRESS

Prints what is kept about one person, as JSON, for somebody who asks to see it: their rows of rosters, whether they are forgotten,
the mails of the last thirty days, and participation of the last quarters. It changes nothing. It says nothing of answers,
because nobody can tell whose they are, and does not look at who has answered; docs/operate.md says what to add.

  --stage NAME      a deployed stage
  --email ADDRESS   of the person, as it stands on the roster

Exit code 0: something is kept. 1: nothing is. 2: the command cannot be understood.`;

/** `pulse about`. */
export async function tellAbout(args: readonly string[], terminal: Terminal, surroundings = real): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    terminal.out(usage);
    return 0;
  }
  const address = normaliseAddress(options.email);
  if (!address.ok) throw new UsageError('--email must be one mail address, as it stands on the roster.');
  const { lambda, tables, now } = surroundings();
  const { environmentOf } = await findDeployment(options.stage, lambda);
  const names = {
    people: environmentOf('send-mail', 'PEOPLE_TABLE'),
    invitations: environmentOf('send-mail', 'INVITATIONS_TABLE'),
    signals: environmentOf('import-signals', 'SIGNALS_TABLE'),
  };
  const kept = await personalData(tables, names, memberIdOf(address.value), now);
  terminal.out(JSON.stringify(kept, undefined, 2));
  return kept.communities.length > 0 || kept.mails.sent.length > 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): { stage: string; email: string } | undefined {
  const text = { type: 'string' } as const;
  const options = { stage: text, email: text, help: { type: 'boolean', default: false } } as const;
  const values = readArguments(usage, () => parseArgs({ args: [...args], options }))?.values;
  if (values === undefined) return undefined;
  const { stage, email } = values;
  if (stage === undefined || email === undefined)
    throw new UsageError(`--stage and --email must be given.\n\n${usage}`);
  return { stage, email };
}
