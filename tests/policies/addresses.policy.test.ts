import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './synthesised-template.ts';

const rule = 'shared/contract/mail-address.ts';
const folders = ['shared', 'functions', 'emails', 'web', 'locales', 'infra', 'local', 'cli', 'tools'];
const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);
/**
 * A library's schema, a regular expression with an @ between classes or quantifiers, or an address that is merely put into
 * lower case.
 */
const otherRules = [
  /\bz\.(?:string\(\)\.)?email\b/,
  /\bz\.regexes\.\w*[eE]mail/,
  /\/.*[\])+*}]@[[(\\^.].*\/[a-z]*/,
  /(?:address|mail|member|recipient)\b['"\])?.!]*(?:trim\(\)\.)?to(?:Locale)?LowerCase\(/i,
];

test('only one file says what a mail address is', () => {
  const found = sources.filter((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.some((line) => otherRules.some((other) => other.test(line)));
  });
  expect(sources).toContain(rule);
  expect(found).toEqual([]);
});

test('a second rule would be found', () => {
  const planted = [
    '  email: z.email(),',
    '  z.pipe(text(words), z.email({ error: words }))',
    String.raw`  /^[a-z0-9!#$%&'*+/=?^_{|}~.-]{1,64}@(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}$/i.test(address);`,
    String.raw`  /^\S+@\S+$/.test(address)`,
    String.raw`  /^[^@\s]+@[^@\s]+$/u`,
    '      const known = address.toLowerCase();',
    "      other_member: row['other_member']?.toLowerCase(),",
    "  const of = cell('email').trim().toLowerCase();",
  ];
  for (const line of planted)
    expect(
      otherRules.some((other) => other.test(line)),
      line,
    ).toBe(true);
});
