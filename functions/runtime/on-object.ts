import * as z from 'zod/mini';
import { PulseError } from '../../shared/kernel/errors.ts';
import { type Instant, instantOf } from '../../shared/kernel/time.ts';
import { sayingNothing } from './without-message.ts';

/** The fields we use of S3's EventBridge event for a new object. */
const objectCreatedSchema = z.object({
  time: z.iso.datetime({ offset: true }),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.optional(z.number()) }),
  }),
});

/** A file that landed. `bytes` is its size when the event was written; it may have been replaced since. */
export interface LandedObject {
  readonly key: string;
  readonly now: Instant;
  readonly bytes?: number;
}

/** Turns a use case into the target of an "Object Created" rule. EventBridge has already decoded the key. */
export function onObject(handle: (object: LandedObject) => Promise<void>) {
  return async (event: unknown): Promise<void> => {
    const parsed = objectCreatedSchema.safeParse(event);
    if (!parsed.success) throw new PulseError('promise-broken', 'event must be an Object Created event');
    const { key, size } = parsed.data.detail.object;
    const now = instantOf(Date.parse(parsed.data.time));
    await sayingNothing(() => handle({ key, now, ...(size !== undefined && { bytes: size }) }));
  };
}
