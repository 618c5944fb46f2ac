/**
 * What the import law is worth: a copy of the tree has no violation, and each import planted into it is found by the rule
 * that forbids it. The rules and the options are those of `.dependency-cruiser.mjs`, read as `npm run law` does.
 */
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderLaw, functionRules, type ImportRow, mistakesInTables, rowFile, rules } from '../../import-law.ts';
import { functionTable } from '../../shared/contract/function-table.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import { root } from './synthesised-template.ts';

/** A forbidden import, and the rule that reports it. The import is added to a file, or makes a new one. */
interface Planted {
  readonly into: string;
  readonly imports: string;
  readonly rule: string;
  /** What the rule reports, if it is not the planted import itself. */
  readonly from?: string;
  readonly to?: string;
}

const [bench, tests, docs] = ['tools/bench/planted-target.ts', 'tests/planted-target.ts', 'docs/planted-target.ts'];
const roster = 'shared/roster/roster.ts';
const answers = 'shared/answers/answers.ts';
const row = (folder: string): string => `${folder} imports only what its row in import-law.ts names`;

/** By folder of import-law.ts: what it must import least of all. */
const folders: Readonly<Record<keyof typeof folderLaw, readonly string[]>> = {
  'shared/kernel': ['shared/contract/limits.ts', 'zod/mini', 'node:crypto'],
  'shared/stats': ['shared/contract/limits.ts'],
  'shared/contract': [roster],
  'shared/roster': [answers, 'shared/gate/credential.ts', 'shared/calendar/calendar.ts', 'shared/mail/outbox.ts'],
  'shared/calendar': [answers, roster, 'shared/mail/outbox.ts'],
  'shared/holidays': ['shared/contract/limits.ts', 'shared/calendar/calendar.ts', roster],
  'shared/mail': [answers, 'shared/gate/credential.ts', 'shared/pulse/opening.ts'],
  'shared/pulse': [answers, roster, 'shared/mail/outbox.ts', 'shared/gate/credential.ts'],
  'shared/answers': ['shared/roster/member-id.ts', 'shared/participation/duration.ts', 'node:fs'],
  'shared/participation': [roster, answers],
  'shared/gate': ['shared/roster/member-id.ts', answers],
  'shared/reading': [roster, answers, 'shared/gate/link-token.ts'],
  'shared/report/shape': ['shared/report/build/summary.ts', 'shared/answers/open-seal.ts', roster],
  'shared/report/build': ['shared/report/attacks/verify-report.ts', 'shared/answers/open-seal.ts', roster],
  'shared/report/disclosure': ['shared/report/build/summary.ts', 'shared/answers/open-seal.ts', roster],
  'shared/report/attacks': ['shared/answers/instruments.ts', 'shared/stats/holm.ts', roster],
  locales: [roster, answers, 'emails/layout.ts'],
  emails: [roster, 'shared/gate/link-token.ts', 'node:fs'],
  web: ['shared/gate/credential.ts', roster],
  'web/survey': ['shared/report/build/summary.ts', 'web/dashboard/html.ts', roster],
  'functions/runtime': ['functions/adapters/random.ts', roster],
  'functions/adapters': ['functions/plan-pulses/plan-pulses.ts', 'functions/runtime/env.ts', 'emails/layout.ts'],
  infra: ['shared/roster/member-id.ts', 'functions/plan-pulses/plan-pulses.ts', '@aws-sdk/client-s3'],
};

const { files, handler, reach } = functionRules;
const people = 'functions/adapters/people-table.ts';
const noOther = 'a function imports no other function';
const apart = 'people and responses never meet';
const outside = 'nothing imports tests or docs';
const insideTools = 'only tools and tests import tools';

/** Imports that once escaped every rule, and one for each rule that no table changes. */
const byName: readonly Planted[] = [
  { into: 'functions/close-pulse/open-committed.ts', imports: people, rule: files('close-pulse') },
  { into: 'functions/close-pulse/close-pulse.ts', imports: roster, rule: files('close-pulse') },
  { into: 'functions/close-pulse/close-pulse.ts', imports: 'shared/contract/people.ts', rule: files('close-pulse') },
  { into: 'functions/close-pulse/handler.ts', imports: people, rule: handler('close-pulse') },
  {
    into: 'functions/adapters/responses-table.ts',
    imports: 'shared/roster/member-id.ts',
    rule: reach('close-pulse'),
    from: 'functions/close-pulse/handler.ts',
  },
  {
    into: 'functions/submit-response/submit-response.ts',
    imports: 'shared/contract/mail-record.ts',
    rule: files('submit-response'),
  },
  {
    into: 'functions/publish-quarter/csv-row.ts',
    imports: 'shared/answers/open-seal.ts',
    rule: files('publish-quarter'),
  },
  { into: 'functions/open-pulse/define-pulse.ts', imports: 'node:fs/promises', rule: files('open-pulse') },
  { into: 'functions/freeze-pulse/handler.ts', imports: 'node:fs/promises', rule: handler('freeze-pulse') },
  { into: 'functions/send-digest/send-digest.ts', imports: 'functions/runtime/log.ts', rule: files('send-digest') },
  { into: 'functions/send-mail/pace.ts', imports: 'functions/remind-pulse/remind-pulse.ts', rule: noOther },
  { into: 'functions/plan-pulses/handler.ts', imports: 'functions/open-pulse/define-pulse.ts', rule: noOther },
  { into: 'functions/adapters/planted-function.ts', imports: 'functions/plan-pulses/plan-pulses.ts', rule: noOther },
  {
    into: 'functions/import-signals/keep-facts.ts',
    imports: '@aws-sdk/client-dynamodb',
    rule: 'only adapters import an SDK',
  },
  { into: 'shared/report/build/planted-people.ts', imports: 'shared/roster/member-id.ts', rule: apart },
  { into: 'shared/answers/planted-gate.ts', imports: 'shared/gate/link-token.ts', rule: apart },
  { into: 'infra/planted-code.ts', imports: 'functions/plan-pulses/plan-pulses.ts', rule: 'infra names code by path' },
  { into: 'local/planted-tests.ts', imports: tests, rule: outside },
  { into: 'tools/cost/planted-tests.ts', imports: tests, rule: outside },
  { into: 'cli/planted-bench.ts', imports: bench, rule: insideTools },
  { into: 'local/planted-cost.ts', imports: 'tools/cost/scale.ts', rule: insideTools },
  { into: 'tools/cost/planted-bench.ts', imports: bench, rule: 'only benches and tests import benches' },
  { into: 'shared/kernel/planted-docs.ts', imports: docs, rule: outside },
  {
    into: 'tests/planted-simulator.ts',
    imports: '@cloud-copilot/iam-simulate',
    rule: 'the IAM simulator (AGPL) stays in one test file',
  },
  {
    into: 'tools/cost/planted-round.ts',
    imports: 'tools/cost/planted-back.ts',
    rule: 'no cycles',
    from: 'tools/cost/planted-back.ts',
    to: 'tools/cost/planted-round.ts',
  },
  {
    into: 'cli/planted-nothing.ts',
    imports: 'cli/does-not-exist.ts',
    rule: 'every import resolves',
    to: './does-not-exist.ts',
  },
];

const isNamed = ({ imports }: ImportRow, path: string): boolean =>
  imports.some((entry) => `${path.replace(/\.ts$/, '')}/`.startsWith(`${entry}/`));
function first(paths: readonly string[], matches: (path: string) => boolean): string {
  const found = paths.find(matches);
  if (!found) throw new Error('there must be something that a function may not import');
  return found;
}

const ofUseCases = [
  roster,
  answers,
  'shared/gate/credential.ts',
  'emails/layout.ts',
  'shared/participation/duration.ts',
];
const ofHandlers = ['people-table', 'responses-table', 'mailer', 'schedules'];
const bridged = [roster, answers, 'shared/gate/credential.ts'];
const bridgeTo = (path: string): string => `shared/contract/planted-bridge-${bridged.indexOf(path)}.ts`;

/**
 * For each function: an adapter in a helper, a side that is not its own, an adapter that is not its own, and a side reached
 * through a bridge.
 */
const ofFunctions = Object.entries(functionTable).flatMap(([name, its]): Planted[] => {
  const folder = `functions/${name}`;
  const side = first(ofUseCases, (path) => !isNamed(its, path));
  const adapter = first(ofHandlers, (file) => !its.adapters.includes(file));
  const knowsPeople = its.imports.some((entry) =>
    /^shared\/(roster|mail|contract\/(people|people-stores|mail-record))(\/|$)/.test(entry),
  );
  const far = first(bridged, (path) => !isNamed(its, path) && !(path === roster && knowsPeople));
  return [
    { into: `${folder}/planted-helper.ts`, imports: 'functions/adapters/clients.ts', rule: files(name) },
    { into: `${folder}/${name}.ts`, imports: side, rule: files(name) },
    { into: `${folder}/handler.ts`, imports: `functions/adapters/${adapter}.ts`, rule: handler(name) },
    { into: `${folder}/planted-far.ts`, imports: bridgeTo(far), rule: reach(name), to: far },
  ];
});

const ofFolders = Object.entries(folders).flatMap(([folder, targets]) =>
  targets.map((imports, index): Planted => ({ into: `${folder}/planted-${index}.ts`, imports, rule: row(folder) })),
);

const planted = [...byName, ...ofFunctions, ...ofFolders];

/** Every way to write an import occurs; one of them imports only a type. */
const forms = [
  (from: string) => `import '${from}';`,
  (from: string, name: string) => `import type * as ${name} from '${from}';`,
  (from: string) => `export type * from '${from}';`,
  (from: string) => `export * from '${from}';`,
  (from: string, name: string) => `export const ${name} = () => import('${from}');`,
];

/** What planted imports point to. */
const beforehand: Readonly<Record<string, string>> = {
  ...Object.fromEntries([bench, tests, docs].map((path) => [path, 'export {};\n'])),
  'tools/cost/planted-back.ts': "import './planted-round.ts';\n",
  'tools/cost/planted-round.ts': 'export {};\n',
};

const sources = ['shared', 'functions', 'emails', 'web', 'locales', 'infra', 'local', 'cli', 'tools'];
let copy: string;

async function cruised(): Promise<ICruiseResult> {
  const config = await extractDepcruiseConfig(join(root, '.dependency-cruiser.mjs'));
  const { output } = await cruise([...sources, 'tests'], {
    ...config.options,
    baseDir: copy,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  });
  if (typeof output === 'string') throw new Error('the cruise must give its result, not a text');
  return output;
}
const found = (result: ICruiseResult): string[] =>
  result.summary.violations.map(({ rule, from, to }) => `${from} | ${rule.name} | ${to}`);

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'pulse-law-'));
  for (const folder of sources) await cp(join(root, folder), join(copy, folder), { recursive: true });
  await cp(join(root, 'package.json'), join(copy, 'package.json'));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [path, text] of Object.entries(beforehand)) {
    await mkdir(join(copy, dirname(path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
});
afterAll(async () => await rm(copy, { recursive: true, force: true }));

describe('before anything is planted', () => {
  let sound: ICruiseResult;
  beforeAll(async () => {
    sound = await cruised();
  });

  test('the copy has no violation', () => {
    expect(sound.summary.totalCruised).toBeGreaterThan(500);
    expect(found(sound)).toEqual([]);
  });

  test.each(functionNames)('%s imports everything that its row names', (name) => {
    const { imports, adapters, node = [] } = functionTable[name];
    const used = sound.modules
      .filter(({ source }) => source.startsWith(`functions/${name}/`))
      .flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved.replace(/\.ts$/, '')));
    const unused = [
      ...imports.filter((entry) => !used.some((path) => `${path}/`.startsWith(`${entry}/`))),
      ...adapters.filter((file) => !used.includes(`functions/adapters/${file}`)),
      ...node.filter((module) => !used.includes(module.slice('node:'.length))),
    ];
    expect(unused).toEqual([]);
  });
});

test('the one form of import that the parser does not see is not used', async () => {
  const hidden: string[] = [];
  for (const folder of ['shared', 'functions', 'emails', 'web', 'locales', 'infra']) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const path = join(entry.parentPath, entry.name);
      // A type by `import('…').Name`: all other imports of types are statements.
      if (/\bimport\(\s*['"][^)]*\)\s*\./.test(await readFile(path, 'utf8'))) hidden.push(relative(root, path));
    }
  }
  expect(hidden).toEqual([]);
});

describe('after planting', () => {
  let violations: string[];
  beforeAll(async () => {
    for (const target of bridged) {
      await writeFile(join(copy, bridgeTo(target)), `import '${specifier(bridgeTo(target), target)}';\n`);
    }
    for (const [index, { into, imports }] of planted.entries()) {
      const form = forms[index % forms.length];
      await appendFile(join(copy, into), `\n${form?.(specifier(into, imports), `planted${index}`)}\n`);
    }
    violations = found(await cruised());
  });

  test.each(planted)('found: $into imports $imports', ({ into, imports, rule, from = into, to = imports }) => {
    const found = violations.filter((violation) => violation.startsWith(`${from} | ${rule} | `));
    const target = to.replace(/^node:/, '').replace(/^(zod)\/.*/, '$1');
    expect(found.filter((violation) => violation.includes(target))).not.toEqual([]);
  });

  test('every rule has an import that proves it', () => {
    const proven = new Set(planted.map(({ rule }) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
    expect(Object.keys(folders).toSorted()).toEqual(Object.keys(folderLaw).toSorted());
  });
});

function specifier(into: string, target: string): string {
  if (!target.endsWith('.ts')) return target;
  const path = relative(dirname(into), target);
  return path.startsWith('.') ? path : `./${path}`;
}

describe('the tables themselves', () => {
  const rows: Readonly<Record<string, ImportRow>> = functionTable;

  test('match the tree', () => {
    expect(mistakesInTables(root)).toEqual([]);
  });

  test('a function folder without a row is an error, and so is a row without a folder', () => {
    const { 'plan-pulses': _, ...others } = rows;
    expect(mistakesInTables(root, others)).toEqual([
      'functions/plan-pulses must have a row in shared/contract/function-table.ts',
    ]);
    expect(mistakesInTables(root, { ...rows, 'guess-names': { imports: [], adapters: [] } })).toEqual([
      'functions/guess-names has a row and must exist',
    ]);
  });

  test('a folder of shared code without a row is an error', () => {
    const { 'shared/stats': _, ...others } = folderLaw;
    expect(mistakesInTables(root, rows, others)).toContain('shared/stats must have a row in import-law.ts');
  });

  test('an allowed path, adapter or package that does not exist is an error', () => {
    const changed = { ...rows, 'plan-pulses': { imports: ['web/kit'], adapters: ['people-tables'] } };
    expect(mistakesInTables(root, changed)).toEqual([
      `web/kit is allowed by ${rowFile('plan-pulses')} and must exist`,
      `functions/adapters/people-tables is allowed by ${rowFile('plan-pulses')} and must exist`,
    ]);
    expect(mistakesInTables(root, rows, { ...folderLaw, emails: ['npm:left-pad'] })).toEqual([
      "npm:left-pad is allowed by the row 'emails' in import-law.ts and must exist",
    ]);
  });
});
