/** The import law of docs/architecture.md. A folder may import itself and what is listed; everything else is an error. */
const law = {
  'shared/kernel': [],
  'shared/stats': ['shared/kernel'],
  'shared/contract': ['shared/kernel'],
  'shared/people': ['shared/kernel', 'shared/contract'],
  'shared/responses': ['shared/kernel', 'shared/contract'],
  'shared/signals': ['shared/kernel', 'shared/contract', 'shared/stats'],
  'shared/gate': ['shared/kernel', 'shared/contract'],
  'shared/report': ['shared/responses', 'shared/signals', 'shared/stats', 'shared/kernel', 'shared/contract'],
  emails: ['shared/kernel', 'shared/contract', 'shared/report', 'shared/responses/instruments'],
  'web/survey': ['shared/kernel', 'shared/contract', 'shared/gate', 'shared/responses', 'web/kit'],
  'web/(?!survey)': ['shared/kernel', 'shared/contract', 'shared/report', 'shared/responses/instruments', 'web'],
  'functions/runtime': ['shared/kernel', 'shared/contract'],
  'functions/adapters': ['shared'],
  infra: ['shared/contract', 'shared/kernel'],
};

const folderRules = Object.entries(law).map(([from, to]) => ({
  name: `${from.replaceAll(/[^a-z/-]/g, '')} imports only what the law allows`,
  severity: 'error',
  from: { path: `^${from}(/|\\.)|^${from}$` },
  to: {
    dependencyTypesNot: ['npm', 'npm-dev', 'npm-optional', 'core', 'npm-no-pkg', 'unknown'],
    pathNot: [`^${from}(/|\\.)`, ...to.map((path) => `^${path}(/|\\.)`)],
  },
}));

export default {
  forbidden: [
    ...folderRules,
    {
      name: 'people and responses never meet',
      severity: 'error',
      from: { path: '^shared/(responses|report)/' },
      to: { path: '^shared/(people|gate)/' },
    },
    {
      name: 'a use case knows no SDK, no adapter and no other function',
      severity: 'error',
      from: { path: '^functions/([^/]+)/run\\.ts$' },
      to: { path: ['^functions/', '@aws-sdk'], pathNot: '^functions/$1/' },
    },
    {
      name: 'a handler wires its own use case',
      severity: 'error',
      from: { path: '^functions/([^/]+)/handler\\.ts$' },
      to: { path: '^functions/', pathNot: '^functions/(runtime|adapters|$1)/' },
    },
    {
      name: 'only adapters import an SDK',
      severity: 'error',
      from: { path: '^(shared|functions|emails|web|infra)/', pathNot: '^functions/adapters/' },
      to: { path: '@aws-sdk' },
    },
    {
      name: 'infra names code by path',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions|emails|web|local|cli|cost|rehearsal)/' },
    },
    {
      name: 'nothing imports tests, bench or docs',
      severity: 'error',
      from: { path: '^(shared|functions|emails|web|infra|local|cli|cost|rehearsal)/' },
      to: { path: '^(tests|bench|docs)/' },
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
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
