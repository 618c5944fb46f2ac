import type * as z from 'zod/mini';
import { textOf } from '../kernel/file-text.ts';
import { lineAndColumn, syntaxErrorIn } from '../kernel/json-syntax.ts';
import { nearest } from '../kernel/nearest.ts';
import { type Problem, shownValue, tooLarge, withoutThrowing } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { issueInWords } from './issue-words.ts';
import { limits } from './limits.ts';

interface JsonFile {
  /** A working example file. */
  readonly example: string;
  /** Names of the top-level fields, to suggest one when a name is mistyped. */
  readonly fields: readonly string[];
}

/** Reads a JSON file that a person wrote. Every mistake is reported by its field, all of them at once; nothing is guessed. */
export const parseJsonFile = <T>(
  content: Uint8Array | string,
  schema: z.ZodMiniType<T>,
  file: JsonFile,
): Result<T, Problem[]> => withoutThrowing(() => read(content, schema, file));

function read<T>(content: Uint8Array | string, schema: z.ZodMiniType<T>, file: JsonFile): Result<T, Problem[]> {
  if (content.length > limits.jsonFileMaxBytes) return err([tooLarge(limits.jsonFileMaxBytes)]);
  const decoded = typeof content === 'string' ? ok(content) : textOf(content);
  if (!decoded.ok) return err([decoded.error]);
  const text = decoded.value.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err([notJson(text, file)]);
  }
  // Only with `reportInput` does an issue carry what the file contained: a field of the wrong type is not a missing one.
  const parsed = schema.safeParse(value, { reportInput: true, error: issueInWords });
  if (parsed.success) return ok(parsed.data);
  return err(withoutEchoes(parsed.error.issues).flatMap((issue) => problemsOf(issue, file)));
}

function notJson(text: string, { example }: JsonFile): Problem {
  const at = syntaxErrorIn(text) ?? text.length;
  if (text.trim() === '') return { place: 'the file', problem: 'is empty.', cure: `Look at ${example}, which works.` };
  const { line, column } = lineAndColumn(text, at);
  const place = `line ${line}, column ${column}`;
  if (at >= text.length) {
    const cure = `Close what is open: a quotation mark, a bracket; ${example} is a working file.`;
    return { place, problem: 'is the end of the file, and too early for valid JSON.', cure };
  }
  const character = text.charAt(at);
  const cure = /[“”„«»'‘’]/.test(character)
    ? 'Write straight double quotation marks, as programs do: ".'
    : `Check the commas, quotation marks and brackets there and just before; ${example} is a working file.`;
  return { place, value: shownValue(character), problem: 'is where the file stops being valid JSON.', cure };
}

/** Text where a list belongs is also reported as too long; only the first of the two is the mistake. */
function withoutEchoes(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const pathOf = (issue: z.core.$ZodIssue) => JSON.stringify(issue.path);
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(pathOf));
  return issues.filter((issue) => issue.code === 'invalid_type' || !mistyped.has(pathOf(issue)));
}

/** With more unknown fields than this, they are not typos, and suggestions would not help. */
const mostGuesses = 200;

function problemsOf(issue: z.core.$ZodIssue, { example, fields }: JsonFile): Problem[] {
  const place = issue.path.length > 0 ? shownValue(issue.path.join('.')) : 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key, index) => {
      const meant = issue.path.length === 0 && index < mostGuesses ? nearest(key, fields) : undefined;
      const cure = meant ? `Did you mean "${meant}"?` : 'Remove it or correct the spelling.';
      return { place: shownValue([...issue.path, key].join('.')), problem: 'is not a known field.', cure };
    });
  }
  if (issue.input === undefined || missesItsKind(issue)) {
    return [{ place, problem: 'is missing.', cure: `Add it; ${example} shows how.` }];
  }
  const isPlain = typeof issue.input !== 'object';
  return [{ place, ...(isPlain && { value: shownValue(String(issue.input)) }), ...inWords(issue) }];
}

/** When one field decides the kind of a group of fields, the issue carries the whole group as its input. */
const missesItsKind = (issue: z.core.$ZodIssue): boolean => {
  const field = issue.path.at(-1);
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined || field === undefined) return false;
  return typeof issue.input === 'object' && issue.input !== null && !(field in issue.input);
};

const kindInWords: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  tuple: 'a list in square brackets',
  object: 'a group of fields in curly brackets',
  record: 'a group of fields in curly brackets',
};

function inWords(issue: z.core.$ZodIssue): Pick<Problem, 'problem' | 'cure'> {
  switch (issue.code) {
    case 'invalid_type': {
      // A field's own message says more than its type.
      const ownMessage = issue.message === issueInWords({ ...issue, input: issue.input }) ? undefined : issue.message;
      const kind = kindInWords[issue.expected];
      if (kind === undefined) return { problem: 'is not valid.', cure: `It ${ownMessage ?? issue.message}.` };
      return { problem: `is not ${kind}.`, cure: ownMessage ? `It ${ownMessage}.` : `Write ${kind}.` };
    }
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small';
      const bound = least ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
      return { problem: `is too ${least ? 'small or short' : 'large or long'}.`, cure: `It must be ${bound}${unit}.` };
    }
    case 'invalid_value':
      // A single choice is no choice: the schema says why the field can have only this value.
      if (issue.values.length === 1) {
        return { problem: `${issue.message}.`, cure: `Write ${String(issue.values[0])}, or leave the field out.` };
      }
      return { problem: 'is not one of the choices.', cure: `Write one of ${issue.values.join(', ')}.` };
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? { problem: 'is not one of the choices.', cure: `Write one of ${issue.options.join(', ')}.` }
        : { problem: 'is not valid.', cure: `It ${issue.message}.` };
    case 'invalid_format':
      if (issue.format === 'email') {
        return { problem: issue.message, cure: 'Write one such as ana@example.org.' };
      }
      return { problem: 'is not written as it should be.', cure: `It ${issue.message}.` };
    case 'custom': {
      const { problem, cure } = issue.params ?? {};
      if (typeof problem === 'string' && typeof cure === 'string') return { problem, cure };
      return { problem: 'is not valid.', cure: `It ${issue.message}.` };
    }
    default:
      return { problem: 'is not valid.', cure: `It ${issue.message}.` };
  }
}
