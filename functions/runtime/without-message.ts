import { PulseError } from '../../shared/kernel/errors.ts';

/**
 * What may leave a function of an error. Lambda logs the message and stack of every error that a handler throws, and
 * a message of the SDK or of a parser may quote an address, a row or a file. A `PulseError` says nothing of the kind and
 * stays as it is; of any other error the class and the places in the code stay.
 */
export function withoutMessage(error: unknown): Error {
  if (error instanceof PulseError) return error;
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : [];
  const said = Object.assign(new Error(`${name}, without its message, which may quote what was read`), { name });
  said.stack = [`${name}: ${said.message}`, ...frames].join('\n');
  return said;
}

/** Runs a handler; what it throws says nothing of what it read. */
export async function sayingNothing(handle: () => Promise<void>): Promise<void> {
  try {
    await handle();
  } catch (error) {
    throw withoutMessage(error);
  }
}
