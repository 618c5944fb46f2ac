/**
 * What stacks export to each other changes in one direction: a version may export more than the previous one, never less. So
 * CloudFormation allows both an upgrade, which deploys the exporting stack first, and the way back, which deploys it last
 * (docs/adr/0042-going-back-consumers-first.md). The list is that of this version; read its diff before a release.
 */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { synthesisedTemplate } from './synthesised-template.ts';

const outputsSchema = z.record(z.string(), z.looseObject({ Export: z.optional(z.looseObject({ Name: z.string() })) }));

async function exportsNow(): Promise<string[]> {
  const { assembly } = await synthesisedTemplate();
  return assembly.stacks
    .flatMap(({ template }) => Object.values(outputsSchema.parse(template.Outputs)))
    .flatMap(({ Export }) => (Export ? [Export.Name] : []))
    .sort();
}

const listed = async (): Promise<string[]> =>
  z.array(z.string()).parse(JSON.parse(await readFile(new URL('exports.json', import.meta.url), 'utf8')));

it('every export that the previous version may import still exists', async () => {
  const now = new Set(await exportsNow());
  const gone = (await listed()).filter((name) => !now.has(name));
  expect(gone, 'keep each for one more version: this.exportValue(…) in its stack').toEqual([]);
});

it('a new export is listed, so that the next version keeps it', async () => {
  const known = new Set(await listed());
  const unlisted = (await exportsNow()).filter((name) => !known.has(name));
  expect(unlisted, 'add them to tests/policies/exports.json').toEqual([]);
});
