import { CfnStage, HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { pathOf, routes } from '../../shared/contract/routes.ts';

/**
 * The HTTP side. No access log: a line for each request would record the address and the exact second of both halves of an
 * answer. All callers share one throttle, so that a flood is refused before it costs anything.
 */
export class AnswerApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, functions: Readonly<Record<keyof typeof routes, IFunction>>) {
    super(scope, id);
    this.api = new HttpApi(this, 'HttpApi', { createDefaultStage: true, description: 'commons-pulse answer path' });
    const integrations = new Map<IFunction, HttpLambdaIntegration>();
    for (const [name, route] of Object.entries(routes)) {
      const target = Object.entries(functions).find(([candidate]) => candidate === name)?.[1];
      if (!target) throw new RangeError(`route "${name}" must have a function`);
      const integration = integrations.get(target) ?? new HttpLambdaIntegration(`To${integrations.size}`, target);
      integrations.set(target, integration);
      const method = route.startsWith('GET ') ? HttpMethod.GET : HttpMethod.POST;
      this.api.addRoutes({ path: pathOf(route), methods: [method], integration, authorizer: new HttpNoneAuthorizer() });
    }
    const stage = this.api.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new TypeError('the default stage must be a stage');
    stage.defaultRouteSettings = { throttlingRateLimit: 100, throttlingBurstLimit: 200, detailedMetricsEnabled: false };
  }
}
