import { gzipSync } from 'node:zlib';
import type { Charged, Usage } from '../../cli/prices/prices.ts';
import type { GatewayCall } from '../../local/gateway.ts';
import type { NeededAction } from '../../local/gateway-actions.ts';
import type { Invocation } from '../../local/lambda-function.ts';
import { scheduledFunctions } from '../../shared/contract/functions.ts';
import { type CallUse, siteOf } from './by-call.ts';
import { type FunctionTime, type FunctionWork, timeOnLambda } from './lambda-time.ts';

/** A reply of the site to a browser. */
export interface SiteAnswer {
  readonly path: string;
  /** The day of the request. */
  readonly day: string;
  readonly contentType: string;
  readonly sentBytes: number;
  readonly body: Uint8Array;
}

/** Everything used during a metered time, and where the functions spent it. */
export interface Metered {
  readonly usage: Usage;
  readonly functions: Readonly<Record<string, FunctionTime & { readonly calls: number }>>;
  readonly mailBytes: number;
  /** Requests to tables and buckets, by function and kind of call. */
  readonly calls: readonly CallUse[];
}

/**
 * Counts what AWS would charge for, call by call, while something runs on this machine. DynamoDB's units are those that
 * the embedded service reports for each call; what AWS does by itself (reading the queue, announcing files) is counted with
 * the call that causes it.
 */
export class Meter {
  readonly #counts = new Map<Charged, number>();
  readonly #work = new Map<string, Invocation[]>();
  readonly #sdkCalls = new Map<string, GatewayCall[]>();
  readonly #cached = new Set<string>();
  readonly #uses = new Map<string, { readonly role: string; use: Omit<CallUse, 'function'> }>();
  #mailBytes = 0;

  /** A call of the SDK, as the gateway reports it with `meterCapacity`. */
  readonly call = (call: GatewayCall): void => {
    const { role, service, operation, actions, sentBytes } = call;
    append(this.#sdkCalls, role, call);
    if (service === 'dynamodb') this.#dynamoDb(call);
    if (service === 'sqs' && operation === 'SendMessage') this.#add('queueRequests', 1);
    if (service === 's3') {
      const reads = operation === 'GET' || operation === 'HEAD';
      // Deleting is free.
      if (operation !== 'DELETE') this.#charge(call, reads ? 'objectReads' : 'objectWrites', 1);
      const [{ resource } = { resource: '' }] = actions;
      if (operation === 'PUT') this.#add('objectGigabytes', sentBytes / 1e9);
      if (operation === 'PUT' && /:::[^/]*inbox/i.test(resource)) this.#add('events', 1);
    }
    if (service === 'ses' && operation.startsWith('Send')) {
      this.#add('mails', 1);
      this.#mailBytes += sentBytes;
    }
  };

  /** A finished call of a function. */
  readonly invocation = (invocation: Invocation): void => {
    append(this.#work, invocation.label, invocation);
    this.#add('lambdaRequests', 1);
    if (scheduled.has(invocation.label)) this.#add('schedules', 1);
    // Each message is received and deleted individually.
    if (invocation.label === 'send-mail') this.#add('queueRequests', 2);
  };

  /** A log line of a function. */
  readonly line = (_function: string, text: string): void => {
    this.#add('logGigabytes', (Buffer.byteLength(text) + logOverheadBytes) / 1e9);
  };

  /**
   * A browser's request; its own cache is ignored. The edge keeps a file for a day (CachingOptimized), in each of a few
   * places that readers are spread over.
   */
  readonly answer = ({ path, day, contentType, sentBytes, body }: SiteAnswer): void => {
    const text = /^text\/|json|javascript|svg/.test(contentType);
    const bytes = text ? gzipSync(body).length : body.length;
    this.#add('edgeRequests', 1);
    this.#add('edgeGigabytes', (bytes + sentBytes + headerBytes) / 1e9);
    if (path.startsWith('/api/')) {
      this.#add('apiRequests', 1);
      return;
    }
    const copy = `${path} ${day} ${(this.#counts.get('edgeRequests') ?? 0) % edgePlaces}`;
    if (!this.#cached.has(copy)) this.#add('objectReads', 1);
    this.#cached.add(copy);
  };

  read(): Metered {
    const usage = new Map(this.#counts);
    const functions: Record<string, FunctionTime & { readonly calls: number }> = {};
    const add = (charged: Charged, amount: number) => usage.set(charged, (usage.get(charged) ?? 0) + amount);
    for (const [label, invocations] of this.#work) {
      const work = workOf(invocations, this.#sdkCalls);
      const time = timeOnLambda(label, work);
      functions[label] = { ...time, calls: work.calls };
      add('lambdaGigabyteSeconds', time.gigabyteSeconds);
      // A new environment reads its key once more than the few environments here did.
      const keys = keyReads(invocations, this.#sdkCalls);
      if (keys > 0) add('readUnits', Math.max(0, time.coldStarts - keys));
    }
    const labels = new Map([...this.#work.values()].flat().map(({ role, label }) => [role, label]));
    const calls = [...this.#uses.values()].map(({ role, use }) => ({ function: labels.get(role) ?? role, ...use }));
    return { usage: Object.fromEntries(usage), functions, mailBytes: this.#mailBytes, calls };
  }

  #dynamoDb(call: GatewayCall): void {
    const { operation, actions, status, units, sentBytes } = call;
    const reads = /^(?:GetItem|Query|BatchGetItem|TransactGetItems)$/.test(operation);
    const least = reads ? 0.5 : operation.startsWith('Transact') ? 2 * actions.length : 1;
    if (status < 500) this.#charge(call, reads ? 'readUnits' : 'writeUnits', units ?? least);
    for (const { action, resource } of actions) {
      if (action !== 'dynamodb:PutItem' || units === undefined) continue;
      const gigabytes = (sentBytes / actions.length / 1e9) * keptMonths(resource);
      this.#add('tableGigabytes', gigabytes);
      if (/People|Signals|Results/.test(resource)) this.#add('restorableGigabytes', gigabytes);
    }
  }

  #charge(call: GatewayCall, charged: Charged, amount: number): void {
    this.#add(charged, amount);
    const site = siteOf(call);
    const name = `${call.role} ${site} ${charged}`;
    const { times, amount: before } = this.#uses.get(name)?.use ?? { times: 0, amount: 0 };
    this.#uses.set(name, { role: call.role, use: { call: site, charged, times: times + 1, amount: before + amount } });
  }

  #add(charged: Charged, amount: number): void {
    this.#counts.set(charged, (this.#counts.get(charged) ?? 0) + amount);
  }
}

/** Triggered by EventBridge Scheduler. */
const scheduled: ReadonlySet<string> = new Set(scheduledFunctions);

/** CloudWatch counts 26 bytes beside each line; https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogEvents.html */
const logOverheadBytes = 26;
const edgePlaces = 5;
/** For a reply with the security headers of the web stack. */
const headerBytes = 800;

/**
 * How many months a row exists after being put once, so that quantities are gigabyte-months for a quarter. Results stay: a
 * year's worth of them is counted, which a deployment holds on average after two years.
 */
function keptMonths(resource: string): number {
  if (resource.includes('People')) return 3;
  if (resource.includes('Invitations')) return 2;
  if (resource.includes('Responses')) return 1;
  if (resource.includes('Signals')) return 4;
  return 12;
}

function workOf(
  invocations: readonly Invocation[],
  sdkCalls: ReadonlyMap<string, readonly GatewayCall[]>,
): FunctionWork {
  const sum = (of: (one: Invocation) => number) => invocations.reduce((total, one) => total + of(one), 0);
  const [first] = invocations;
  const calls = sdkCalls.get(first?.role ?? '') ?? [];
  const byService = new Map<string, number>();
  for (const { service } of calls) byService.set(service, (byService.get(service) ?? 0) + 1);
  return {
    memory: first?.memory ?? 0,
    calls: invocations.length,
    cpuMilliseconds: sum(({ cpuMilliseconds }) => cpuMilliseconds),
    milliseconds: sum(({ milliseconds }) => milliseconds),
    atOnce: atOnceOf(calls),
    sdkCalls: Object.fromEntries(byService),
  };
}

/** How often a function read a key; each read is one unit. */
function keyReads(invocations: readonly Invocation[], sdkCalls: ReadonlyMap<string, readonly GatewayCall[]>): number {
  const calls = sdkCalls.get(invocations[0]?.role ?? '') ?? [];
  const reads = ({ action, resource }: NeededAction) => action === 'dynamodb:GetItem' && /\bKeys/.test(resource);
  return calls.filter(({ actions }) => actions.some(reads)).length;
}

/** Total time of all calls, over the time in which at least one was running. */
export function atOnceOf(calls: readonly Pick<GatewayCall, 'began' | 'milliseconds'>[]): number {
  let [all, busy, busyUntil] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const { began, milliseconds } of calls.toSorted((a, b) => a.began - b.began)) {
    const ended = began + milliseconds;
    all += milliseconds;
    busy += Math.max(0, ended - Math.max(began, busyUntil));
    busyUntil = Math.max(busyUntil, ended);
  }
  return busy === 0 ? 1 : all / busy;
}

function append<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}
