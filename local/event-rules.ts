import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Json, JsonObject } from './cloud-assembly.ts';
import { inputOf, type TargetInput, targetInputSchema } from './event-input.ts';
import { compilePattern, type EventPattern } from './event-pattern.ts';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';
import type { Resource } from './resolve-template.ts';

/**
 * The local EventBridge rules. An event is written to disk once for each target before its cause gets an answer, and removed
 * when its target has handled it or given up: after a kill in between, it is delivered again.
 */
const ruleSchema = z.object({
  EventPattern: z.optional(z.custom<JsonObject>((value) => typeof value === 'object' && value !== null)),
  State: z._default(z.string(), 'ENABLED'),
  Targets: z._default(
    z.array(
      z.strictObject({
        ...targetInputSchema.shape,
        Arn: z.string(),
        Id: z.string(),
        DeadLetterConfig: z.optional(z.object({ Arn: z.optional(z.string()) })),
        RetryPolicy: z.optional(z.looseObject({ MaximumRetryAttempts: z.optional(z.coerce.number()) })),
      }),
    ),
    [],
  ),
});

const deliverySchema = z.object({
  target: z.string(),
  retries: z.number(),
  deadLetters: z.optional(z.string()),
  /** The event, or the input that the rule makes of it. */
  input: z.json(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export class EventRules {
  readonly #folder: string;
  readonly #deliver: (delivery: Delivery) => Promise<void>;
  readonly #rules: {
    readonly matches: EventPattern;
    readonly delivery: Omit<Delivery, 'input'>;
    readonly shape: TargetInput;
  }[] = [];
  readonly #running = new Set<Promise<void>>();
  #sequence = 0;

  /** @param deliver settles when the target has handled the event or its last retry has failed */
  constructor(folder: string, resources: readonly Resource[], deliver: (delivery: Delivery) => Promise<void>) {
    this.#folder = folder;
    this.#deliver = deliver;
    mkdirSync(folder, { recursive: true });
    for (const { type, properties } of resources) {
      if (type !== 'AWS::Events::Rule') continue;
      const { EventPattern: pattern, State, Targets } = ruleSchema.parse(properties);
      if (pattern === undefined || State !== 'ENABLED') continue;
      const matches = compilePattern(pattern);
      for (const { Arn, DeadLetterConfig, RetryPolicy, ...shape } of Targets) {
        const deadLetters = DeadLetterConfig?.Arn;
        const retries = RetryPolicy?.MaximumRetryAttempts ?? 2;
        this.#rules.push({
          matches,
          shape,
          delivery: { target: Arn, retries, ...(deadLetters ? { deadLetters } : {}) },
        });
      }
    }
  }

  /** Delivers what an earlier run left undone, oldest first. */
  resume(): void {
    for (const name of readdirSync(this.#folder).sort()) {
      if (name.endsWith('.json')) this.#run(join(this.#folder, name));
    }
  }

  publish(event: { readonly [key: string]: Json }): void {
    for (const { matches, delivery, shape } of this.#rules) {
      if (!matches(event)) continue;
      this.#sequence += 1;
      const order = `${Date.now()}-${String(this.#sequence).padStart(8, '0')}`;
      const file = join(this.#folder, `${order}-${randomUUID()}.json`);
      replaceFile(file, JSON.stringify({ ...delivery, input: inputOf(event, shape) }));
      this.#run(file);
    }
  }

  get idle(): boolean {
    return this.#running.size === 0;
  }

  #run(file: string): void {
    const delivery = readKept(file, deliverySchema);
    // A delivery is rejected only if the runtime stops; then it stays on disk for the next start.
    const run = this.#deliver(delivery)
      .then(() => rmSync(file, { force: true }))
      .catch(() => undefined)
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }
}
