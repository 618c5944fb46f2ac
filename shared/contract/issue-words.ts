import type * as z from 'zod/mini';

const kindInWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

/**
 * Says what is required where a schema has no message of its own: "must be a whole number". The parsers themselves contain no
 * language, which keeps them small; `schema.safeParse(value, { error: issueInWords })` adds this one for the people who write
 * the file.
 */
export function issueInWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kindInWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.join(' or ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern}` : `must be of the format ${issue.format}`;
    case 'unrecognized_keys':
      return `must not have the ${issue.keys.length > 1 ? 'fields' : 'field'} ${issue.keys.join(', ')}`;
    default:
      return 'must be of a shape that is known';
  }
}

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters long' : origin === 'array' ? ' entries long' : '';
