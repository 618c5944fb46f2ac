import type { LambdaFunction } from './lambda-function.ts';
import type { Resource } from './resolve-template.ts';

interface Reply {
  readonly status: number;
  readonly json: unknown;
  /** Whether the function itself failed. */
  readonly functionFailed?: boolean;
}

/**
 * The part of Lambda's API that an operator uses, locally: listing functions with their configuration, calling one, and
 * handing one an event (`InvocationType: Event`), whose failure ends in the function's dead letters, as on AWS.
 */
export class LambdaApi {
  readonly #functions: ReadonlyMap<string, LambdaFunction>;
  readonly #resources: readonly Resource[];
  readonly #deliver: (arn: string, payload: unknown, deadLetters: string | undefined) => void;

  constructor(
    functions: ReadonlyMap<string, LambdaFunction>,
    resources: readonly Resource[],
    deliver: (arn: string, payload: unknown, deadLetters: string | undefined) => void,
  ) {
    this.#functions = functions;
    this.#resources = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
    this.#deliver = deliver;
  }

  async handle(method: string, url: string, invocationType: unknown, body: string): Promise<Reply> {
    const [, name] = /^\/2015-03-31\/functions\/(?:([^/?]+)\/invocations)?/.exec(url) ?? [];
    if (method === 'GET') {
      const Functions = this.#resources.map(({ name: FunctionName, arn: FunctionArn, properties }) => {
        const { Description, Environment, DeadLetterConfig, LoggingConfig } = properties;
        return { FunctionName, FunctionArn, Description, Environment, DeadLetterConfig, LoggingConfig };
      });
      return { status: 200, json: { Functions } };
    }
    const found = this.#resources.find((resource) => resource.name === decodeURIComponent(name ?? ''));
    const lambda = found && this.#functions.get(found.arn);
    if (!lambda) {
      return { status: 404, json: { Type: 'User', Message: 'Function not found' } };
    }
    if (invocationType !== 'Event') {
      try {
        return { status: 200, json: (await lambda.invoke(JSON.parse(body))) ?? null };
      } catch (error) {
        const [errorType, errorMessage] = error instanceof Error ? [error.name, error.message] : ['Error', ''];
        return { status: 200, json: { errorType, errorMessage }, functionFailed: true };
      }
    }
    const { DeadLetterConfig } = found.properties;
    const deadLetters =
      typeof DeadLetterConfig === 'object' && DeadLetterConfig !== null && 'TargetArn' in DeadLetterConfig
        ? String(DeadLetterConfig['TargetArn'])
        : undefined;
    this.#deliver(found.arn, JSON.parse(body), deadLetters);
    return { status: 202, json: undefined };
  }
}
