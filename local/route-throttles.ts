import * as z from 'zod/mini';
import type { Resource } from './resolve-template.ts';

const settingsSchema = z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() });
const stageSchema = z.object({
  ApiId: z.string(),
  DefaultRouteSettings: z.optional(settingsSchema),
  RouteSettings: z._default(z.record(z.string(), settingsSchema), {}),
});

interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
  tokens: number;
  filledAt: number;
}

/**
 * The throttles of an API's stage: token buckets, one for each route with settings of its own. Routes without share the
 * default bucket, the stricter of two readings, because the documents do not say. They count real time, as a flood does.
 *
 * @param now milliseconds that never go back
 * @returns whether a call of the route is let through; an API without a stage lets everything through
 */
export function routeThrottles(
  api: Resource,
  resources: readonly Resource[],
  now: () => number,
): (routeKey: string) => boolean {
  const stage = resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Stage')
    .map(({ properties }) => stageSchema.parse(properties))
    .find(({ ApiId }) => ApiId === api.name);
  const bucket = ({ ThrottlingRateLimit, ThrottlingBurstLimit }: z.infer<typeof settingsSchema>): Bucket => {
    return {
      perSecond: ThrottlingRateLimit,
      burst: ThrottlingBurstLimit,
      tokens: ThrottlingBurstLimit,
      filledAt: now(),
    };
  };
  const common = stage?.DefaultRouteSettings && bucket(stage.DefaultRouteSettings);
  const own = new Map(Object.entries(stage?.RouteSettings ?? {}).map(([route, given]) => [route, bucket(given)]));
  return (routeKey) => {
    const found = own.get(routeKey) ?? common;
    if (!found) return true;
    const at = now();
    found.tokens = Math.min(found.burst, found.tokens + ((at - found.filledAt) / 1000) * found.perSecond);
    found.filledAt = at;
    if (found.tokens < 1) return false;
    found.tokens -= 1;
    return true;
  };
}
