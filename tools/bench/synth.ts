import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { summary, type Timing } from './measure.ts';

export interface SynthNumbers {
  /** Seconds of `npm run synth` without the start of npm: into an empty folder, then into the same one again. */
  readonly cold: Timing;
  readonly warm: Timing;
  readonly templates: number;
  readonly kilobytes: number;
}

/** Synthesises all stacks as an operator does: bundles, templates, assets, the toolkit's validation. */
export async function measureSynth(root: string, repeats: number): Promise<SynthNumbers> {
  const samples = { cold: [] as number[], warm: [] as number[] };
  let templates = 0;
  let bytes = 0;
  for (let i = 0; i < repeats; i++) {
    const folder = await mkdtemp(join(tmpdir(), 'pulse-synth-'));
    try {
      for (const kind of ['cold', 'warm'] as const) {
        const began = performance.now();
        const app = [join(root, 'infra', 'app.ts'), '--stage', 'example', '--outdir', folder];
        await promisify(execFile)(process.execPath, app, { cwd: root });
        samples[kind].push((performance.now() - began) / 1000);
      }
      const files = (await readdir(folder)).filter((name) => name.endsWith('.template.json'));
      templates = files.length;
      bytes = 0;
      for (const file of files) bytes += (await stat(join(folder, file))).size;
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return { cold: summary(samples.cold), warm: summary(samples.warm), templates, kilobytes: bytes / 1000 };
}
