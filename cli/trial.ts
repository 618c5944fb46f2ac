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

/** What a trial takes from this machine; a test brings its own. */
export interface TrialPorts {
  readonly now: Instant;
  readonly timeZone: string;
}

/** `pulse trial`. */
export const trial = command(
  {
    command: 'npx pulse trial',
    does: `Writes community.json and roster.csv for ${least} colleagues or more, with one pulse that opens on the second next working day at
09:00, so that you see a first pulse in two days. Says what happens when, and what to type next. It asks AWS nothing, sends
nothing, and changes no file that exists. Without --people and --person it asks for the colleagues.`,
    options: {
      people: { value: 'FILE', words: 'one colleague a line, such as: Ada Lovelace <ada@example.org>' },
      person: { value: 'PERSON', words: 'one colleague, written the same way; may be repeated', isRepeated: true },
      steward: {
        value: 'PERSON',
        words: 'who signs the mails and gets the answers to them (default: the first colleague)',
      },
      'time-zone': { value: 'ZONE', words: 'of all of you, such as Europe/Berlin (default: that of this computer)' },
      language: { value: 'CODE', words: languages.join(', '), usual: 'en' },
      instrument: { value: 'ID', words: instrumentIds.join(', '), usual: 'psychological-safety' },
      name: { value: 'TEXT', words: 'of the community, as its mails have it', usual: 'Trial' },
      id: { value: 'ID', words: 'of the community; a second trial in the same month needs another', usual: 'trial' },
      folder: {
        value: 'DIR',
        words: 'where to write; keep it outside the repository: it names people',
        usual: '../trial',
      },
      stage: { value: 'NAME', words: 'the stage that the next commands are for', usual: 'prod' },
      json: jsonOption,
    },
    exits: { done: 'written', refused: 'one of the files exists already' },
  },
  (): TrialPorts => ({ now: instantOf(Date.now()), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  async ({ options }, terminal, ports) => {
    const { now, timeZone: zoneHere } = ports();
    const typed = { ...options, timeZone: options['time-zone'] ?? zoneHere };
    // What is wrong with these is said before anything is asked.
    readWishes(typed, nobodyYet);
    const people = await colleagues(options, terminal);
    const steward = stewardOf(options.steward, people);
    const wishes = readWishes(typed, steward);
    const { community, texts } = trialFiles(trialSettings(wishes, now), people, wishes);
    const folder = resolve(terminal.cwd, options.folder);
    const taken = await writeNew(folder, texts);
    if (taken !== undefined) {
      terminal.err(`${relative(terminal.cwd, taken)} exists already and stays as it is: choose another --folder.`);
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

const nobodyYet: Person = { name: 'Steward', address: 'steward@example.org' };

/** From the options, or asked for one by one. */
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
  throw new UsageError(`a pulse needs ${least} members who can be reached, and these are ${people.length}.`);
}

const read = (path: string, named: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${named} cannot be read. Does it exist, and is it a file?`);
  });

/** Until there are enough and a line is left empty. */
async function askForColleagues({ ask, err }: Terminal): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (;;) {
    const isEnough = people.length >= least;
    const what = isEnough ? 'Another colleague (empty: that is all)' : `Colleague ${people.length + 1} of ${least}`;
    const answer = await ask?.(`${what}, such as Ada Lovelace <ada@example.org>: `);
    if (answer === undefined) throw new UsageError('--people must name a file when there is no person to ask.');
    if (isEnough && answer.trim() === '') return people;
    const one = readPerson(answer);
    if (typeof one === 'string') err(`This ${one}.`);
    else if (people.some(({ address }) => address === one.address)) err('This address is on the list already.');
    else people.push(one);
  }
}

/** Under the name that the list gives them, if they are on it. */
function stewardOf(text: string | undefined, people: readonly Person[]): Person {
  const steward = text === undefined ? people[0] : readPerson(text);
  if (steward === undefined || typeof steward === 'string') throw new UsageError(`--steward ${steward}.`);
  return people.find(({ address }) => address === steward.address) ?? steward;
}
