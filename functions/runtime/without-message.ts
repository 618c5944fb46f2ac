import { PulseError } from '../../shared/kernel/errors.ts';

/**
 * The parts of an error that may leave a function. Lambda logs the message and stack of every error that a handler throws,
 * and a message of the SDK or of a parser may quote an address, a row or a file. A `PulseError` never does and stays as it
 * is; any other error keeps only its class and its places in the code.
 */
export function withoutMessage(error: unknown): Error {
  if (error instanceof PulseError) return error;
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : [];
  const said = Object.assign(new Error(`${name}, without its message, which may quote what was read`), { name });
  said.stack = [`${name}: ${said.message}`, ...frames].join('\n');
  return said;
}

/** Runs a handler and strips whatever it throws of anything it read. */
export async function sayingNothing<T>(handle: () => Promise<T>): Promise<T> {
  try {
    return await handle();
  } catch (error) {
    throw withoutMessage(error);
  }
}
