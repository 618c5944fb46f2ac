import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { anchorsOf, commandsOf, linksOf, pages } from './pages.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** What a `pulse` command says about itself. */
const helpOf = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['cli/main.ts', ...args], { encoding: 'utf8' });

/** What these pages use of other programs; their own documentation has the rest. */
const ofNpm = ['ci', 'test', 'start', 'install', 'i'];
const ofCdk = ['bootstrap', 'diff', 'deploy', 'destroy', 'synth'];

describe('every page', () => {
  it('has links that work', () => {
    const broken = [...pages].flatMap(([path, text]) =>
      linksOf(path, text)
        .filter(({ file, anchor }) => {
          if (!existsSync(file)) return true;
          return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
        })
        .map(({ file, anchor }) => `${path}: ${file}${anchor === undefined ? '' : `#${anchor}`}`),
    );
    expect(broken).toEqual([]);
  });

  it('asks its reader to type only what exists', () => {
    const told = [...pages].flatMap(([path, text]) => commandsOf(text).map((command) => ({ path, command })));
    expect(told.length).toBeGreaterThan(20);
    const list = helpOf('help');
    const wrong = told.filter(({ command }) => {
      const [program, verb = '', name = ''] = command.split(/\s+/);
      if (program === 'npm') return verb === 'run' ? !(name in scripts) : !ofNpm.includes(verb);
      if (verb === 'cdk') return !ofCdk.includes(name);
      if (verb !== 'pulse') return true;
      return name.startsWith('--') ? !list.includes(name) : !new RegExp(`^  ${name} `, 'm').test(list);
    });
    expect(wrong).toEqual([]);
  });

  it('names only options that its command knows', () => {
    const help = new Map<string, string>();
    const wrong = [...pages.values()].flatMap(commandsOf).filter((command) => {
      const [, name] = /^npx pulse ([a-z][\w-]*)/.exec(command) ?? [];
      if (name === undefined || name === 'help') return false;
      const words = help.get(name) ?? helpOf(name, '--help');
      help.set(name, words);
      return (command.match(/--[\w-]+/g) ?? []).some((option) => !words.includes(option) && option !== '--help');
    });
    expect(wrong).toEqual([]);
  });
});

describe('reading a page', () => {
  const page = [
    '# A page: what `it` is',
    'See [there](../x.md#a-heading), [out](https://example.org) and `[code](no.md)`.',
    '```sh',
    'PULSE_STAGE=prod npx pulse doctor --stage prod   # says what is left',
    'npm ci && npm start -- --once',
    '```',
    'Run `npm run cost` then.',
  ].join('\n');

  it('finds links and headings, but not those in code', () => {
    expect(linksOf('docs/page.md', page)).toEqual([{ file: 'x.md', anchor: 'a-heading' }]);
    expect(anchorsOf(page)).toEqual(['a-page-what-it-is']);
  });

  it('finds commands in blocks and in lines', () => {
    expect(commandsOf(page)).toEqual([
      'npx pulse doctor --stage prod',
      'npm ci',
      'npm start -- --once',
      'npm run cost',
    ]);
  });
});
