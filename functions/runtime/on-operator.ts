import type * as z from 'zod/mini';
import { PulseError } from '../../shared/kernel/errors.ts';
import { sayingNothing } from './without-message.ts';

/** Turns a use case into a function that an operator's command invokes and waits for. What it returns is the reply. */
export function onOperator<T>(schema: z.ZodMiniType<T>, handle: (input: T) => Promise<unknown>) {
  return async (event: unknown): Promise<unknown> => {
    const input = schema.safeParse(event);
    if (!input.success) throw new PulseError('promise-broken', 'an operator’s call must have the documented shape');
    return sayingNothing(() => handle(input.data));
  };
}
