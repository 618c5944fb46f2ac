/**
 * Everything about a deployment that breaks our policies, each with the resource it is about. Pure: planted violations show
 * what a policy is worth (planted-violations.policy.service.test.ts).
 */
import type * as z from 'zod/mini';
import type { Deployed, Deployment } from './deployment.ts';
import { relations } from './relations.ts';
import { accessShapes } from './shapes/access-shapes.ts';
import { dataShapes } from './shapes/data-shapes.ts';
import { functionShapes } from './shapes/function-shapes.ts';
import { mailShapes } from './shapes/mail-shapes.ts';
import type { Shape } from './shapes/shape.ts';
import { triggerShapes } from './shapes/trigger-shapes.ts';
import { watchingShapes } from './shapes/watching-shapes.ts';
import { webShapes } from './shapes/web-shapes.ts';

const shapes: Readonly<Record<string, Shape>> = {
  ...dataShapes,
  ...accessShapes,
  ...functionShapes,
  ...triggerShapes,
  ...mailShapes,
  ...webShapes,
  ...watchingShapes,
};

/** What is wrong with each resource, and with how they fit together. */
export const findingsIn = (deployment: Deployment, schemas: ReadonlyMap<string, z.ZodMiniType>): string[] => [
  ...deployment.resources.flatMap((one) => shapeFindings(schemas, one)),
  ...relationFindings(deployment),
];

export const relationFindings = (deployment: Deployment): string[] =>
  relations.flatMap(({ findings }) => findings(deployment));

/** What each type must look like, given the resources of this deployment. */
export const schemasOf = (deployment: Deployment): ReadonlyMap<string, z.ZodMiniType> =>
  new Map(Object.entries(shapes).map(([type, shape]) => [type, shape(deployment)]));

export function shapeFindings(
  schemas: ReadonlyMap<string, z.ZodMiniType>,
  { logicalId, type, body }: Deployed,
): string[] {
  const schema = schemas.get(type);
  if (!schema) return [`${logicalId}: a ${type} is of no kind that was looked at`];
  const { error } = schema.safeParse(body);
  return (error?.issues ?? []).map(({ path, message }) => `${logicalId}: ${type} ${path.join('.')} ${message}`);
}
