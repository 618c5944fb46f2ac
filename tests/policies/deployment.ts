/**
 * What would be deployed, as policies look at it: every resource with its references resolved and its fate when it leaves its
 * stack. It is plain data, so a test can change one thing in a copy and see which policy notices.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Json, JsonObject } from '../../local/cloud-assembly.ts';
import { arnOf, generatedName } from '../../local/resource-names.ts';
import { runsAtHome } from '../../local/resource-types.ts';
import { type SynthesisedTemplate, synthesisedTemplate, templateTexts } from './synthesised-template.ts';

export interface Deployed {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  /** The properties, together with what CloudFormation does when the resource is removed or replaced. */
  readonly body: JsonObject;
}

export interface DeployedStack {
  readonly name: string;
  readonly terminationProtection: boolean;
}

export interface Deployment {
  readonly stacks: readonly DeployedStack[];
  readonly resources: readonly Deployed[];
}

const fateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ DeletionPolicy: z.optional(z.string()), UpdateReplacePolicy: z.optional(z.string()) }),
  ),
});
const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.optional(z.object({ terminationProtection: z.optional(z.boolean()) })),
    }),
  ),
});

export async function exampleDeployment(): Promise<Deployment> {
  return deploymentOf(await synthesisedTemplate());
}

export async function deploymentOf({ folder, resources }: SynthesisedTemplate): Promise<Deployment> {
  const texts = await templateTexts(folder);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const stacks = Object.entries(manifest.artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([name, { properties }]) => ({ name, terminationProtection: properties?.terminationProtection === true }));
  const fates = new Map(
    [...texts].map(([file, text]) => [
      file.replace('.template.json', ''),
      fateSchema.parse(JSON.parse(text)).Resources,
    ]),
  );
  return {
    stacks,
    resources: resources.map(({ stack, logicalId, type, properties, ...own }) => {
      const fate = fates.get(stack)?.[logicalId] ?? {};
      const whenRemoved = fate.DeletionPolicy ?? null;
      // Nothing here runs these, so they have no name locally; references to them are made like this one.
      const name = runsAtHome(type) ? own.name : generatedName(type, stack, logicalId);
      return {
        ...{ stack, logicalId, type, name, arn: arnOf(type, name) },
        body: { properties, whenRemoved, whenReplaced: fate.UpdateReplacePolicy ?? null },
      };
    }),
  };
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy in which one property of one resource is different; `undefined` removes it. */
export function changed(of: Deployed, path: readonly (string | number)[], value: Json | undefined): Deployed {
  const at = (inside: Json, [key, ...rest]: readonly (string | number)[]): Json => {
    if (typeof inside !== 'object' || inside === null || key === undefined) {
      throw new Error(`${of.logicalId} must have something at ${path.join('.')}`);
    }
    if (Array.isArray(inside)) {
      const before = inside.slice(0, Number(key));
      const after: readonly Json[] = inside.slice(Number(key) + 1);
      if (rest.length > 0) return [...before, at(inside[Number(key)] ?? null, rest), ...after];
      return value === undefined ? [...before, ...after] : [...before, value, ...after];
    }
    const entries = new Map(Object.entries(inside));
    if (rest.length > 0) entries.set(String(key), at(entries.get(String(key)) ?? null, rest));
    else if (value === undefined) entries.delete(String(key));
    else entries.set(String(key), value);
    return Object.fromEntries(entries);
  };
  const body = at(of.body, path);
  if (!isObject(body)) throw new Error(`a path in ${of.logicalId} must not be empty`);
  return { ...of, body };
}

/** A copy in which this resource replaces the one with its id. */
export const withChanged = (deployment: Deployment, changedOne: Deployed): Deployment => ({
  ...deployment,
  resources: deployment.resources.map((one) => (one.logicalId === changedOne.logicalId ? changedOne : one)),
});
