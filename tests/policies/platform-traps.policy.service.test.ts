/** Each trap of `platform-traps.ts` has a test; some of them are here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { platformTraps } from './platform-traps.ts';
import { root, synthesisedTemplate } from './synthesised-template.ts';

test('every trap in the table has a test, and every test that it names exists under that name', () => {
  expect(platformTraps.length).toBeGreaterThan(12);
  for (const { trap, tests } of platformTraps) {
    expect(tests, trap).not.toEqual([]);
    for (const [file, title] of tests) expect(readFileSync(join(root, file), 'utf8'), trap).toContain(`'${title}'`);
  }
});

const versions = z.record(z.string(), z.string());
const packageSchema = z.object({ dependencies: versions, devDependencies: versions });

test('every dependency is pinned, and the CDK command line matches its library', () => {
  const { dependencies, devDependencies } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const pinned = Object.entries({ ...dependencies, ...devDependencies });
  expect(pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  for (const name of ['aws-cdk', 'aws-cdk-lib']) expect(new Map(pinned).get(name), name).toMatch(/^2\./);
});

test('packages of one family have one version, because each brings its own copy of what they share', () => {
  const { dependencies } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const family = Object.entries(dependencies).filter(([name]) => name.startsWith('@aws-sdk/'));
  expect(family.length).toBeGreaterThan(5);
  expect(new Set(family.map(([, version]) => version)).size).toBe(1);
});

/** An import that would pull more of zod into a bundle than is used: its methods, or every language. */
const wholeOfZod = /from 'zod(?!\/mini')[^']*'|import (?!type )\{[^}]*\bz\b[^}]*\} from 'zod|import z\b[^;]* from 'zod/;

test('zod is imported in the form that bundles only what is used', () => {
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

test('no function has its own URL, whose callers would have to sign what they send', async () => {
  const template = await synthesisedTemplate();
  const types = template.resources.map(({ type }) => type);
  expect(types).toContain('AWS::ApiGatewayV2::Api');
  expect(types).not.toContain('AWS::Lambda::Url');
});
