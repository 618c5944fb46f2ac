/**
 * The import law of docs/architecture.md, as rules for dependency-cruiser: nothing may be imported but what a table names.
 * Folders have their table here, functions theirs in `shared/contract/function-table.ts`. Importing only a type counts too: a type
 * is a word for what a file must not know. Each rule is proven by a planted import in `tests/policies/planted-imports.policy.test.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionRow } from './shared/contract/function-table/function-row.ts';
import { functionTable } from './shared/contract/function-table.ts';

/** What the law reads of a row. */
export type ImportRow = Pick<FunctionRow, 'imports' | 'adapters' | 'node'>;

/** What a folder may import besides itself: paths of ours, `npm:` packages, `node:` modules. */
export const folderLaw: Readonly<Record<string, readonly string[]>> = {
  'shared/kernel': ['npm:csv-parse'],
  'shared/stats': ['shared/kernel'],
  'shared/contract': ['shared/kernel', 'locales/languages', 'npm:zod'],
  'shared/roster': ['shared/kernel', 'shared/contract', 'npm:zod', 'npm:@noble/hashes'],
  'shared/calendar': ['shared/kernel', 'shared/contract', 'npm:temporal-polyfill'],
  'shared/holidays': ['shared/kernel', 'npm:date-holidays'],
  'shared/mail': [
    ...['shared/kernel', 'shared/contract', 'shared/roster', 'shared/calendar'],
    ...['npm:zod', 'npm:@noble/hashes'],
  ],
  'shared/pulse': [
    ...['shared/kernel', 'shared/contract', 'shared/calendar', 'shared/answers/instruments'],
    ...['npm:zod', 'npm:@noble/hashes'],
  ],
  'shared/answers': [
    ...['shared/kernel', 'shared/contract', 'npm:zod', 'npm:@noble/hashes', 'node:crypto'],
    ...['locales/instruments', 'locales/en/instruments', 'locales/shape/instruments', 'locales/question-lint'],
  ],
  'shared/participation': ['shared/kernel', 'shared/contract', 'shared/stats', 'npm:zod', 'npm:@noble/hashes'],
  'shared/gate': ['shared/kernel', 'shared/contract', 'npm:@noble/hashes', 'npm:@noble/curves'],
  'shared/reading': ['shared/kernel', 'shared/contract', 'npm:@noble/hashes'],
  'shared/report/shape': [
    ...['shared/kernel', 'shared/contract', 'npm:zod', 'npm:@noble/hashes'],
    ...['locales/en/report-numbers', 'locales/en/report-sentences', 'locales/people'],
  ],
  'shared/report/build': [
    ...['shared/report/shape', 'shared/report/disclosure', 'shared/answers/instruments', 'shared/answers/merge-labels'],
    ...['shared/stats', 'shared/kernel', 'shared/contract', 'locales/en/report', 'locales/en/report-sentences'],
  ],
  // To hide what an attacker derives, the rules of disclosure run the attackers.
  'shared/report/disclosure': [
    ...['shared/report/shape', 'shared/report/attacks', 'shared/stats', 'shared/kernel', 'shared/contract'],
    'locales/en/report-sentences',
  ],
  'shared/report/attacks': [
    ...['shared/report/shape', 'shared/report/build', 'shared/report/disclosure', 'shared/kernel', 'shared/contract'],
    ...['locales/en/report-sentences', 'npm:highs', 'npm:zod', 'npm:@noble/hashes'],
  ],
  locales: ['shared/kernel', 'shared/contract', 'shared/report/shape'],
  emails: ['shared/kernel', 'shared/contract', 'shared/report', 'locales'],
  web: ['shared/kernel', 'shared/contract', 'shared/report', 'shared/answers/instruments', 'locales'],
  'web/survey': ['shared/kernel', 'shared/contract', 'shared/gate', 'shared/answers', 'locales', 'npm:@noble/hashes'],
  'functions/runtime': ['shared/kernel', 'shared/contract', 'npm:zod', 'npm:aws-lambda', 'node:crypto', 'node:zlib'],
  'functions/adapters': ['shared', 'npm:@aws-sdk', 'npm:zod', 'npm:@noble/hashes', 'node:crypto'],
  infra: [
    ...['shared/contract', 'shared/kernel', 'npm:aws-cdk-lib', 'npm:constructs', 'npm:esbuild', 'npm:zod'],
    ...['node:crypto', 'node:fs', 'node:fs/promises', 'node:module', 'node:path', 'node:url', 'node:util'],
  ],
};

/** What every file of every function may import. */
const everyFunction = ['shared/kernel', 'npm:zod', 'npm:@noble/hashes'];
/** Rooms that know people. */
const peopleRooms = ['shared/roster', 'shared/mail'];
/** Words of the contract about people; they come with those rooms, or are named alone. */
const wordsOfPeople = ['shared/contract/people', 'shared/contract/people-stores', 'shared/contract/mail-record'];
/** What a function must not reach by any way, not even through adapters and shared files. */
const peopleSide = [...peopleRooms, ...wordsOfPeople];
const otherSides = [
  'shared/gate',
  'shared/reading',
  ...['answers', 'commitment', 'hpke-open', 'open-seal', 'tally'].map((file) => `shared/answers/${file}`),
];

interface Rule {
  readonly name: string;
  readonly comment?: string;
  readonly severity: 'error';
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

const escaped = (text: string): string => text.replaceAll(/[/.]/g, '\\$&');
/** What a table's entry means as a pattern of resolved paths. */
function pattern(entry: string): string {
  const [kind, name] = entry.startsWith('npm:') || entry.startsWith('node:') ? entry.split(':') : [undefined, entry];
  if (kind === 'npm') return `(^|/)node_modules/(@types/)?${escaped(name ?? '')}/|^${escaped(name ?? '')}(/|$)`;
  if (kind === 'node') return `^(node:)?${escaped(name ?? '')}$`;
  return `^${escaped(entry)}(/|\\.)`;
}
const within = (path: string, entry: string): boolean => path === entry || path.startsWith(`${entry}/`);

function folderRule([folder, allowed]: readonly [string, readonly string[]]): Rule {
  // A folder in a folder has a row of its own: web/survey in web.
  const others = Object.keys(folderLaw).filter((other) => other !== folder && within(other, folder));
  return {
    name: `${folder} imports only what its row in import-law.ts names`,
    severity: 'error',
    from: { path: pattern(folder), ...(others.length > 0 && { pathNot: others.map(pattern) }) },
    to: { pathNot: [folder, ...allowed].map(pattern) },
  };
}

/** Where a function has its row. */
export const rowFile = (name: string): string => `shared/contract/function-table/${name}.ts`;

/** Names of the three rules of a function. */
export const functionRules = {
  files: (name: string) => `${name} imports only what ${rowFile(name)} names`,
  handler: (name: string) => `${name}/handler.ts imports only what ${rowFile(name)} names`,
  reach: (name: string) => `${name} reaches no side that ${rowFile(name)} does not name`,
};

function rulesOf([name, { imports, adapters, node = [] }]: readonly [string, ImportRow]): Rule[] {
  const named = (path: string): boolean =>
    imports.some((entry) => within(path, entry)) ||
    (wordsOfPeople.includes(path) && imports.some((entry) => peopleRooms.includes(entry)));
  const own = `functions/${name}`;
  const handler = `^functions/${name}/handler\\.ts$`;
  // A function that knows people in one room may reach them in the others.
  const knowsPeople = imports.some((entry) => peopleSide.some((side) => within(entry, side)));
  const sides = [...(knowsPeople ? [] : peopleSide), ...otherSides];
  const closed = wordsOfPeople.filter((path) => !named(path)).map((path) => `${path.split('/').at(-1)}\\.`);
  const contract = closed.length > 0 ? `^shared/contract/(?!${closed.join('|')})` : '^shared/contract/';
  const files = [own, ...everyFunction, ...imports].map(pattern).concat(contract);
  const wiring = ['functions/runtime', ...adapters.map((file) => `functions/adapters/${file}`), ...node].map(pattern);
  const severity = 'error';
  return [
    {
      name: functionRules.files(name),
      severity,
      from: { path: pattern(own), pathNot: handler },
      to: { pathNot: files },
    },
    { name: functionRules.handler(name), severity, from: { path: handler }, to: { pathNot: [...files, ...wiring] } },
    {
      name: functionRules.reach(name),
      severity,
      from: { path: pattern(own) },
      to: { path: sides.filter((side) => !named(side)).map(pattern), pathNot: imports.map(pattern), reachable: true },
    },
  ];
}

/** What no row of a table can allow. */
const everywhere: readonly Rule[] = [
  {
    name: 'people and responses never meet',
    severity: 'error',
    from: { path: '^shared/(answers|report|participation)/' },
    to: { path: '^shared/(roster|mail|gate)/' },
  },
  {
    name: 'a function imports no other function',
    severity: 'error',
    from: { path: '^functions/([^/]+)/' },
    to: { path: '^functions/', pathNot: '^functions/(runtime|adapters|$1)/' },
  },
  {
    name: 'only adapters import an SDK',
    severity: 'error',
    from: { path: '^(shared|functions|emails|web|locales|infra)/', pathNot: '^functions/adapters/' },
    to: { path: '@aws-sdk' },
  },
  {
    name: 'infra names code by path',
    severity: 'error',
    from: { path: '^infra/' },
    to: { path: '^(functions|emails|web|locales|local|cli|tools)/' },
  },
  {
    name: 'nothing imports tests or docs',
    severity: 'error',
    from: { path: '^(shared|functions|emails|web|locales|infra|local|cli|tools)/' },
    to: { path: '^(tests|docs)/' },
  },
  {
    name: 'only tools and tests import tools',
    severity: 'error',
    from: { path: '^(shared|functions|emails|web|locales|infra|local|cli)/' },
    to: { path: '^tools/' },
  },
  {
    name: 'only benches and tests import benches',
    severity: 'error',
    from: { path: '^tools/', pathNot: '^tools/bench/' },
    to: { path: '^tools/bench/' },
  },
  {
    name: 'the IAM simulator (AGPL) stays in one test file',
    severity: 'error',
    from: { pathNot: '^tests/policies/iam-simulator\\.ts$|^node_modules/' },
    to: { path: '@cloud-copilot/' },
  },
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'every import resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
  },
];

export const rules: readonly Rule[] = [
  ...Object.entries(folderLaw).map(folderRule),
  ...Object.entries(functionTable).flatMap(rulesOf),
  ...everywhere,
];

/** What is wrong with the tables themselves: a folder without a row, a row without a folder, an entry that does not exist. */
export function mistakesInTables(
  root: string,
  rows: Readonly<Record<string, ImportRow>> = functionTable,
  folders: Readonly<Record<string, readonly string[]>> = folderLaw,
): string[] {
  const exists = (path: string): boolean => existsSync(join(root, path)) || existsSync(join(root, `${path}.ts`));
  const manifest: { dependencies: object; devDependencies: object } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const isThere = (entry: string): boolean => {
    if (entry.startsWith('node:')) return true;
    if (!entry.startsWith('npm:')) return exists(entry);
    const name = entry.slice('npm:'.length);
    return packages.some((installed) => within(installed, name) || installed === `@types/${name}`);
  };
  // A room whose rooms have rows of their own is those.
  const roomsIn = (path: string): string[] =>
    Object.keys(folders).some((folder) => folder.startsWith(`${path}/`)) ? entriesIn(path) : [path];
  const entriesIn = (path: string): string[] => readdirSync(join(root, path)).map((name) => `${path}/${name}`);
  const allowed = [
    ...Object.entries(folders).map(([folder, entries]) => ({ row: `the row '${folder}' in import-law.ts`, entries })),
    ...Object.entries(rows).map(([name, { imports, adapters }]) => ({
      row: rowFile(name),
      entries: [...imports, ...adapters.map((file) => `functions/adapters/${file}`)],
    })),
  ];
  const hasRow = (path: string): boolean =>
    Object.keys(folders).some((folder) => within(path.replace(/\.ts$/, ''), folder)) ||
    Object.keys(rows).some((name) => path === `functions/${name}`);
  return [
    ...[...entriesIn('functions'), ...entriesIn('shared').flatMap(roomsIn)]
      .filter((path) => !hasRow(path))
      .map(
        (path) =>
          `${path} must have a row in ${path.startsWith('functions') ? 'shared/contract/function-table.ts' : 'import-law.ts'}`,
      ),
    ...[...Object.keys(folders), ...Object.keys(rows).map((name) => `functions/${name}`)]
      .filter((path) => !exists(path))
      .map((path) => `${path} has a row and must exist`),
    ...allowed.flatMap(({ row, entries }) =>
      entries.filter((entry) => !isThere(entry)).map((entry) => `${entry} is allowed by ${row} and must exist`),
    ),
  ];
}
