import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts;

const stepSchema = z.strictObject({
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  with: z._default(z.record(z.string(), z.unknown()), {}),
});
const jobSchema = z.object({
  if: z.optional(z.string()),
  environment: z.optional(z.string()),
  needs: z.optional(z.string()),
  permissions: z.record(z.string(), z.string()),
  steps: z.array(stepSchema),
});
const workflowText = readFileSync('examples/github/deploy.yml', 'utf8');
const workflow = z
  .object({
    on: z.record(z.string(), z.object({ branches: z.array(z.string()) })),
    permissions: z.record(z.string(), z.string()),
    jobs: z.strictObject({ test: jobSchema, diff: jobSchema, deploy: jobSchema }),
  })
  .parse(parse(workflowText));
const { test, diff, deploy } = workflow.jobs;
const steps = [...test.steps, ...diff.steps, ...deploy.steps];

describe('the GitHub workflow', () => {
  it('runs only what there is', () => {
    for (const { run } of steps) {
      const script = /^npm run (\S+)/.exec(run ?? '')?.[1];
      if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
      expect(run ?? 'npm').toMatch(/^(?:npm (?:ci|test|run \S+)$|npm$|npx cdk (?:diff|deploy) )/);
    }
  });

  it('pins every action to a commit, with its version beside it', () => {
    const uses = [...workflowText.matchAll(/uses: (.+)/g)].map(([, what]) => what);
    expect(uses.length).toBe(5);
    for (const what of uses) expect(what).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('has no right but reading the code and proving who it is, and no stored key', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of [diff, deploy]) expect(job.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    // What runs all the code of all packages, in tests, can prove nothing to AWS.
    expect(test.permissions).toEqual({ contents: 'read' });
    expect(test.steps.map(({ run }) => run).filter(Boolean)).toEqual(['npm ci', 'npm run check', 'npm test']);
    expect(workflowText).not.toMatch(/secrets\.|access-key|pull_request_target/);
  });

  it('installs before it signs in, because installing runs scripts of packages', () => {
    for (const job of [diff, deploy]) {
      const order = job.steps.map(({ uses, run }) => run ?? uses?.split('@')[0]);
      expect(order.indexOf('npm ci')).toBeLessThan(order.indexOf('aws-actions/configure-aws-credentials'));
    }
  });

  it('compares for pull requests of this repository, and deploys from main in an environment that asks', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push']);
    expect(diff.if).toContain('head.repo.full_name == github.repository');
    expect(diff.steps.some(({ run }) => run?.includes('deploy'))).toBe(false);
    expect([deploy.if, deploy.needs, deploy.environment]).toEqual([
      "github.event_name == 'push'",
      'test',
      'production',
    ]);
    expect(workflow.on['push']?.branches).toEqual(['main']);
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

  it('let a pull request read templates of these stacks, and nothing that is stored', () => {
    expect(allowedOf('Diff').Action).toEqual(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate']);
    expect(JSON.stringify(allowedOf('Diff').Resource)).toContain('stack/CommonsPulse-*/*');
  });

  it('let a deployment take the two roles of the bootstrap, and nothing by itself', () => {
    expect(allowedOf('Deploy').Action).toBe('sts:AssumeRole');
    expect(JSON.stringify(allowedOf('Deploy').Resource)).toMatch(/-deploy-role-.*-file-publishing-role-/);
  });

  it('are printed for the variables that the workflow reads', () => {
    expect(Object.keys(template.Outputs)).toEqual(['DiffRoleArn', 'DeployRoleArn']);
    const read = new Set([...workflowText.matchAll(/vars\.(\w+)/g)].map(([, name]) => name));
    expect([...read].sort()).toEqual(['AWS_REGION', 'DEPLOY_ROLE_ARN', 'DIFF_ROLE_ARN', 'PULSE_STAGE']);
  });
});
