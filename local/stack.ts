import { composeStack } from './compose-stack.ts';
import type { Stack, StackOptions } from './stack-options.ts';

export type { Stack, StackOptions } from './stack-options.ts';

/**
 * Starts the pipeline from the synthesised template, and ends it again. If it cannot start completely or is aborted
 * meanwhile, whatever was started is ended.
 *
 * @throws StartError if the port, the data folder or a program cannot be used
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const cleanups: (() => unknown)[] = [];
  const halt = new AbortController();
  let ended: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    halt.abort(new Error('the local stack has stopped'));
    for (let next = cleanups.pop(); next !== undefined; next = cleanups.pop()) await next();
  };
  const stop = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  const { signal } = options;
  const stopping = signal ? AbortSignal.any([signal, halt.signal]) : halt.signal;
  try {
    const stack = await composeStack(options, { stopping, atTheEnd: (cleanup) => cleanups.push(cleanup) });
    stopping.throwIfAborted();
    // A failure is reported by the call of `stop` that waits for it.
    signal?.addEventListener('abort', () => void stop().catch(() => undefined), { once: true });
    return { ...stack, stopping, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
