/**
 * A shape says everything that a kind of resource may be: what it must have and, because it is closed, that it has nothing
 * else. A property that appears is found as well as one that disappears.
 */
import * as z from 'zod/mini';
import type { Deployment } from '../deployment.ts';

/** What a resource of this type must look like in this deployment, where references point to existing resources. */
export type Shape = (deployment: Deployment) => z.ZodMiniType;

const fate = (word: 'Retain' | 'Delete') => ({ whenRemoved: z.literal(word), whenReplaced: z.literal(word) });

/** Stays when its stack is deleted. */
export const kept = (properties: z.core.$ZodLooseShape) =>
  z.strictObject({ properties: z.strictObject(properties), ...fate('Retain') });
/** Is deleted with its stack, and says so. */
export const removed = (properties: z.core.$ZodLooseShape) =>
  z.strictObject({ properties: z.strictObject(properties), ...fate('Delete') });
/** Holds nothing that could stay. */
export const plain = (properties: z.core.$ZodLooseShape) =>
  z.strictObject({ properties: z.strictObject(properties), whenRemoved: z.null(), whenReplaced: z.null() });

/** One of these words and no other; an empty list lets nothing pass. */
export const among = (words: readonly string[]) =>
  z.string().check(z.refine((word) => words.includes(word), { error: `must be one of ${words.join(', ')}` }));

const matching = ({ resources }: Deployment, type: string, prefix: string) =>
  resources.filter((one) => one.type === type && one.logicalId.startsWith(prefix));
/** A reference to the name of an existing resource. */
export const nameOf = (deployment: Deployment, type: string, prefix = '') =>
  among(matching(deployment, type, prefix).map(({ name }) => name));
/** A reference to the ARN of an existing resource. */
export const arnOf = (deployment: Deployment, type: string, prefix = '') =>
  among(matching(deployment, type, prefix).map(({ arn }) => arn));

export const exactly = <const T extends z.core.util.Literal>(value: T) => z.literal(value);
export const on = z.literal(true);
export const off = z.literal(false);

/** The tags of every resource; the tag that would let a stack empty its buckets is not among them. */
export const tags = z.tuple([z.strictObject({ Key: exactly('application'), Value: exactly('commons-pulse') })]);
export const tagMap = z.strictObject({ application: exactly('commons-pulse') });
