import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { benchNames } from '../../../tools/bench/bench-names.ts';
import { hasChromium } from '../../../tools/chromium.ts';

const bench = (...words: readonly string[]): Promise<{ code: number | null; output: string; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['tools/bench/main.ts', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, output, errors }));
  });

test.each(benchNames)(
  'the bench %s still runs',
  async (name) => {
    const { code, output, errors } = await bench(name, '--least');
    expect(errors).toBe('');
    expect(code, output).toBe(0);
    expect(output).not.toContain('NaN');
    if (hasChromium || name !== 'survey') expect(output).toMatch(/\d/);
  },
  300_000,
);

test('a bench that does not exist is refused, with the one that was meant', async () => {
  const { code, errors } = await bench('tallly');
  expect(code).toBe(2);
  expect(errors).toContain('did you mean tally?');
});
