import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { synthesisedTemplate } from '../policies/synthesised-template.ts';

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts;

const stepSchema = z.strictObject({
  id: z.optional(z.string()),
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  env: z._default(z.record(z.string(), z.string()), {}),
  with: z._default(z.record(z.string(), z.unknown()), {}),
});
const jobSchema = z.object({
  if: z.optional(z.string()),
  environment: z.optional(z.string()),
  needs: z.optional(z.union([z.string(), z.array(z.string())])),
  permissions: z.record(z.string(), z.string()),
  outputs: z.optional(z.record(z.string(), z.string())),
  steps: z.array(stepSchema),
});
const workflowText = readFileSync('examples/github/deploy.yml', 'utf8');
const workflow = z
  .object({
    on: z.record(z.string(), z.object({ branches: z.array(z.string()) })),
    permissions: z.record(z.string(), z.string()),
    jobs: z.strictObject({ test: jobSchema, build: jobSchema, diff: jobSchema, deploy: jobSchema }),
  })
  .parse(parse(workflowText));
const { test, build, diff, deploy } = workflow.jobs;
const jobs = Object.values(workflow.jobs);
const ran = ({ steps }: z.infer<typeof jobSchema>) =>
  steps.map(({ run }) => run?.trim()).filter((run) => run !== undefined);
const expression = (path: string): string => `\${{ ${path} }}`;
/** The one step of a job that does this, as a shell would run it. */
const scriptWith = (job: z.infer<typeof jobSchema>, words: string): string => {
  const [script, ...others] = ran(job).filter((run) => run.includes(words));
  if (script === undefined || others.length > 0) throw new Error(`there must be one step with ${words}`);
  return script;
};

describe('the GitHub workflow', () => {
  it('runs only what exists', () => {
    for (const run of jobs.flatMap(ran)) {
      const script = /^npm run (\S+)/.exec(run)?.[1];
      if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
      const file = /^node (\S+)/.exec(run)?.[1];
      if (file !== undefined) expect(existsSync(file), file).toBe(true);
    }
  });

  it('pins every action to a commit, with its version beside it', () => {
    const uses = [...workflowText.matchAll(/uses: (.+)/g)].map(([, what]) => what);
    expect(uses.length).toBe(9);
    for (const what of uses) expect(what).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('has no right except reading the code and proving who it is, and no stored key', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of [diff, deploy]) expect(job.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    for (const job of [test, build]) expect(job.permissions).toEqual({ contents: 'read' });
    expect(workflowText).not.toMatch(/secrets\.|access-key|pull_request_target/);
  });

  it('runs the code of packages, tests and synthesis only in jobs that cannot sign in to AWS', () => {
    expect(ran(test)).toEqual(['npm ci', 'npm run check', 'npm test']);
    expect(ran(build).slice(0, 2)).toEqual(['npm ci', 'npx cdk synth --quiet --output cdk.out']);
    for (const job of jobs.filter(({ permissions }) => permissions['id-token'] !== undefined)) {
      const [install, unpack, look, cdk, ...others] = ran(job);
      expect(install).toBe('npm ci --ignore-scripts');
      expect(unpack).toContain('sha256sum --check --strict');
      expect(look).toBe('node examples/github/only-data.mjs built/cdk.out');
      // By its path: a package may bring its own program called cdk. From the files, not from the app.
      expect(cdk).toMatch(/^node node_modules\/aws-cdk\/bin\/cdk (?:diff|deploy) --all .*--app built\/cdk\.out$/);
      expect(others).toEqual([]);
    }
  });

  it('signs in last, after everything it received has been checked', () => {
    for (const job of [diff, deploy]) {
      const uses = job.steps.map(({ uses: action }) => action?.split('@')[0]);
      expect(uses.indexOf('aws-actions/configure-aws-credentials')).toBe(job.steps.length - 2);
    }
  });

  it('compares for pull requests of this repository, and deploys from main in an environment that requires approval', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push']);
    expect(diff.if).toContain('head.repo.full_name == github.repository');
    expect(ran(diff).some((run) => run.includes('deploy'))).toBe(false);
    expect([deploy.if, deploy.needs, deploy.environment]).toEqual([
      "github.event_name == 'push'",
      ['test', 'build'],
      'production',
    ]);
    expect(workflow.on['push']?.branches).toEqual(['main']);
  });
});

describe('the assembly that one job passes to the other', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-handed-'));
    await mkdir(join(folder, 'cdk.out'));
    await write('manifest.json', {
      artifacts: {
        data: { type: 'aws:cloudformation:stack', properties: { templateFile: 'data.template.json' } },
        'data.assets': { type: 'cdk:asset-manifest', properties: { file: 'data.assets.json' } },
      },
    });
    await files({ path: 'data.template.json', packaging: 'file' });
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (name: string, value: unknown) => writeFile(join(folder, 'cdk.out', name), JSON.stringify(value));
  const files = (source: object, more: object = {}) =>
    write('data.assets.json', { files: { one: { source } }, dockerImages: {}, ...more });
  const sh = (script: string, env: Record<string, string> = {}) =>
    spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  const look = () =>
    spawnSync(process.execPath, [resolve('examples/github/only-data.mjs'), join(folder, 'cdk.out')], {
      encoding: 'utf8',
    });
  /** What the packing job passes to the others, as they receive it. */
  const pack = async (): Promise<string> => {
    expect(build.steps.find(({ id }) => id === 'pack')).toBeDefined();
    expect(build.outputs).toEqual({ sha256: expression('steps.pack.outputs.sha256') });
    const told = join(folder, 'told');
    expect(sh(scriptWith(build, 'tar --create'), { GITHUB_OUTPUT: told }).status).toBe(0);
    return (await readFile(told, 'utf8')).trim().replace('sha256=', '');
  };

  it('is unpacked if it is the one that was packed, and not if a byte differs', async () => {
    const SHA256 = await pack();
    for (const job of [diff, deploy]) {
      const step = job.steps.find(({ run }) => run?.includes('sha256sum'));
      expect(step?.env).toEqual({ SHA256: expression('needs.build.outputs.sha256') });
      expect(job.needs).toContain('build');
    }
    const unpack = scriptWith(deploy, 'sha256sum');
    expect(scriptWith(diff, 'sha256sum')).toBe(unpack);
    expect(sh(unpack, { SHA256 })).toMatchObject({ status: 0 });
    expect(await readFile(join(folder, 'built', 'cdk.out', 'manifest.json'), 'utf8')).toContain('data.assets');
    await rm(join(folder, 'built'), { recursive: true });
    await appendFile(join(folder, 'assembly.tar.gz'), '\0');
    expect(sh(unpack, { SHA256 }).status).not.toBe(0);
    expect(existsSync(join(folder, 'built'))).toBe(false);
  });

  it('passes as the project writes it', async () => {
    const { folder: real } = await synthesisedTemplate();
    expect(look()).toMatchObject({ status: 0, stderr: '' });
    const args = [resolve('examples/github/only-data.mjs'), real];
    expect(spawnSync(process.execPath, args, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each<[what: string, plant: () => Promise<void>]>([
    ['has a file that is made by executable', () => files({ executable: ['sh', '-c', 'id'] })],
    ['names a file outside itself', () => files({ path: '../../.aws/config', packaging: 'file' })],
    ['names a file outside itself', () => files({ path: '/etc/passwd', packaging: 'file' })],
    ['builds an image', () => files({ path: 'a', packaging: 'file' }, { dockerImages: { one: {} } })],
    [
      'has nested of the kind cdk:cloud-assembly',
      () => write('manifest.json', { artifacts: { nested: { type: 'cdk:cloud-assembly' } } }),
    ],
    [
      'asks for values to be looked up',
      () => write('manifest.json', { artifacts: {}, missing: [{ provider: 'plugin' }] }),
    ],
    ['links to another place', () => symlink('/etc', join(folder, 'cdk.out', 'asset'))],
  ])('is refused when it %s', async (what, plant) => {
    await plant();
    const { status, stderr } = look();
    expect(status).toBe(1);
    expect(stderr).toContain(what);
  });
});

describe('the roles of the GitHub workflow', () => {
  const statement = z.looseObject({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() });
  const role = z.object({
    Properties: z.object({
      AssumeRolePolicyDocument: z.object({
        Statement: z.tuple([
          z.object({ Action: z.string(), Condition: z.record(z.string(), z.record(z.string(), z.unknown())) }),
        ]),
      }),
      Policies: z.tuple([z.object({ PolicyDocument: z.object({ Statement: z.tuple([statement]) }) })]),
    }),
  });
  const template = z
    .object({ Resources: z.object({ Diff: role, Deploy: role }), Outputs: z.record(z.string(), z.unknown()) })
    .parse(parse(readFileSync('examples/github/roles.yml', 'utf8').replaceAll(/\$\{(\w+)\}/g, '<$1>')));
  const trustOf = (which: 'Diff' | 'Deploy') =>
    template.Resources[which].Properties.AssumeRolePolicyDocument.Statement[0].Condition;
  const allowedOf = (which: 'Diff' | 'Deploy') =>
    template.Resources[which].Properties.Policies[0].PolicyDocument.Statement[0];

  it.each([
    ['Diff', 'repo:<Repository>:pull_request'],
    ['Deploy', 'repo:<Repository>:environment:<Environment>'],
  ] as const)('%s trusts one repository, for one purpose, word by word', (which, subject) => {
    expect(trustOf(which)).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': { 'Fn::Sub': subject },
      },
    });
  });

  it('let a pull request read templates of these stacks, and no stored data', () => {
    expect(allowedOf('Diff').Action).toEqual(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate']);
    expect(JSON.stringify(allowedOf('Diff').Resource)).toContain('stack/CommonsPulse-*/*');
  });

  it('let a deployment assume the two bootstrap roles, and nothing directly', () => {
    expect(allowedOf('Deploy').Action).toBe('sts:AssumeRole');
    expect(JSON.stringify(allowedOf('Deploy').Resource)).toMatch(/-deploy-role-.*-file-publishing-role-/);
  });

  it('are printed for the variables that the workflow reads', () => {
    expect(Object.keys(template.Outputs)).toEqual(['DiffRoleArn', 'DeployRoleArn']);
    const read = new Set([...workflowText.matchAll(/vars\.(\w+)/g)].map(([, name]) => name));
    expect([...read].sort()).toEqual(['AWS_REGION', 'DEPLOY_ROLE_ARN', 'DIFF_ROLE_ARN', 'PULSE_STAGE']);
  });
});
