import type { Problem } from './problem.ts';
import { err, ok, type Result } from './result.ts';

/** The text of a file that a person brought: UTF-8, or UTF-16 as its byte order mark says. An error is about the file as a whole. */
export function textOf(bytes: Uint8Array): Result<string, Problem> {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    const problem = 'is neither UTF-8 nor UTF-16 text.';
    return err({
      place: 'the file',
      problem,
      cure: 'Save it as "CSV UTF-8", or in an editor with the encoding UTF-8.',
    });
  }
}
