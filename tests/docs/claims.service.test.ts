/** Compares what pages say about the deployment, its names and its settings with the template and the code. */
import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { stageFile } from '../../cli/init/stage-file.ts';
import { findStage, stageSchema } from '../../infra/stages.ts';
import { alarms } from '../../shared/contract/alarms.ts';
import { communitySchema } from '../../shared/contract/community.ts';
import { stackNames } from '../../tools/rehearsal/deployment.ts';
import { refusals } from '../../tools/rehearsal/first-deployment.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from '../policies/synthesised-template.ts';
import { pages } from './pages.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

const page = (path: string): string => pages.get(path) ?? '';
/** Decisions and the changelog also describe the past. */
const ofToday = [...pages].filter(([path]) => !path.startsWith('docs/adr/') && path !== 'CHANGELOG.md');
const everywhere = (pattern: RegExp): { path: string; found: RegExpExecArray }[] =>
  ofToday.flatMap(([path, text]) => [...text.matchAll(pattern)].map((found) => ({ path, found })));

describe('names of the deployment', () => {
  it('has exactly the outputs that the install page lists, under those names', () => {
    const outputs = template.assembly.stacks.flatMap(({ template: { Outputs } }) => Object.keys(Outputs));
    const listed = [...page('docs/install.md').matchAll(/^\| (`.*`) of `-(?:data|pipeline|web)` \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))
      .sort();
    expect(listed.length).toBeGreaterThan(8);
    expect(outputs.filter((name) => !name.startsWith('ExportsOutput')).sort()).toEqual(listed);
  });

  it('has the stacks, parameters and resources that pages name in commands', () => {
    const stacks = template.assembly.stacks.map(({ name }) => name);
    const named = everywhere(/\bCommonsPulse-(?:\$\w+|[a-z]+)-(\w+)(?::(\w+)=)?/g);
    expect(named.length).toBeGreaterThan(5);
    for (const { path, found } of named) {
      const [words, part, parameter] = found;
      expect(stacks, `${path}: ${words}`).toContain(`CommonsPulse-example-${part}`);
      const stack = template.assembly.stacks.find(({ name }) => name.endsWith(`-${part}`));
      if (parameter) expect(Object.keys(stack?.template.Parameters ?? {}), path).toContain(parameter);
    }
  });

  it('has exactly one resource for each that a command looks up by its first letters', () => {
    const lookups = everywhere(/"\$\(of ([\w:]+) (\w+)\)"/g);
    expect(lookups.length).toBeGreaterThan(1);
    for (const { path, found } of lookups) {
      const [words, type, prefix = ''] = found;
      const matching = template.ofType(`AWS::${type}`).filter(({ logicalId }) => logicalId.startsWith(prefix));
      expect(matching, `${path}: ${words}`).toHaveLength(1);
    }
    // It lists at most a hundred resources of a stack; the pipeline has more.
    expect(everywhere(/describe-stack-resources/g)).toEqual([]);
  });

  it('keeps what the uninstall section counts', () => {
    expect(template.ofType('AWS::DynamoDB::GlobalTable')).toHaveLength(6);
    expect(template.ofType('AWS::S3::Bucket')).toHaveLength(2);
    expect(page('docs/install.md')).toContain('# six tables, two buckets');
    const kinds = [...page('docs/install.md').matchAll(/kept ([A-Z]\w+::\w+)/g)].map(([, kind]) => `AWS::${kind}`);
    expect(kinds).toEqual(['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket']);
  });
});

describe('pages', () => {
  it('name only existing files and folders of the repository', () => {
    const folders = 'cli|docs|emails|examples|functions|infra|local|locales|shared|tests|tools|web';
    const named = everywhere(new RegExp(`\`((?:${folders})/[\\w./*-]+)\``, 'g'));
    expect(named.length).toBeGreaterThan(50);
    const missing = named.filter(({ path, found: [, file = ''] }) => {
      // A custom stage exists once it is written.
      if (file.startsWith('infra/stages/prod')) return false;
      return [file, `${file}.ts`, `${path.replace(/[^/]*$/, '')}${file}`].every((one) => globSync(one).length === 0);
    });
    expect(missing.map(({ path, found }) => `${path}: ${found[1]}`)).toEqual([]);
  });

  it('call alarms by their names', () => {
    const named = everywhere(/\(see ([a-z]+(?:-[a-z]+)+)\)|\*([a-z]+-[a-z]+)\* in the \[runbook\]|“([a-z]+-[a-z]+)”/g);
    expect(named.length).toBeGreaterThan(2);
    for (const { path, found } of named) {
      expect(Object.keys(alarms), path).toContain(found[1] ?? found[2] ?? found[3]);
    }
  });

  it('show JSON that is valid, and settings that a community may have', () => {
    const blocks = everywhere(/^```json\n([\s\S]*?)^```/gm);
    expect(blocks.length).toBeGreaterThan(1);
    for (const { path, found } of blocks) {
      const text = found[1]?.trim() ?? '';
      const value = z.looseObject({}).parse(JSON.parse(text.startsWith('{') ? text : `{${text}}`));
      if ('Statement' in value) continue;
      const whole = {
        id: 'makers',
        name: 'Makers',
        timeZone: 'UTC',
        steward: { name: 'Ana', email: 'a@example.org' },
        ...value,
      };
      expect(communitySchema.safeParse(whole).success, `${path}: ${text}`).toBe(true);
    }
  });
});

describe('what the rehearsal does', () => {
  it('the install page repeats a first deployment that failed, and quotes AWS', () => {
    const install = page('docs/install.md');
    expect(install).toMatch(
      /^aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name \S+\nnpx cdk deploy --all$/m,
    );
    expect(install).toContain(`*${refusals.find(([type]) => type === 'AWS::CloudFront::Distribution')?.[1]}*`);
  });

  it('the operating page goes back in the same order', () => {
    const [, parts = ''] =
      /^for part in ([a-z ]+); do npx cdk deploy --exclusively /m.exec(page('docs/operate.md')) ?? [];
    expect(parts.split(' ').map((part) => `CommonsPulse-example-${part}`)).toEqual(stackNames.toReversed());
  });
});

describe('the stage file that pulse init writes', () => {
  it('has every possible setting, with a comment, whether it was answered or not', async () => {
    const stage = await findStage('example');
    for (const text of [stageFile(stage), stageFile({ ...stage, region: 'eu-central-1' })]) {
      for (const name of Object.keys(stageSchema.shape)) {
        expect(text).toMatch(new RegExp(`// .*\\n(?: *//.*\\n)* *(?:// )?${name}: `));
      }
    }
  });

  it('is documented: pages name no setting that a stage does not have', () => {
    const install = readFileSync('docs/install.md', 'utf8');
    for (const name of ['certificateArn', 'allowedMailDomains', 'answerConcurrency', 'protectedFromDeletion']) {
      expect(install).toContain(`\`${name}`);
      expect(Object.keys(stageSchema.shape)).toContain(name);
    }
  });
});
