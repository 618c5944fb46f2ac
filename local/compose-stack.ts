import { join } from 'node:path';
import { openBuckets } from './buckets.ts';
import { loadAssembly } from './cloud-assembly.ts';
import { lockData } from './data-lock.ts';
import { dataNames } from './data-names.ts';
import { EventRules } from './event-rules.ts';
import { eventSources } from './event-sources.ts';
import { failureLog } from './failure-log.ts';
import { createHttpApi } from './http-api.ts';
import { createHttpEdge } from './http-edge.ts';
import { LambdaApi } from './lambda-api.ts';
import { functionNamed, hostFunctions } from './lambda-host.ts';
import { LogCounters } from './log-counters.ts';
import { MailStore } from './mail-store.ts';
import { announcedBuckets, objectCreated } from './object-events.ts';
import { openPorts } from './open-ports.ts';
import { type Resource, resolveAssembly } from './resolve-template.ts';
import { refuseUnknownTypes } from './resource-types.ts';
import { Scheduler } from './scheduler.ts';
import { generousPolicy, Ses } from './ses.ts';
import type { Lifetime, Stack, StackOptions } from './stack-options.ts';
import { startStorage } from './start-storage.ts';
import { TargetDelivery } from './target-delivery.ts';
import { Timekeeper } from './timekeeper.ts';

/** Assembles the pipeline as docs/architecture.md draws it: storage, functions, their triggers, and the two entrances. */
export async function composeStack(
  options: StackOptions,
  lifetime: Lifetime,
): Promise<Omit<Stack, 'stopping' | 'stop'>> {
  const { data, clock } = options;
  const { stopping, atTheEnd } = lifetime;
  const failures = failureLog();
  const { fail } = failures;
  atTheEnd(options.unlock ?? lockData(data));
  const mailStore = new MailStore(join(data, dataNames.mails));

  const ports = await openPorts(options.port, mailStore, fail, lifetime);
  const assembly = loadAssembly(options.assembly);
  refuseUnknownTypes(assembly);
  const resources = resolveAssembly(assembly, {
    gatewayPort: ports.gatewayPort,
    siteHost: `127.0.0.1:${ports.sitePort}`,
    parameters: { SiteUrl: options.siteUrl ?? ports.url, ...options.parameters },
  });
  const ofType = (type: string): readonly Resource[] => resources.filter((resource) => resource.type === type);

  const { dynamoDbPort, tables, store } = await startStorage(data, resources, lifetime);
  const functions = hostFunctions(assembly, resources, {
    gatewayPort: ports.gatewayPort,
    // Nine calls in ten are to tables: without the way through the gateway, a quarter takes a fifth less CPU.
    tablesPort: options.onCall || options.disturb ? ports.gatewayPort : dynamoDbPort,
    data,
    onLog: (label, line) => {
      counters.count(label, line);
      options.onLog?.(label, line);
    },
    onInvocation: options.onInvocation,
    startEnvironment: options.startEnvironment,
    stopping,
  });
  atTheEnd(() => Promise.all([...functions.values()].map((lambda) => lambda.stop())));
  const counters = new LogCounters(resources, functions.values());

  const wakeSources = (): void => {
    for (const source of sources) source.wake();
  };
  const delivery = new TargetDelivery({
    functions,
    queues: store.queues,
    deliveries: options.deliveries ?? 1,
    onQueued: wakeSources,
    onError: fail,
    stopping,
  });
  const mappings = ofType('AWS::Lambda::EventSourceMapping');
  const sources = eventSources(mappings, functions, { store, clock, delivery, fail, stopping });
  const rules = new EventRules(join(data, dataNames.events), resources, ({ target, input, retries, deadLetters }) =>
    delivery.deliver(target, input, retries, deadLetters),
  );
  const scheduler = new Scheduler(join(data, dataNames.schedules), clock);
  for (const { name } of ofType('AWS::Scheduler::ScheduleGroup')) scheduler.declareGroup(name);
  scheduler.declare(ofType('AWS::Scheduler::Schedule'));
  const ses = new Ses({
    clock,
    store: mailStore,
    policy: options.mailPolicy ?? generousPolicy,
    resources,
    publish: (event) => rules.publish(event),
  });

  const buckets = openBuckets(store, functions, ports.gatewayPort);
  const apis = ofType('AWS::ApiGatewayV2::Api').map((api) => createHttpApi(api, resources, functions, clock, fail));
  ports.connect({
    buckets,
    edge: createHttpEdge(resources, apis, store.port),
    backends: {
      dynamoDbPort,
      objectStorePort: store.port,
      ses,
      scheduler,
      lambda: new LambdaApi(functions, resources, (...event) => delivery.handOver(...event)),
      announcedBuckets: announcedBuckets(resources),
      announceObject: (bucket, key, size, etag) => rules.publish(objectCreated(clock.now(), bucket, key, size, etag)),
      messageQueued: wakeSources,
      onCall: options.onCall,
      meterCapacity: options.meterCapacity,
      disturb: options.disturb,
      endCaller: (session) => {
        for (const lambda of functions.values()) lambda.end(session);
      },
    },
  });
  rules.resume();
  for (const source of sources) await source.start();

  async function drain(): Promise<void> {
    for (;;) {
      stopping.throwIfAborted();
      if (rules.idle && delivery.idle && sources.every((source) => source.idle)) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  const timekeeper = new Timekeeper({
    clock,
    scheduler,
    delivery,
    drain,
    stopping,
    sweepExpired: (now) => tables.sweepExpired(now),
    onError: (error) => fail('scheduler', error),
  });
  atTheEnd(() => timekeeper.stop());

  // A queue that feeds a function holds work; every other holds dead letters.
  const deadLetterQueues = ofType('AWS::SQS::Queue').filter(({ name }) => sources.every(({ queue }) => queue !== name));
  return {
    url: ports.url,
    endpoint: `http://127.0.0.1:${ports.gatewayPort}`,
    clock,
    mails: () => mailStore.all(),
    ...buckets,
    invoke: async (functionName, event) => functionNamed(functions, functionName).invoke(event),
    nextSchedule: () => scheduler.next()?.at,
    advanceTo: (instant) => timekeeper.advanceTo(instant),
    drain,
    logCounts: () => counters.sums,
    failures: () =>
      failures.with(deadLetterQueues.map(({ name }) => ({ name, deadLetters: store.queues.content(name).ready }))),
  };
}
