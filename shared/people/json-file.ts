import type * as z from 'zod/mini';
import { issueInWords } from '../contract/issue-words.ts';
import { nearest } from '../kernel/nearest.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';

interface JsonFile {
  /** A file that works, to look at. */
  readonly example: string;
  /** Names of the fields at the top, for who mistyped one. */
  readonly fields: readonly string[];
}

/** Reads a JSON file that a person wrote. Every mistake is named by its field, all of them at once; nothing is guessed. */
export function parseJsonFile<T>(text: string, schema: z.ZodMiniType<T>, file: JsonFile): Result<T, Problem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const cure = `Check commas, quotes and brackets; ${file.example} is a working file.`;
    return err([{ place: 'the file', problem: 'is not valid JSON.', cure }]);
  }
  // What stood in the file comes back with an issue only so: a field of the wrong type is not a missing one.
  const parsed = schema.safeParse(value, { reportInput: true, error: issueInWords });
  if (parsed.success) return ok(parsed.data);
  return err(withoutEchoes(parsed.error.issues).flatMap((issue) => problemsOf(issue, file)));
}

/** Text where a list belongs is also called too long; only the first of the two is the mistake. */
function withoutEchoes(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const pathOf = (issue: z.core.$ZodIssue) => JSON.stringify(issue.path);
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(pathOf));
  return issues.filter((issue) => issue.code === 'invalid_type' || !mistyped.has(pathOf(issue)));
}

function problemsOf(issue: z.core.$ZodIssue, { example, fields }: JsonFile): Problem[] {
  const place = issue.path.length > 0 ? issue.path.join('.') : 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = issue.path.length === 0 ? nearest(key, fields) : undefined;
      const cure = meant ? `Did you mean "${meant}"?` : 'Remove it or correct the spelling.';
      return { place: [...issue.path, key].join('.'), problem: 'is not a known field.', cure };
    });
  }
  if (issue.input === undefined) {
    return [{ place, problem: 'is missing.', cure: `Add it; ${example} shows how.` }];
  }
  const isPlain = typeof issue.input !== 'object';
  return [{ place, ...(isPlain && { value: String(issue.input) }), ...inWords(issue) }];
}

const kindInWords: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'a group of fields in curly brackets',
};

function inWords(issue: z.core.$ZodIssue): Pick<Problem, 'problem' | 'cure'> {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kindInWords[issue.expected] ?? 'another kind of value';
      return { problem: `is not ${kind}.`, cure: `Write ${kind}.` };
    }
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small';
      const bound = least ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
      return { problem: `is too ${least ? 'small or short' : 'large or long'}.`, cure: `It must be ${bound}${unit}.` };
    }
    case 'invalid_value':
      // One choice is no choice: the schema says why the field can have only this value.
      if (issue.values.length === 1) {
        return { problem: `${issue.message}.`, cure: `Write ${String(issue.values[0])}, or leave the field out.` };
      }
      return { problem: 'is not one of the choices.', cure: `Write one of ${issue.values.join(', ')}.` };
    case 'invalid_format':
      if (issue.format === 'email') {
        return { problem: issue.message, cure: 'Write one such as ana@example.org.' };
      }
      return { problem: 'is not written as it should be.', cure: `It ${issue.message}.` };
    default:
      return { problem: 'is not valid.', cure: `It ${issue.message}.` };
  }
}
