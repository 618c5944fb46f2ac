import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { region } from './emulator.ts';

const run = promisify(execFile);

/** Called through its entry point: the program beside this Python names a folder that was renamed since (`preparePython`). */
const cfnLint = 'import sys; from cfnlint.runner import main; sys.exit(main())';

/** W3005: the CDK adds to `DependsOn` a role that the function refers to anyway, so that its policy exists first. */
const ignored = ['W3005'];

/**
 * Checks the templates, as CloudFormation would get them, against its resource schemas with cfn-lint, an independent judge
 * that shares nothing with the CDK. Warnings count.
 *
 * @throws Error with the rule, resource and place of each finding
 */
export async function lintTemplates(python: string, assembly: string): Promise<void> {
  await seesAMistake(python);
  await lint(python, assembly);
}

/** A linter that never reports anything would be no judge. */
async function seesAMistake(python: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-lint-'));
  try {
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 'for ever' } };
    await writeFile(join(folder, 'mistaken.template.json'), JSON.stringify({ Resources: { Queue } }));
    const seen = await lint(python, folder).then(
      () => false,
      (error: unknown) => String(error).includes('E3012'),
    );
    if (!seen) throw new Error('cfn-lint must find a planted mistake');
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function lint(python: string, assembly: string): Promise<void> {
  const templates = (await readdir(assembly)).filter((name) => name.endsWith('.template.json'));
  const options = ['--regions', region, '--ignore-checks', ...ignored, '--format', 'parseable'];
  const files = templates.map((name) => join(assembly, name));
  await run(python, ['-c', cfnLint, ...options, '--', ...files]).catch((error: unknown) => {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout).trim() : '';
    throw new Error(said || String(error));
  });
}
