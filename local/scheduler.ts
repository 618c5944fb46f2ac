import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import { instantSchema } from '../shared/contract/identifiers.ts';
import { epochMilliseconds, type Instant } from '../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import { account, region } from './loopback-call.ts';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';
import { nextOccurrence } from './schedule-expression.ts';

/**
 * The local EventBridge Scheduler, in logical time. A schedule is kept until its target has succeeded or its input has
 * reached the dead-letter queue, so a kill in between makes it fire again: at least once, as the service promises.
 * Retries follow each other at once, because logical time does not move while something is due.
 */
const targetSchema = z.looseObject({
  Arn: z.string(),
  RoleArn: z.string(),
  Input: z.optional(z.string()),
  RetryPolicy: z.optional(z.looseObject({ MaximumRetryAttempts: z.optional(z.coerce.number()) })),
  DeadLetterConfig: z.optional(z.looseObject({ Arn: z.optional(z.string()) })),
});

/** A schedule as a caller or a template describes it. */
const definitionSchema = z.looseObject({
  GroupName: z._default(z.string(), 'default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), 'UTC'),
  State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
  FlexibleTimeWindow: z.looseObject({ Mode: z.string() }),
  ActionAfterCompletion: z._default(z.enum(['NONE', 'DELETE']), 'NONE'),
  Target: targetSchema,
});
export type ScheduleDefinition = z.infer<typeof definitionSchema>;

const keptSchema = z.object({
  name: z.string(),
  definition: definitionSchema,
  created: instantSchema,
  next: z.optional(instantSchema),
  /** Whether the template defines it, or a function created it. */
  fromTemplate: z.boolean(),
});
type Kept = z.infer<typeof keptSchema>;

export interface DueSchedule {
  readonly name: string;
  readonly at: Instant;
  readonly target: z.infer<typeof targetSchema>;
  /** The target's input with the context attributes filled in. */
  readonly input: string;
}

export interface SchedulerReply {
  readonly status: number;
  readonly errorType?: string;
  readonly json: unknown;
}

export class Scheduler {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #groups = new Set(['default']);
  readonly #schedules = new Map<string, Kept>();

  constructor(file: string, clock: Clock) {
    this.#file = file;
    this.#clock = clock;
    if (!existsSync(file)) return;
    for (const kept of readKept(file, z.array(keptSchema))) {
      this.#schedules.set(keyOf(kept.definition.GroupName, kept.name), kept);
    }
  }

  declareGroup(name: string): void {
    this.#groups.add(name);
  }

  /** Schedules of the template; one whose times are unchanged keeps its next occurrence. */
  declare(schedules: readonly { readonly name: string; readonly properties: unknown }[]): void {
    const declared = new Set<string>();
    for (const { name, properties } of schedules) {
      const definition = definitionSchema.parse(properties);
      const key = keyOf(definition.GroupName, name);
      declared.add(key);
      const before = this.#schedules.get(key);
      if (before && timesOf(before.definition) === timesOf(definition)) {
        this.#schedules.set(key, { ...before, definition });
      } else {
        this.#put(name, definition, true);
      }
    }
    for (const [key, { fromTemplate }] of this.#schedules) {
      if (fromTemplate && !declared.has(key)) this.#schedules.delete(key);
    }
    this.#save();
  }

  /** The schedule that fires first, due or not; among several at one instant, the first by name. */
  next(): DueSchedule | undefined {
    let first: Kept | undefined;
    for (const kept of this.#schedules.values()) {
      if (kept.definition.State !== 'ENABLED' || kept.next === undefined) continue;
      if (first === undefined || `${kept.next} ${kept.name}` < `${first.next} ${first.name}`) first = kept;
    }
    return first?.next === undefined ? undefined : dueOf(first, first.next);
  }

  /** All that fire at one instant, by name. */
  allAt(instant: Instant): DueSchedule[] {
    return [...this.#schedules.values()]
      .filter(({ definition, next }) => definition.State === 'ENABLED' && next === instant)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((kept) => dueOf(kept, instant));
  }

  /** Its target has finished this occurrence: it moves to the next one, or is removed. */
  complete({ name, at, target }: DueSchedule): void {
    for (const [key, kept] of this.#schedules) {
      // The target may have replaced its own schedule meanwhile; then the new one stays.
      if (kept.name !== name || kept.next !== at || kept.definition.Target.Arn !== target.Arn) continue;
      const { ScheduleExpression, ScheduleExpressionTimezone, ActionAfterCompletion } = kept.definition;
      const next = nextOccurrence(ScheduleExpression, ScheduleExpressionTimezone, kept.created, at);
      if (next === undefined && ActionAfterCompletion === 'DELETE') this.#schedules.delete(key);
      else this.#schedules.set(key, { ...kept, next });
    }
    this.#save();
  }

  handle(method: string, url: string, body: string): SchedulerReply {
    const { pathname, searchParams } = new URL(url, 'http://scheduler');
    const [, kind, encodedName = ''] = pathname.split('/');
    const name = decodeURIComponent(encodedName);
    if (kind !== 'schedules') return refuse(404, 'ResourceNotFoundException', 'There is nothing at this path.');
    if (name === '') return this.#list(searchParams);
    if (method === 'POST' || method === 'PUT') return this.#write(method, name, body);
    const key = keyOf(searchParams.get('groupName') ?? 'default', name);
    const kept = this.#schedules.get(key);
    if (!kept) return refuse(404, 'ResourceNotFoundException', `Schedule ${name} does not exist.`);
    if (method !== 'DELETE') return { status: 200, json: shown(kept) };
    this.#schedules.delete(key);
    this.#save();
    return { status: 200, json: {} };
  }

  #write(method: 'POST' | 'PUT', name: string, body: string): SchedulerReply {
    const parsed = definitionSchema.safeParse(JSON.parse(body));
    if (!parsed.success || !/^[0-9A-Za-z_.-]{1,64}$/.test(name)) {
      return refuse(400, 'ValidationException', 'The schedule must have the documented shape.');
    }
    const { GroupName } = parsed.data;
    if (!this.#groups.has(GroupName)) {
      return refuse(404, 'ResourceNotFoundException', `Schedule group ${GroupName} does not exist.`);
    }
    const exists = this.#schedules.has(keyOf(GroupName, name));
    if (method === 'POST' && exists) return refuse(409, 'ConflictException', `Schedule ${name} already exists.`);
    if (method === 'PUT' && !exists) {
      return refuse(404, 'ResourceNotFoundException', `Schedule ${name} does not exist.`);
    }
    try {
      this.#put(name, parsed.data, false);
    } catch {
      return refuse(400, 'ValidationException', 'Invalid Schedule Expression.');
    }
    this.#save();
    return { status: 200, json: { ScheduleArn: arnOf(GroupName, name) } };
  }

  #put(name: string, definition: ScheduleDefinition, fromTemplate: boolean): void {
    const created = this.#clock.now();
    const { ScheduleExpression, ScheduleExpressionTimezone } = definition;
    const next = nextOccurrence(ScheduleExpression, ScheduleExpressionTimezone, created, undefined);
    this.#schedules.set(keyOf(definition.GroupName, name), { name, definition, created, next, fromTemplate });
  }

  #list(query: URLSearchParams): SchedulerReply {
    const group = query.get('ScheduleGroup');
    const prefix = query.get('NamePrefix') ?? '';
    const size = Number(query.get('MaxResults') ?? 100);
    const start = Number(query.get('NextToken') ?? 0);
    const found = [...this.#schedules.values()]
      .filter(({ name, definition }) => (!group || definition.GroupName === group) && name.startsWith(prefix))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const Schedules = found.slice(start, start + size).map((kept) => {
      const { Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target } = shown(kept);
      return { Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target: { Arn: Target.Arn } };
    });
    const more = start + size < found.length ? { NextToken: String(start + size) } : {};
    return { status: 200, json: { Schedules, ...more } };
  }

  #save(): void {
    replaceFile(this.#file, JSON.stringify([...this.#schedules.values()]));
  }
}

function dueOf({ name, definition }: Kept, at: Instant): DueSchedule {
  const input = (definition.Target.Input ?? '{}')
    .replaceAll('<aws.scheduler.scheduled-time>', at)
    .replaceAll('<aws.scheduler.schedule-arn>', arnOf(definition.GroupName, name))
    .replaceAll('<aws.scheduler.execution-id>', `${name}-${at}`)
    .replaceAll('<aws.scheduler.attempt-number>', '1');
  return { name, at, target: definition.Target, input };
}

const timesOf = ({ ScheduleExpression, ScheduleExpressionTimezone }: ScheduleDefinition): string =>
  `${ScheduleExpression} ${ScheduleExpressionTimezone}`;
const keyOf = (group: string, name: string): string => `${group}/${name}`;
const arnOf = (group: string, name: string): string =>
  `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;

const shown = ({ name, definition, created }: Kept) => ({
  ...definition,
  Name: name,
  Arn: arnOf(definition.GroupName, name),
  CreationDate: epochMilliseconds(created) / 1000,
  LastModificationDate: epochMilliseconds(created) / 1000,
});

const refuse = (status: number, errorType: string, Message: string): SchedulerReply => ({
  status,
  errorType,
  json: { Message },
});
