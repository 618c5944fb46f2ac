import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stageSchema, stagesFolder } from '../infra/stages.ts';
import { command, type Terminal } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { type Answers, cleaned, problemWith, type Question, questions } from './init/questions.ts';
import { stageFile } from './init/stage-file.ts';
import { UsageError } from './read-arguments.ts';

/** `pulse init`. */
export const initStage = command(
  {
    command: 'npx pulse init',
    does: `Writes infra/stages/NAME.ts, the commented configuration of one deployment. Asks for anything that no option gives. Never
changes an existing file.`,
    options: {
      name: { value: 'NAME', words: 'what to call it, such as prod' },
      region: {
        value: 'ID',
        words: "the AWS region that will hold people's data, such as eu-central-1; it cannot be changed later",
      },
      site: { value: 'URL', words: 'where members will reach it, such as https://pulse.example.org' },
      'mail-domain': { value: 'NAME', words: 'the domain that mails come from (default: the host of the site)' },
      'mail-from': { value: 'ADDRESS', words: "the sender's address in that domain (default: pulse@ the domain)" },
      operator: { value: 'ADDRESS', words: 'where alarms are mailed; can be added later' },
      certificate: {
        value: 'ARN',
        words: 'of a certificate for the host, in us-east-1; never asked for, because it comes later (docs/install.md)',
      },
      'run-by': {
        value: 'TEXT',
        words: 'who runs this and how to reach them, as shown to members; can be added later',
      },
      'no-input': { words: 'ask nothing: use the defaults, and fail if one is missing' },
    },
    exits: { done: 'written', refused: 'a file of that name exists' },
  },
  stagesFolder,
  async ({ options }, terminal, folder) => {
    const given = givenBy(options);
    const file = (name: string) => join(folder, `${name}.ts`);
    const isTaken = (name: string): boolean => {
      if (!existsSync(file(name))) return false;
      terminal.err(
        `${relative(terminal.cwd, file(name))} already exists and is left unchanged. Edit it, or choose another name.`,
      );
      return true;
    };
    const answers: Answers = {};
    for (const question of questions) {
      const value = given.get(question.option) ?? (await answerTo(question, options['no-input'], answers, terminal));
      // Given answers too: they may contradict an answer given since.
      const problem = problemWith(question, value, answers);
      if (problem !== undefined) throw new UsageError(`--${question.option} ${problem}`);
      if (value !== '') answers[question.field] = value;
      if (question.field === 'name' && isTaken(value)) return exitCodes.refused;
    }
    const stage = stageSchema.parse({ ...answers, protectedFromDeletion: true });
    try {
      await writeFile(file(stage.name), stageFile(stage), { flag: 'wx' });
    } catch (error) {
      if (isTaken(stage.name)) return exitCodes.refused;
      throw error;
    }
    terminal.out(
      `Wrote ${relative(terminal.cwd, file(stage.name))}. Read it, commit it, then go on with docs/install.md, step 4.`,
    );
    terminal.out('In short, signed in to the account:');
    terminal.out(`  export PULSE_STAGE=${stage.name} AWS_REGION=${stage.region}`);
    terminal.out('  npx cdk bootstrap && npx cdk deploy --all');
    terminal.out(`  npx pulse doctor --stage ${stage.name}      shows what is left to do, such as DNS records`);
    return exitCodes.done;
  },
);

/** The answers from the command line; all mistakes in them are reported at once, before any question. */
function givenBy(
  options: Readonly<Partial<Record<Question['option'], string | undefined>>>,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const before: Answers = {};
  const problems: string[] = [];
  for (const question of questions) {
    const text = options[question.option];
    if (text === undefined) {
      // Defaults follow from given answers: the sender is checked against the domain of the site.
      const usual = question.usual(before);
      if (usual !== undefined && usual !== '') before[question.field] = usual;
      continue;
    }
    const value = cleaned(question, text);
    const problem = problemWith(question, value, before);
    if (problem === undefined) before[question.field] = value;
    else problems.push(`--${question.option} ${problem}`);
    given.set(question.option, value);
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return given;
}

/** Asks until the answer is valid. */
async function answerTo(
  question: Question,
  askNothing: boolean,
  before: Answers,
  { ask, err }: Terminal,
): Promise<string> {
  const { option, words, usual, isOnlyAnOption } = question;
  const proposal = usual(before);
  for (;;) {
    const answer =
      askNothing || isOnlyAnOption ? undefined : await ask?.(`${words}${proposal ? ` [${proposal}]` : ''}: `);
    if (answer === undefined && proposal === undefined) {
      const reason = askNothing ? '--no-input is given' : 'there is no terminal to ask on';
      throw new UsageError(`--${option} is required when ${reason}. See npx pulse init --help.`);
    }
    const value = cleaned(question, answer ?? '') || (proposal ?? '');
    const problem = problemWith(question, value, before);
    if (problem === undefined) return value;
    if (answer === undefined) return value;
    err(`This ${problem}${problem.endsWith('?') ? '' : '.'}`);
  }
}
