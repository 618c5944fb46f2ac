import * as z from 'zod/mini';
import { PulseError } from '../../shared/kernel/errors.ts';
import { type Instant, instantOf } from '../../shared/kernel/time.ts';

/** The EventBridge event of S3 for a new object, as far as it is used. */
const objectCreatedSchema = z.object({
  time: z.iso.datetime({ offset: true }),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});

/** Turns a use case into the target of an "Object Created" rule. The key is decoded already by EventBridge. */
export function onObject(handle: (object: { key: string; now: Instant }) => Promise<void>) {
  return async (event: unknown): Promise<void> => {
    const parsed = objectCreatedSchema.safeParse(event);
    if (!parsed.success) throw new PulseError('promise-broken', 'event must be an Object Created event');
    await handle({ key: parsed.data.detail.object.key, now: instantOf(Date.parse(parsed.data.time)) });
  };
}
