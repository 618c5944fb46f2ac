import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from 'vitest';

const { CI: ci, GOLDEN: wish } = process.env;
const regenerates = wish === 'write';
const onCi = ci !== undefined && ci !== '' && ci !== 'false';

/**
 * Compares a text with the file that was reviewed. `npm run golden` rewrites the files, for a developer to read the diff
 * before committing; if `CI` is set it refuses, so that no run can approve its own output.
 */
export async function expectGolden(file: URL, actual: string): Promise<void> {
  if (regenerates) {
    if (onCi) throw new Error('golden files are written on a developer’s machine and never in CI');
    await mkdir(dirname(file.pathname), { recursive: true });
    await writeFile(file, actual);
    return;
  }
  const expected = await readFile(file, 'utf8').catch(() => undefined);
  if (expected === undefined) throw new Error(`${file.pathname} is missing: npm run golden writes it`);
  expect(actual, `${file.pathname}; if this is intended: npm run golden`).toBe(expected);
}
