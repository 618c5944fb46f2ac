/**
 * Unit tests of one worker share what they have loaded. A file that replaces modules (`vi.mock`, `vi.doMock`) must neither meet
 * the real ones that an earlier file loaded nor leave its stand-ins to a later one: it begins and ends with none loaded.
 */
import { readFileSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';

const { testPath } = expect.getState();
if (testPath === undefined) throw new Error('a setup file must know the test file that it runs for');
if (/\bvi\.(?:mock|doMock)\(/.test(readFileSync(testPath, 'utf8'))) {
  vi.resetModules();
  afterAll(() => void vi.resetModules());
}
