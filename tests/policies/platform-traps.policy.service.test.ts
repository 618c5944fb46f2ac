/** What AWS and its tools do that nobody expects: each trap of docs/architecture.md has a test, some of them here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { root, synthesisedTemplate } from './synthesised-template.ts';

const page = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
const rows = (page.split('\n## Traps of the platform\n')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| trap |'));

/** The test files and titles that the last cell of a row names. */
const namedIn = (row: string) =>
  [...(row.split('|').at(-2) ?? '').matchAll(/`(tests\/[\w/.-]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));

test('every trap in the table has a test, and every test that it names is there under that name', () => {
  expect(rows.length).toBeGreaterThan(12);
  for (const row of rows) {
    const named = namedIn(row);
    expect(named, row).not.toEqual([]);
    for (const { file, title } of named) expect(readFileSync(join(root, file), 'utf8'), row).toContain(`'${title}'`);
  }
});

const versions = z.record(z.string(), z.string());
const packageSchema = z.object({ dependencies: versions, devDependencies: versions });

test('every dependency is pinned, and the CDK command line is of the generation of its library', () => {
  const { dependencies, devDependencies } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const pinned = Object.entries({ ...dependencies, ...devDependencies });
  expect(pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  for (const name of ['aws-cdk', 'aws-cdk-lib']) expect(new Map(pinned).get(name), name).toMatch(/^2\./);
});

test('packages of one family are of one version, because each brings its own of what they share', () => {
  const { dependencies } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const family = Object.entries(dependencies).filter(([name]) => name.startsWith('@aws-sdk/'));
  expect(family.length).toBeGreaterThan(5);
  expect(new Set(family.map(([, version]) => version)).size).toBe(1);
});

/** An import that would take more of zod into a bundle than what is used: its methods, or every language. */
const wholeOfZod = /from 'zod(?!\/mini')[^']*'|import (?!type )\{[^}]*\bz\b[^}]*\} from 'zod|import z\b[^;]* from 'zod/;

test('zod is imported in the form of which only what is used is bundled', () => {
  const everything = ['* as z', '{ z }', '{ type ZodType, z }', 'z'].map((what) => `import ${what} from 'zod';`);
  for (const heavy of [...everything, "import { z } from 'zod/mini';", "import * as z from 'zod/v4';"]) {
    expect(heavy).toMatch(wholeOfZod);
  }
  expect("import * as z from 'zod/mini';").not.toMatch(wholeOfZod);
  const bundled = ['shared', 'functions', 'emails', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(root, folder, file)),
  );
  expect(bundled.length).toBeGreaterThan(100);
  expect(bundled.filter((file) => wholeOfZod.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('no function has an address of its own, whose callers would have to sign what they send', async () => {
  const template = await synthesisedTemplate();
  const types = template.resources.map(({ type }) => type);
  expect(types).toContain('AWS::ApiGatewayV2::Api');
  expect(types).not.toContain('AWS::Lambda::Url');
});
