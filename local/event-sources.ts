import type { Clock } from './clock.ts';
import { EventSource, mappingSchema } from './event-source.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { ObjectStore } from './object-store.ts';
import type { Resource } from './resolve-template.ts';
import type { TargetDelivery } from './target-delivery.ts';

/** The queues of the template that feed functions; each is started by its caller. */
export function eventSources(
  mappings: readonly Resource[],
  functions: ReadonlyMap<string, LambdaFunction>,
  options: {
    readonly store: ObjectStore;
    readonly clock: Clock;
    readonly delivery: Pick<TargetDelivery, 'invoke'>;
    readonly fail: (where: string, error: unknown) => void;
    readonly stopping: AbortSignal;
  },
): EventSource[] {
  const { store, clock, delivery, fail, stopping } = options;
  return mappings.map(({ properties, logicalId }) => {
    const mapping = mappingSchema.parse(properties);
    const target = [...functions.values()].find(({ name, arn }) => [name, arn].includes(mapping.FunctionName));
    if (!target) throw new Error(`event source ${logicalId} must lead to a function of the template`);
    return new EventSource({
      mapping,
      target: { arn: target.arn, invoke: (event: unknown) => delivery.invoke(target, event) },
      store,
      clock,
      onError: (error) => fail(target.label, error),
      stopping,
    });
  });
}
