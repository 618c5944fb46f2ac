import * as z from 'zod/mini';
import type { Json } from './cloud-assembly.ts';

/**
 * What a rule's target gets instead of the whole event: a fixed input, a part of the event, or a template filled with values
 * from the event. A value that the event lacks becomes null, so that the input is always JSON.
 */
export const targetInputSchema = z.object({
  Input: z.optional(z.string()),
  InputPath: z.optional(z.string()),
  InputTransformer: z.optional(
    z.object({ InputPathsMap: z._default(z.record(z.string(), z.string()), {}), InputTemplate: z.string() }),
  ),
});
export type TargetInput = z.infer<typeof targetInputSchema>;

export function inputOf(event: Json, { Input, InputPath, InputTransformer }: TargetInput): Json {
  if (Input !== undefined) return JSON.parse(Input);
  if (InputPath !== undefined) return valueAt(event, InputPath) ?? null;
  if (InputTransformer === undefined) return event;
  const { InputPathsMap, InputTemplate } = InputTransformer;
  // Inside quotes a text is inserted without its own quotes, elsewhere as JSON.
  const filled = InputTemplate.replaceAll(/<([\w.-]+)>/g, (whole, name: string, offset: number) => {
    const path = InputPathsMap[name];
    if (path === undefined) return whole;
    const json = JSON.stringify(valueAt(event, path) ?? null);
    const quotesBefore = InputTemplate.slice(0, offset).replaceAll('\\"', '').split('"').length - 1;
    return quotesBefore % 2 === 1 && json.startsWith('"') ? json.slice(1, -1) : json;
  });
  return JSON.parse(filled);
}

/** `$.detail.object.key`, `$.detail['a-b']`, `$.resources[0]` */
function valueAt(event: Json, path: string): Json | undefined {
  const steps = [...path.matchAll(/\.([\w-]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  );
  let value: Json | undefined = event;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isObject(value) ? value[step] : undefined;
  }
  return value;
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
