/** A community's own instruments are easily forgotten: the catalogue alone is enough for every community that has none. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

test('every lookup of a pulse’s instruments includes the community’s own', () => {
  const files = globSync(['functions/**/*.ts', 'web/**/*.ts', 'local/**/*.ts', 'shared/report/**/*.ts'], { cwd: root });
  const calls = files.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /\b(?:questionCount|hashItems|findInstrument|instrumentsOf|structuresOf|findInEnglish|englishOf)\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g,
      ),
    ].map(([call, of = '']) => ({ file, call, alone: !of.includes(',') })),
  );
  expect(calls.length).toBeGreaterThan(6);
  expect(calls.filter(({ alone }) => alone)).toEqual([]);
});
