import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { languages } from '../shared/contract/identifiers.ts';
import { limits } from '../shared/contract/limits.ts';
import { type Instant, instantOf } from '../shared/kernel/time.ts';
import { asJson, command, type Terminal } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { trialFiles, writeNew } from './trial/files.ts';
import { nextSteps } from './trial/next-steps.ts';
import { type Person, readPeople, readPerson } from './trial/people.ts';
import { trialDates, trialSettings } from './trial/settings.ts';
import { instrumentIds, readWishes } from './trial/wishes.ts';
import { jsonOption } from './usual-options.ts';

const least = limits.minimumInvited;

/** What a trial takes from this machine; a test passes its own. */
export interface TrialPorts {
  readonly now: Instant;
  readonly timeZone: string;
}

/** `pulse trial`. */
export const trial = command(
  {
    command: 'npx pulse trial',
    does: `Writes community.json and roster.csv for ${least} or more colleagues, with one pulse that opens at 09:00 in two working days. Prints
a timetable and the next commands. Never contacts AWS, sends nothing, and changes no existing file. Without --people and
--person it asks for the colleagues.`,
    options: {
      people: { value: 'FILE', words: 'one colleague a line, such as: Ada Lovelace <ada@example.org>' },
      person: { value: 'PERSON', words: 'one colleague, written the same way; repeatable', isRepeated: true },
      steward: {
        value: 'PERSON',
        words: 'who signs the mails and gets replies to them (default: the first colleague)',
      },
      'time-zone': { value: 'ZONE', words: 'of all of you, such as Europe/Berlin (default: that of this computer)' },
      language: { value: 'CODE', words: languages.join(', '), usual: 'en' },
      instrument: { value: 'ID', words: instrumentIds.join(', '), usual: 'psychological-safety' },
      name: { value: 'TEXT', words: 'the name of the community in its mails', usual: 'Trial' },
      id: {
        value: 'ID',
        words: 'the id of the community; a second trial in the same month needs another',
        usual: 'trial',
      },
      folder: {
        value: 'DIR',
        words: 'where to write; outside the repository, because the files name people',
        usual: '../trial',
      },
      stage: { value: 'NAME', words: 'the stage for the printed commands', usual: 'prod' },
      json: jsonOption,
    },
    exits: { done: 'written', refused: 'one of the files exists already' },
  },
  (): TrialPorts => ({ now: instantOf(Date.now()), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  async ({ options }, terminal, ports) => {
    const { now, timeZone: zoneHere } = ports();
    const typed = { ...options, timeZone: options['time-zone'] ?? zoneHere };
    // Report mistakes in the options before asking anything.
    readWishes(typed, placeholder);
    const people = await colleagues(options, terminal);
    const steward = stewardOf(options.steward, people);
    const wishes = readWishes(typed, steward);
    const { community, texts } = trialFiles(trialSettings(wishes, now), people, wishes);
    const folder = resolve(terminal.cwd, options.folder);
    const taken = await writeNew(folder, texts);
    if (taken !== undefined) {
      terminal.err(`${relative(terminal.cwd, taken)} already exists and is left unchanged: choose another --folder.`);
      return exitCodes.refused;
    }
    const dates = trialDates(community, now);
    if (options.json) {
      terminal.out(
        asJson({ folder, community: wishes.id, timeZone: wishes.timeZone, members: people.length, ...dates }),
      );
      return exitCodes.done;
    }
    const shown = relative(terminal.cwd, folder) || '.';
    for (const line of nextSteps({ wishes, people, dates, stage: options.stage, folder: shown })) terminal.out(line);
    return exitCodes.done;
  },
);

const placeholder: Person = { name: 'Steward', address: 'steward@example.org' };

/** From the options, or by asking for each. */
async function colleagues(
  { people: file, person }: { readonly people: string | undefined; readonly person: readonly string[] },
  terminal: Terminal,
): Promise<readonly Person[]> {
  if (file === undefined && person.length === 0) return askForColleagues(terminal);
  const text = file === undefined ? '' : await read(resolve(terminal.cwd, file), file);
  const named = [...readPeople(text), ...person.map(readPerson)];
  const problems = named.flatMap((one, index) => (typeof one === 'string' ? [`colleague ${index + 1} ${one}.`] : []));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const people = named.filter((one) => typeof one !== 'string');
  if (people.length >= least) return people;
  throw new UsageError(`a pulse needs ${least} reachable members; ${people.length} are given.`);
}

const read = (path: string, named: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${named} cannot be read. Is it an existing file?`);
  });

/** Asks until there are enough and the answer is empty. */
async function askForColleagues({ ask, err }: Terminal): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (;;) {
    const isEnough = people.length >= least;
    const what = isEnough ? 'Another colleague (leave empty to finish)' : `Colleague ${people.length + 1} of ${least}`;
    const answer = await ask?.(`${what}, such as Ada Lovelace <ada@example.org>: `);
    if (answer === undefined) throw new UsageError('--people must name a file when there is no terminal to ask on.');
    if (isEnough && answer.trim() === '') return people;
    const one = readPerson(answer);
    if (typeof one === 'string') err(`This ${one}.`);
    else if (people.some(({ address }) => address === one.address)) err('This address is already on the list.');
    else people.push(one);
  }
}

/** With the name from the list, if the steward is on it. */
function stewardOf(text: string | undefined, people: readonly Person[]): Person {
  const steward = text === undefined ? people[0] : readPerson(text);
  if (steward === undefined || typeof steward === 'string') throw new UsageError(`--steward ${steward}.`);
  return people.find(({ address }) => address === steward.address) ?? steward;
}
