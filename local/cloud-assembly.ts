import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';

/** A value of a template before its references are resolved. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const json: z.ZodMiniType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.optional(z.record(z.string(), json)) })),
  Outputs: z._default(
    z.record(z.string(), z.object({ Value: json, Export: z.optional(z.object({ Name: json })) })),
    {},
  ),
  Parameters: z._default(z.record(z.string(), z.object({ Default: z.optional(json) })), {}),
});
export type Template = z.infer<typeof templateSchema>;

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.optional(
        z.object({
          templateFile: z.optional(z.string()),
          stackName: z.optional(z.string()),
          file: z.optional(z.string()),
          directoryName: z.optional(z.string()),
        }),
      ),
    }),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export interface CloudAssembly {
  readonly stacks: readonly { readonly name: string; readonly template: Template }[];
  /** The path on disk of the bundle uploaded under an S3 key. */
  assetPath(objectKey: string): string | undefined;
}

const read = <T>(schema: z.ZodMiniType<T>, path: string): T => schema.parse(JSON.parse(readFileSync(path, 'utf8')));

/** Reads a synthesised cloud assembly: every stack with its template, stages included, and the paths of its assets. */
export function loadAssembly(directory: string): CloudAssembly {
  const assets = new Map<string, string>();
  const stacks: { name: string; template: Template }[] = [];
  const visit = (folder: string): void => {
    const manifest = join(folder, 'manifest.json');
    if (!existsSync(manifest)) throw new Error(`cloud assembly must have a manifest.json: ${folder}`);
    for (const [id, { type, properties = {} }] of Object.entries(read(manifestSchema, manifest).artifacts)) {
      if (type === 'cdk:cloud-assembly' && properties.directoryName) visit(join(folder, properties.directoryName));
      if (type === 'cdk:asset-manifest' && properties.file) {
        for (const { source, destinations } of Object.values(read(assetsSchema, join(folder, properties.file)).files)) {
          for (const { objectKey } of Object.values(destinations)) {
            if (source.path !== undefined) assets.set(objectKey, resolve(folder, source.path));
          }
        }
      }
      if (type === 'aws:cloudformation:stack' && properties.templateFile) {
        const template = read(templateSchema, join(folder, properties.templateFile));
        stacks.push({ name: properties.stackName ?? id, template });
      }
    }
  };
  visit(directory);
  if (stacks.length === 0) throw new Error(`cloud assembly must hold at least one stack: ${directory}`);
  return { stacks, assetPath: (objectKey) => assets.get(objectKey) };
}
