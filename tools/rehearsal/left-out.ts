/**
 * What the emulator lacks. Everything in this list is removed by name from a copy of the templates, or filled in by the
 * rehearsal, and is printed with its reason; anything else that the emulator does not know fails the deployment.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

interface LeftOut {
  readonly name: string;
  readonly reason: string;
  /** Removes it from one resource, or from the outputs; says whether there was anything to remove. */
  readonly fromResource?: (id: string, resource: Resource) => boolean;
  readonly fromOutputs?: (name: string) => boolean;
}

export const leftOut: readonly LeftOut[] = [
  {
    name: 'outputs DnsDkim1 to 3',
    reason: 'the emulator’s AWS::SES::EmailIdentity has no attributes DkimDNSTokenName and DkimDNSTokenValue',
    fromOutputs: (name) => name.startsWith('DnsDkim'),
  },
  {
    name: 'schedule DailyPlan (made, but disabled)',
    reason:
      'the emulator’s scheduler leaves <aws.scheduler.scheduled-time> as it is; the rehearsal invokes this schedule’s ' +
      'target with this schedule’s input each night and fills the time in',
    fromResource(id, resource) {
      if (resource.Type !== 'AWS::Scheduler::Schedule' || !id.startsWith('DailyPlan')) return false;
      resource.Properties = { ...resource.Properties, State: 'DISABLED' };
      return true;
    },
  },
  {
    name: 'refusal of plain HTTP in the policy of the site bucket',
    reason: 'the emulator’s distribution reads its bucket without TLS, all on the loopback address',
    fromResource(id, resource) {
      if (resource.Type !== 'AWS::S3::BucketPolicy' || !id.startsWith('Site')) return false;
      const { PolicyDocument } = policySchema.parse(resource.Properties);
      const kept = PolicyDocument.Statement.filter((one) => !JSON.stringify(one).includes('aws:SecureTransport'));
      resource.Properties = { ...resource.Properties, PolicyDocument: { ...PolicyDocument, Statement: kept } };
      return kept.length < PolicyDocument.Statement.length;
    },
  },
  {
    name: 'the way from the distribution to the HTTP API',
    reason:
      'the emulator’s distribution dials that origin by its name over TLS, which leads nowhere on this machine; calls go ' +
      'to the deployed HTTP API by its own host name, pages through the distribution',
  },
];

const policySchema = z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(z.looseObject({})) }) });
const resourceSchema = z.looseObject({ Type: z.string(), Properties: z.optional(z.looseObject({})) });
type Resource = z.infer<typeof resourceSchema>;

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.optional(z.record(z.string(), z.unknown())),
});
export type Template = z.infer<typeof templateSchema>;

/** The templates without the listed parts. @throws RangeError if an entry of the list no longer matches anything */
export function withoutLeftOut(templates: ReadonlyMap<string, Template>): Map<string, Template> {
  const copies = new Map([...templates].map(([name, template]) => [name, structuredClone(template)]));
  for (const { name, fromResource, fromOutputs } of leftOut) {
    // Entries without a removal are handled by how the rehearsal makes its calls.
    let found = fromResource === undefined && fromOutputs === undefined;
    for (const { Resources, Outputs = {} } of copies.values()) {
      for (const [id, resource] of Object.entries(Resources)) found = (fromResource?.(id, resource) ?? false) || found;
      for (const output of Object.keys(Outputs)) {
        if (!fromOutputs?.(output)) continue;
        delete Outputs[output];
        found = true;
      }
    }
    if (!found) throw new RangeError(`${name} is not in the templates any more: remove it from the list`);
  }
  return copies;
}

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.optional(z.string()) }) })),
});

/**
 * Edits templates of an assembly in its folder. The command line uploads each under its hash and skips a name that exists, so
 * a changed template gets another hash; otherwise the earlier one would be deployed again.
 */
export async function editAssembly(
  folder: string,
  change: (templates: ReadonlyMap<string, Template>) => ReadonlyMap<string, Template>,
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.template.json'));
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const read = async (name: string) => templateSchema.parse(JSON.parse(await text(name)));
  const templates = new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
  const hashes = new Map<string, string>();
  for (const [name, template] of change(templates)) {
    const changed = JSON.stringify(template, undefined, 1);
    const { files } = assetsSchema.parse(JSON.parse(await text(name.replace('.template.', '.assets.'))));
    const before = Object.keys(files).find((hash) => files[hash]?.source.path === name);
    if (before === undefined) throw new Error(`${name} must be among the files that are uploaded`);
    hashes.set(before, createHash('sha256').update(changed).digest('hex'));
    await writeFile(join(folder, name), changed);
  }
  const naming = (await readdir(folder)).filter((name) => name === 'manifest.json' || name.endsWith('.assets.json'));
  for (const name of naming) {
    const renamed = [...hashes].reduce((all, [before, after]) => all.replaceAll(before, after), await text(name));
    await writeFile(join(folder, name), renamed);
  }
}
