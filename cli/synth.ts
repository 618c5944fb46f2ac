import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findStage } from '../infra/stages.ts';
import { asJson, command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { jsonOption } from './usual-options.ts';

const root = join(import.meta.dirname, '..');

/** `pulse synth`, which is also `npm run synth`: the composition root prints nothing, because the CDK runs it too. */
export const synth = command(
  {
    command: 'npm run synth --',
    does: `Writes the templates and assets of one stage, as "npx cdk deploy" would deploy them. Never contacts AWS. The first run takes
about half a minute, mostly to bundle the functions.`,
    options: {
      stage: { value: 'NAME', words: 'a file of infra/stages', usual: 'example' },
      outdir: { value: 'DIR', words: 'where to write, relative to the project', usual: 'cdk.out' },
      json: jsonOption,
    },
    exits: { done: 'written', refused: 'it could not be synthesised; the reason is printed' },
  },
  join(root, 'infra', 'app.ts'),
  async ({ options: { stage, outdir, json } }, { out, err }, app) => {
    await findStage(stage).catch((error: unknown) => {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    });
    err(`Synthesising stage "${stage}": functions are bundled, then three templates are written …`);
    const child = spawn(process.execPath, [app, '--stage', stage, '--outdir', outdir], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise<number | null>((ended) => child.once('close', ended));
    if (code !== 0) return exitCodes.refused;
    const stacks = ['data', 'pipeline', 'web'].map((part) => `CommonsPulse-${stage}-${part}`);
    if (json) out(asJson({ stage, folder: outdir, stacks }));
    else {
      for (const stack of stacks) out(join(outdir, `${stack}.template.json`));
      out(`Done. PULSE_STAGE=${stage} npx cdk diff --all shows what a deployment would change.`);
    }
    return exitCodes.done;
  },
);
