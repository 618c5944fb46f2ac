import { CfnStage, HttpApi, HttpMethod, HttpNoneAuthorizer, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { pathOf, routes } from '../../shared/contract/routes.ts';
import { throttles } from '../../shared/contract/throttles.ts';

const methods: readonly HttpMethod[] = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST];

function methodOf(route: string): HttpMethod {
  const found = methods.find((method) => route.startsWith(`${method} `));
  if (!found) throw new RangeError(`route "${route}" must have a method that is known here`);
  return found;
}

/**
 * The HTTP side. No access log: a line for each request would record the address and the exact second of both halves of an
 * answer. Each route is throttled for all callers together, so that a flood is refused before it costs anything and leaves the
 * other routes alone (docs/adr/0066-what-outsiders-can-do.md).
 */
export class AnswerApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, functions: Readonly<Record<keyof typeof routes, IFunction>>) {
    super(scope, id);
    this.api = new HttpApi(this, 'HttpApi', { createDefaultStage: true, description: 'commons-pulse answer path' });
    const made: HttpRoute[] = [];
    const integrations = new Map<IFunction, HttpLambdaIntegration>();
    for (const [name, route] of Object.entries(routes)) {
      const target = Object.entries(functions).find(([candidate]) => candidate === name)?.[1];
      if (!target) throw new RangeError(`route "${name}" must have a function`);
      const integration = integrations.get(target) ?? new HttpLambdaIntegration(`To${integrations.size}`, target);
      integrations.set(target, integration);
      const method = methodOf(route);
      const authorizer = new HttpNoneAuthorizer();
      made.push(...this.api.addRoutes({ path: pathOf(route), methods: [method], integration, authorizer }));
    }
    const stage = this.api.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new TypeError('the default stage must be a stage');
    // A route that someone adds by hand gets little.
    stage.defaultRouteSettings = { throttlingRateLimit: 10, throttlingBurstLimit: 20, detailedMetricsEnabled: false };
    // Plain JSON to CloudFormation, hence its capitals; it refuses settings of a route that does not exist yet.
    stage.routeSettings = Object.fromEntries(
      Object.entries(throttles).map(([route, { perSecond, burst }]) => [
        route,
        { DetailedMetricsEnabled: false, ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst },
      ]),
    );
    stage.node.addDependency(...made);
  }
}
