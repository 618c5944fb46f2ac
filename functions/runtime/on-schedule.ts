import type * as z from 'zod/mini';
import { PulseError } from '../../shared/kernel/errors.ts';
import { sayingNothing } from './without-message.ts';

/**
 * Turns a use case into the target of a schedule. The input is ours, so a wrong one is a broken promise; a thrown error
 * makes Lambda, which the scheduler calls asynchronously, try again twice and then put the input on the dead-letter queue.
 */
export function onSchedule<T>(schema: z.ZodMiniType<T>, handle: (input: T) => Promise<void>) {
  return async (event: unknown): Promise<void> => {
    const input = schema.safeParse(event);
    if (!input.success) throw new PulseError('promise-broken', 'schedule input must have the documented shape');
    await sayingNothing(() => handle(input.data));
  };
}
