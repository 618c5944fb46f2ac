import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../local/cloud-assembly.ts';
import type { Resource } from '../../local/resolve-template.ts';
import { routeThrottles } from '../../local/route-throttles.ts';
import { routes } from '../../shared/contract/routes.ts';
import { throttles } from '../../shared/contract/throttles.ts';

const resource = (type: string, properties: JsonObject): Resource => ({
  stack: 'pipeline',
  logicalId: 'Any',
  type,
  name: 'api',
  arn: 'arn:aws:any:::api',
  properties,
});
const api = resource('AWS::ApiGatewayV2::Api', {});
const settings = (perSecond: number, burst: number) => ({
  ThrottlingRateLimit: perSecond,
  ThrottlingBurstLimit: burst,
});
const ofRoutes = Object.fromEntries(
  Object.entries(throttles).map(([route, { perSecond, burst }]) => [route, settings(perSecond, burst)]),
);
const stage = (properties: JsonObject) =>
  resource('AWS::ApiGatewayV2::Stage', { ApiId: 'api', DefaultRouteSettings: settings(100, 200), ...properties });

/** How many of `calls` come through at one moment. */
const through = (admits: (route: string) => boolean, route: string, calls: number) =>
  Array.from({ length: calls }, () => admits(route)).filter(Boolean).length;

describe('a flood of one route', () => {
  it('gets its burst, then its rate, and leaves every other route alone', () => {
    let now = 0;
    const admits = routeThrottles(api, [stage({ RouteSettings: ofRoutes })], () => now);
    expect(through(admits, routes.status, 1000)).toBe(throttles[routes.status].burst);
    now += 1000;
    expect(through(admits, routes.status, 1000)).toBe(throttles[routes.status].perSecond);
    for (const route of [routes.issueCredential, routes.submitResponse, routes.unsubscribe]) {
      expect(through(admits, route, 1000)).toBe(throttles[route].burst);
    }
  });

  it('starved Send where all routes shared one throttle', () => {
    const admits = routeThrottles(api, [stage({})], () => 0);
    through(admits, routes.status, 1000);
    expect(through(admits, routes.issueCredential, 1)).toBe(0);
  });
});

it('an API without a stage lets everything through', () => {
  expect(
    through(
      routeThrottles(api, [], () => 0),
      routes.status,
      1000,
    ),
  ).toBe(1000);
});
