import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs the tests of the DynamoDB access layer, and of the code that depends on it most, against the emulator: a second
 * implementation, which either agrees with the embedded one or shows that one of the two, or our code, is wrong.
 *
 * @throws Error with the tests' output, if one fails
 */
export async function testAccessLayer(root: string, endpoint: string): Promise<void> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const tests = ['adapters', 'close-pulse', 'forget-member', 'freeze-pulse'].map((name) => `tests/functions/${name}`);
  try {
    await promisify(execFile)(process.execPath, [vitest, 'run', ...tests], {
      cwd: root,
      env: { ...process.env, DDB_ENDPOINT: endpoint },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(printed.slice(-4000));
  }
}
