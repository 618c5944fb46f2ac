import { join } from 'node:path';
import type { Instant } from '../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import { loadAssembly } from './cloud-assembly.ts';
import { lockData } from './data-lock.ts';
import { startDynamoDb } from './dynamodb.ts';
import { EventRules } from './event-rules.ts';
import { EventSource, mappingSchema } from './event-source.ts';
import { type ArrivingCall, type Backends, createGateway, type Disturbance, type GatewayCall } from './gateway.ts';
import { createHttpApi } from './http-api.ts';
import { createHttpEdge, type HandleRequest } from './http-edge.ts';
import { LambdaApi } from './lambda-api.ts';
import { functionNamed, hostFunctions, type Invocation, type LambdaFunction, type OnLog } from './lambda-host.ts';
import { LogCounters } from './log-counters.ts';
import { callLoopback, ownAuthorization } from './loopback-call.ts';
import { MailStore, type StoredMail } from './mail-store.ts';
import { announcedBuckets, objectCreated } from './object-events.ts';
import { objectPath, startObjectStore } from './object-store.ts';
import { listen, loopbackServer } from './port.ts';
import { type Resource, resolveAssembly } from './resolve-template.ts';
import { refuseUnknownTypes } from './resource-types.ts';
import { type DueSchedule, Scheduler } from './scheduler.ts';
import { generousPolicy, Ses, type SesPolicy } from './ses.ts';
import { serveSite } from './site-server.ts';
import { openSsm } from './ssm.ts';
import { createTables } from './tables.ts';

export interface StackOptions {
  /** Folder of the synthesised cloud assembly. */
  readonly assembly: string;
  /** Folder of everything that is remembered; one run at a time may use it. */
  readonly data: string;
  /** Port of the site and the inbox; 0 chooses a free one. */
  readonly port: number;
  readonly clock: Clock;
  /** Value of the template parameter `SiteUrl`; by default where the site is served. */
  readonly siteUrl?: string;
  /** Values of other template parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mailPolicy?: SesPolicy;
  /** How often, at the same time, each schedule, message and event is delivered; 1 unless a test wants to see it hold. */
  readonly deliveries?: number;
  readonly onLog?: OnLog;
  readonly onCall?: (call: GatewayCall) => void;
  /** Whether calls tell the capacity that they consume. */
  readonly meterCapacity?: boolean;
  readonly onInvocation?: (invocation: Invocation) => void;
  /** For tests: what goes wrong with a call. */
  readonly disturb?: (call: ArrivingCall) => Disturbance | undefined;
}

interface Failure {
  readonly where: string;
  readonly what: string;
}

/** The whole pipeline on this machine. */
export interface Stack {
  /** Where the site is, without a slash at the end. */
  readonly url: string;
  /** The endpoint of SDK clients. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** Every mail in the order of sending; grows at the end. */
  mails(): readonly StoredMail[];
  /** Stores an object in the inbox bucket as a steward would, which starts what waits for it. */
  putInboxObject(key: string, bytes: Uint8Array): Promise<void>;
  readInboxObject(key: string): Promise<Uint8Array | undefined>;
  readSiteObject(key: string): Promise<Uint8Array | undefined>;
  listSiteObjects(prefix: string): Promise<string[]>;
  /** Calls a function by its name, its logical id, or the name that these are made from (`open-pulse`). */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** When the next schedule fires, due or not. */
  nextSchedule(): Instant | undefined;
  /** Fires every schedule due until `instant`, in order, and lets everything settle after each; then it is `instant`. */
  advanceTo(instant: Instant): Promise<void>;
  /** Settles when queues, event rules and what they started have nothing left to do. */
  drain(): Promise<void>;
  /** What the template's metric filters counted in the logs since the start, by metric. */
  logCounts(): ReadonlyMap<string, number>;
  /** What threw, answered as broken, or lies on a dead-letter queue. */
  failures(): readonly Failure[];
  stop(): Promise<void>;
}

/**
 * Starts the pipeline from the synthesised template: embedded services, functions, routes, rules and schedules. Ends what
 * it started when it cannot start everything. The longest file of the folder, because it is the one that puts together
 * all the others.
 *
 * @throws StartError when the port, the data folder or a program is not to be had
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const cleanups: (() => unknown)[] = [];
  const cleanUp = async (): Promise<void> => {
    for (let next = cleanups.pop(); next !== undefined; next = cleanups.pop()) await next();
  };
  try {
    return await start(options, cleanups, cleanUp);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function start(options: StackOptions, cleanups: (() => unknown)[], cleanUp: () => Promise<void>): Promise<Stack> {
  const { data, clock, onLog = () => undefined } = options;
  cleanups.push(lockData(data));
  const thrown: Failure[] = [];
  const fail = (where: string, error: unknown): void => {
    thrown.push({ where, what: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  };
  let stopping = false;

  // The two servers come first, because the template is resolved against their ports.
  const mailStore = new MailStore(join(data, 'mails'));
  let backends: Backends | undefined;
  let edge: HandleRequest | undefined;
  const gateway = createGateway(() => {
    if (!backends) throw new Error('the gateway is starting');
    return backends;
  });
  const site = loopbackServer(
    serveSite(
      mailStore,
      (key) => store.objects.read(bucketIn('INBOX_BUCKET'), key),
      () => edge,
      (what) => fail('site', what),
    ),
  );
  const sitePort = await listen(site, options.port);
  cleanups.push(() => closeServer(site));
  const gatewayPort = await listen(gateway, 0);
  cleanups.push(() => closeServer(gateway));
  const url = `http://127.0.0.1:${sitePort}`;

  const assembly = loadAssembly(options.assembly);
  refuseUnknownTypes(assembly);
  const resources = resolveAssembly(assembly, {
    gatewayPort,
    siteHost: `127.0.0.1:${sitePort}`,
    parameters: { SiteUrl: options.siteUrl ?? url, ...options.parameters },
  });
  const ofType = (type: string): readonly Resource[] => resources.filter((resource) => resource.type === type);

  // Each is to be stopped as soon as it runs, also when the other cannot be started.
  const stopLater = <T extends { stop(): unknown }>(server: T): T => {
    cleanups.push(() => server.stop());
    return server;
  };
  const starting = [
    startDynamoDb(data).then(stopLater),
    startObjectStore(join(data, 'objects'), resources).then(stopLater),
  ] as const;
  await Promise.allSettled(starting);
  const [dynamoDb, store] = await Promise.all(starting);
  const tables = await createTables(dynamoDb.port, resources);

  const functions = hostFunctions(assembly, resources, {
    gatewayPort,
    data,
    onLog: (label, line) => {
      counters.count(label, line);
      onLog(label, line);
    },
    onInvocation: options.onInvocation,
  });
  const counters = new LogCounters(resources, functions.values());
  cleanups.push(() => Promise.all([...functions.values()].map((lambda) => lambda.stop())));

  /** All deliveries of one event; what one of them answers, the first to fail before the others. */
  async function invokeRepeatedly(lambda: LambdaFunction, payload: unknown): Promise<unknown> {
    const deliveries = Array.from({ length: options.deliveries ?? 1 }, () => lambda.invoke(payload));
    await Promise.allSettled(deliveries);
    return (await Promise.all(deliveries))[0];
  }

  /** Rejected only when the runtime is stopping, because then nobody knows whether the target was done. */
  async function deliver(
    target: string,
    payload: unknown,
    retries: number,
    deadLetters: string | undefined,
  ): Promise<void> {
    const lambda = functions.get(target);
    if (!lambda && target.includes(':sqs:')) {
      store.queues.send(nameIn(target), JSON.stringify(payload));
      kickSources();
      return;
    }
    if (!lambda) throw new Error(`the target of a schedule or rule must be a function or a queue: ${target}`);
    for (let attempt = 0; attempt <= Math.min(retries, mostRetries); attempt++) {
      try {
        await invokeRepeatedly(lambda, payload);
        return;
      } catch (error) {
        if (stopping) throw error;
        fail(lambda.label, error);
      }
    }
    if (deadLetters !== undefined) store.queues.send(nameIn(deadLetters), JSON.stringify(payload));
  }

  let handedOver = 0;
  /** An event that an operator hands to a function: tried as often as Lambda would, while the caller goes on. */
  function handOver(arn: string, payload: unknown, deadLetters: string | undefined): void {
    handedOver += 1;
    deliver(arn, payload, lambdaRetries, deadLetters)
      .catch((error: unknown) => (stopping ? undefined : fail(arn, error)))
      .finally(() => {
        handedOver -= 1;
      });
  }

  const kickSources = (): void => {
    for (const source of sources) source.kick();
  };

  const rules = new EventRules(join(data, 'events'), resources, ({ target, input, retries, deadLetters }) =>
    deliver(target, input, retries, deadLetters),
  );
  const ses = new Ses({
    clock,
    store: mailStore,
    policy: options.mailPolicy ?? generousPolicy,
    resources,
    publish: (event) => rules.publish(event),
  });
  const scheduler = new Scheduler(join(data, 'schedules.json'), clock);
  for (const { name } of ofType('AWS::Scheduler::ScheduleGroup')) scheduler.declareGroup(name);
  scheduler.declare(ofType('AWS::Scheduler::Schedule'));
  const ssm = openSsm(join(data, 'parameters.json'));
  for (const { name, properties } of ofType('AWS::SSM::Parameter')) ssm.declare(name, String(properties['Value']));

  const sources = ofType('AWS::Lambda::EventSourceMapping').map(({ properties, logicalId }) => {
    const mapping = mappingSchema.parse(properties);
    const target = [...functions.values()].find(({ name, arn }) => [name, arn].includes(mapping.FunctionName));
    if (!target) throw new Error(`event source ${logicalId} must lead to a function of the template`);
    const invoke = (event: unknown) => invokeRepeatedly(target, event);
    return new EventSource({
      mapping,
      target: { arn: target.arn, invoke },
      store,
      clock,
      onError: (error) => fail(target.label, error),
    });
  });

  backends = {
    dynamoDbPort: dynamoDb.port,
    objectStorePort: store.port,
    ses,
    scheduler,
    ssm,
    lambda: new LambdaApi(functions, resources, handOver),
    announcedBuckets: announcedBuckets(resources),
    announceObject: (bucket, key, size, etag) => rules.publish(objectCreated(clock.now(), bucket, key, size, etag)),
    messageQueued: kickSources,
    onCall: options.onCall,
    meterCapacity: options.meterCapacity,
    disturb: options.disturb,
    endCaller: (session) => {
      for (const lambda of functions.values()) lambda.end(session);
    },
  };
  const apis = ofType('AWS::ApiGatewayV2::Api').map((api) => createHttpApi(api, resources, functions, clock, fail));
  edge = createHttpEdge(resources, apis, store.port);
  rules.resume();
  for (const source of sources) await source.start();

  async function drain(): Promise<void> {
    while (!stopping && !(rules.idle && handedOver === 0 && sources.every((source) => source.idle))) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  let sweptDay = clock.now().slice(0, 10);
  async function moveClock(instant: Instant): Promise<void> {
    clock.advanceTo(instant);
    const day = clock.now().slice(0, 10);
    if (day === sweptDay) return;
    sweptDay = day;
    await tables.sweepExpired(clock.now());
  }

  async function fire(due: DueSchedule): Promise<void> {
    const { RetryPolicy, DeadLetterConfig, Arn } = due.target;
    await deliver(Arn, JSON.parse(due.input), RetryPolicy?.MaximumRetryAttempts ?? mostRetries, DeadLetterConfig?.Arn);
    scheduler.complete(due);
    await drain();
  }

  let turn: Promise<void> = Promise.resolve();
  function advanceTo(instant: Instant): Promise<void> {
    const advance = turn.then(async () => {
      for (let due = scheduler.next(); !stopping && due !== undefined && due.at <= instant; due = scheduler.next()) {
        await moveClock(due.at);
        await fire(due);
      }
      if (!stopping) await moveClock(instant);
    });
    turn = advance.catch(() => undefined);
    return advance;
  }

  // Once the clock follows real time, what falls due fires by itself.
  let keepingTime = false;
  const timekeeper = setInterval(() => {
    if (!clock.following || keepingTime) return;
    keepingTime = true;
    clock.save();
    advanceTo(clock.now())
      .catch((error: unknown) => (stopping ? undefined : fail('scheduler', error)))
      .finally(() => {
        keepingTime = false;
      });
  }, 1000);
  timekeeper.unref();

  cleanups.push(() => {
    stopping = true;
    clearInterval(timekeeper);
    for (const source of sources) source.stop();
    clock.save();
  });

  const bucketIn = (variable: 'INBOX_BUCKET' | 'SITE_BUCKET'): string => {
    for (const { environment } of functions.values()) {
      const bucket = environment[variable];
      if (bucket !== undefined) return bucket;
    }
    throw new Error(`a function of the template must have ${variable} in its environment`);
  };

  return {
    url,
    endpoint: `http://127.0.0.1:${gatewayPort}`,
    clock,
    mails: () => mailStore.all(),
    async putInboxObject(key, bytes) {
      const path = objectPath(bucketIn('INBOX_BUCKET'), key);
      const headers = { authorization: ownAuthorization('s3'), 'content-type': 'application/octet-stream' };
      const reply = await callLoopback(gatewayPort, { method: 'PUT', path, headers, body: bytes });
      if (reply.status !== 200) throw new Error(`the inbox must take an object, but answered ${reply.status}`);
    },
    readInboxObject: (key) => store.objects.read(bucketIn('INBOX_BUCKET'), key),
    readSiteObject: (key) => store.objects.read(bucketIn('SITE_BUCKET'), key),
    listSiteObjects: (prefix) => store.objects.list(bucketIn('SITE_BUCKET'), prefix),
    invoke: async (functionName, event) => functionNamed(functions, functionName).invoke(event),
    nextSchedule: () => scheduler.next()?.at,
    advanceTo,
    drain,
    logCounts: () => counters.sums,
    failures: () => [
      ...thrown,
      ...ofType('AWS::SQS::Queue').flatMap(({ name }) => {
        const { ready } = store.queues.content(name);
        const fed = sources.some((source) => source.queue === name);
        return ready === 0 || fed ? [] : [{ where: name, what: `${ready} on the dead-letter queue` }];
      }),
    ],
    stop: cleanUp,
  };
}

/** Retries follow each other at once here, so more of them would only repeat the same moment. */
const mostRetries = 3;

/** How often Lambda itself tries an event again. */
const lambdaRetries = 2;

const nameIn = (arn: string): string => arn.split(':').at(-1) ?? '';

function closeServer(server: ReturnType<typeof loopbackServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
