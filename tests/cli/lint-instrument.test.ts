import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lintInstrumentFile } from '../../cli/lint-instrument.ts';
import { written } from '../shared/contract/own-instrument-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'pulse-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await lintInstrumentFile(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    cwd: folder,
  });
  return { code, out, err };
}
const file = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('pulse lint-instrument', () => {
  it('reads the example that its messages name', async () => {
    const example = join(import.meta.dirname, '..', '..', 'examples', 'instrument.json');
    const { code, out } = await run(example);
    expect(code).toBe(0);
    expect(out.at(-1)).toBe('makers-trust version 1: 3 questions, 4 warnings. It is usable.');
  });

  it('prints every warning with its place, and succeeds', async () => {
    const [first] = written().items;
    const items = [{ ...first, wording: { en: 'Nobody listens and helps.' } }];
    file('warned.json', JSON.stringify({ ...written(), items }));
    const { code, out } = await run('warned.json');
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^makers-trust, rely, en is negated by "nobody"/);
    expect(out[1]).toMatch(/^makers-trust, rely, en asks for two things with "and"/);
  });

  it('names every mistake with its cure, and exits with 1', async () => {
    file('wrong.json', JSON.stringify({ ...written(), favourableFrom: 2, licence: undefined }));
    const { code, out, err } = await run('wrong.json');
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toEqual(['wrong.json, licence is missing. Add it; examples/instrument.json shows how.']);
    file('cut.json', JSON.stringify({ ...written(), favourableFrom: 2 }));
    expect((await run('cut.json')).err).toEqual([
      'cut.json, favourableFrom "2" is not valid. It must be 4 on this scale.',
    ]);
  });

  it('says what it needs when it is called otherwise', async () => {
    await expect(run()).rejects.toThrow('FILE is required.');
    await expect(run('none.json')).rejects.toThrow('none.json cannot be read.');
    expect((await run('--help')).out[0]).toContain('usage:');
  });
});
