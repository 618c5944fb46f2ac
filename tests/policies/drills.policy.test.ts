/**
 * Holds what an operator is told to do against what exists: each drill names tests that repeat it, each such test file names
 * its drills, and every command and log entry in drills and runbook exists.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../cli/commands.ts';
import { alarms } from '../../shared/contract/alarms.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import { publicErrors } from '../../shared/kernel/errors.ts';
import { root } from './synthesised-template.ts';

const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8');
const sectionsOf = (page: string) =>
  page
    .split('\n## ')
    .slice(1)
    .map((text) => ({ heading: text.split('\n')[0] ?? '', text: text.replaceAll(/\s+/g, ' ') }));
const drills = sectionsOf(read('docs', 'drills.md'));
const pages = { 'drills.md': read('docs', 'drills.md'), 'runbook.md': read('docs', 'runbook.md') };

/** The tests after "Tried by", each title with the file named before it. */
function triedBy(text: string): { file: string; title: string }[] {
  const [, named = ''] = text.split('Tried by ');
  let file = '';
  return [...named.matchAll(/`(tests\/[\w/.-]+)`|“([^”]+)”/g)].flatMap(([, path, title]) => {
    file = path ?? file;
    return title === undefined ? [] : [{ file, title }];
  });
}

describe.each(drills)('the drill "$heading"', ({ text }) => {
  test('names tests that repeat it, and they exist under that name', () => {
    const named = triedBy(text);
    expect(named).not.toEqual([]);
    for (const { file, title } of named) expect(read(file)).toContain(`'${title}'`);
  });
});

test('a test names only drills that exist and that name the test', () => {
  const naming = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('policies'))
    .map((file) => ({ file: `tests/${file}`, text: read('tests', file).replaceAll(/\s+\*? */g, ' ') }))
    .filter(({ text }) => text.includes('of docs/drills.md'));
  expect(naming.length).toBeGreaterThan(2);
  for (const { file, text } of naming) {
    for (const [, heading] of text.matchAll(/[Dd]rill "([^"]+)" of docs\/drills\.md/g)) {
      const drill = drills.find((one) => one.heading === heading);
      expect(drill?.heading, file).toBe(heading);
      expect(
        triedBy(drill?.text ?? '').map((named) => named.file),
        heading,
      ).toContain(file);
    }
    expect(read('docs', 'drills.md'), file).toContain(file);
  }
});

test('every file that a drill is tried by says that it repeats drills', () => {
  const files = new Set(drills.flatMap(({ text }) => triedBy(text).map(({ file }) => file)));
  for (const file of files) expect(read(file).replaceAll(/\s+\*? */g, ' '), file).toContain('of docs/drills.md');
});

describe.each(Object.entries(pages))('docs/%s', (_, page) => {
  test('names only commands that exist', () => {
    const named = [...page.matchAll(/npx pulse ([a-z-]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(2);
    for (const name of named) expect(Object.keys(commands)).toContain(name);
  });

  test('names only alarms, functions, error codes and log entries that exist', () => {
    // The entries and, of their fields, the codes.
    const entries = [...read('shared', 'contract', 'log-events.ts').matchAll(/'([a-z]+(?:[.-][a-z]+)+)'/g)];
    const known = new Set<string | undefined>([
      ...Object.keys(alarms),
      ...functionNames,
      ...Object.keys(publicErrors),
      ...entries.map(([, name]) => name),
    ]);
    const words = [...page.matchAll(/`([a-z]+(?:[.-][a-z]+)+)`/g)].map(([, word]) => word);
    expect(words.length).toBeGreaterThan(2);
    for (const word of words) expect(known, word).toContain(word);
  });

  test('links only to sections that exist', () => {
    for (const [, target, heading] of page.matchAll(/\[([a-z]+\.md)\]\([a-z]+\.md\), "([^"]+)"/g)) {
      expect(sectionsOf(read('docs', target ?? '')).map((one) => one.heading)).toContain(heading);
    }
  });
});

test('every code with which the answer path and the close report a fault of ours is in the runbook', () => {
  const broken = Object.entries(publicErrors).flatMap(([code, { kind }]) => (kind === 'broken' ? [code] : []));
  expect(broken.length).toBeGreaterThan(2);
  for (const code of broken) expect(pages['runbook.md']).toContain(`\`${code}\``);
});
