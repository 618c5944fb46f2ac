import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../shared/contract/commitment.ts';
import { root } from './synthesised-template.ts';

const text = readFileSync(join(root, 'docs', 'privacy.md'), 'utf8');
const section = (heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
const namedTests = (part: string): string[] => [...part.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path ?? '');

describe('docs/privacy.md', () => {
  test('names only tests that exist', () => {
    const missing = namedTests(text).filter((path) => !path.includes('*') && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  test('says who every attacker is, what they hold and learn, what stops them, and which test shows it', () => {
    const rows = section('Attackers')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| who '));
    expect(rows.length).toBeGreaterThan(12);
    for (const row of rows) {
      const cells = row.split('|').slice(1, -1);
      expect(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).toHaveLength(5);
      expect(namedTests(cells[4] ?? '').length, row).toBeGreaterThan(0);
    }
  });

  test('names every attack program', () => {
    const programs = readdirSync(join(root, 'tests', 'attacks')).filter((name) =>
      /\.attack(\.service)?\.test\.ts$/.test(name),
    );
    expect(programs.length).toBeGreaterThan(5);
    const unnamed = programs.filter((name) => !section('Attackers').includes(`tests/attacks/${name}`));
    expect(unnamed, 'name it in the table of docs/privacy.md, in the row of the attacker that it plays').toEqual([]);
  });

  test('has no attack program that cannot fail: each has a test of what it finds, or would do, when a protection is missing', () => {
    const folder = join(root, 'tests', 'attacks');
    // On simulated networks, the attackers of the planted leaks also run against reports without one.
    const programs = readdirSync(folder).filter((name) => /^(?!networks).*\.attack(\.service)?\.test\.ts$/.test(name));
    const harmless = programs.filter((name) => {
      const sentences = [...readFileSync(join(folder, name), 'utf8').matchAll(/'([^'\n]{12,})'/g)];
      return !sentences.some(([, sentence = '']) => /\b(?:would|finds?)\b/.test(sentence));
    });
    expect(programs.length).toBeGreaterThan(5);
    expect(harmless).toEqual([]);
  });

  test('says what is not protected', () => {
    const said = section('What is not protected');
    for (const weakness of [
      /mailbox or device/,
      /changes the deployed code/,
      /live administrator/i,
      /holds the credential master/,
      /manifest of one's own/,
      /forgets between Send and thanks/,
      /Invented people, and coalitions/,
      /opened in twenty years/,
      /account adds/,
      /Mail filters/,
      /words in a comment/,
      /truly answered the same/,
    ])
      expect(said).toMatch(weakness);
  });

  test('says what happens to a pulse whose counts contradict each other, by each kind of contradiction', () => {
    for (const contradiction of contradictions) expect(section('A pulse is contradicted')).toContain(contradiction);
  });
});
