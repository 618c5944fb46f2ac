/**
 * Answers as the bytes that are sealed. Every response of a kind has the same length, so its size says nothing.
 *
 * Scores: version, number of items, one byte a `Choice`, zeros up to 256 bytes. Comment: two bytes of length, UTF-8, zeros up to 2,048 bytes. Reading is total: what is
 * not exactly one of these forms is refused, so a response cannot carry anything else past the tally.
 */
import { browserLimits } from '../contract/browser-limits.ts';
import type { ResponseKind } from '../contract/response-kinds.ts';
import { utf8 } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Choice, choicesFrom } from './choice.ts';

const formatVersion = 1;

const paddedBytes = (kind: ResponseKind): number =>
  kind === 'scores' ? browserLimits.paddedScoresBytes : browserLimits.paddedCommentBytes;

/** Bytes of a sealed response of this kind; there is only one length. */
export const sealedBytes = (kind: ResponseKind): number => paddedBytes(kind) + browserLimits.sealOverheadBytes;

/** Throws when there are more choices than room, or one is not a byte. */
export function encodeScores(choices: readonly Choice[]): Uint8Array {
  if (choices.length + 2 > browserLimits.paddedScoresBytes) throw new RangeError('choices must fit the padding');
  if (!choices.every((choice) => Number.isInteger(choice) && choice >= 0 && choice <= 255)) {
    throw new RangeError('choice must be an integer from 0 to 255');
  }
  const padded = new Uint8Array(browserLimits.paddedScoresBytes);
  padded.set([formatVersion, choices.length, ...choices]);
  return padded;
}

/** The choices, if these bytes hold exactly one for each item and each is on that item's scale. */
export function decodeScores(padded: Uint8Array, pointsOfItems: readonly number[]): Result<Choice[], 'malformed'> {
  const count = pointsOfItems.length;
  if (padded.length !== browserLimits.paddedScoresBytes || padded[0] !== formatVersion || padded[1] !== count) {
    return err('malformed');
  }
  const choices = choicesFrom(padded.subarray(2, 2 + count));
  const onScale = choices.every((choice, i) => choice <= (pointsOfItems[i] ?? 0));
  const restIsZero = padded.subarray(2 + count).every((byte) => byte === 0);
  return onScale && restIsZero ? ok(choices) : err('malformed');
}

/** Bytes of UTF-8 that a comment may have. */
export const commentMaxBytes = browserLimits.paddedCommentBytes - 2;

/** Throws when the comment is longer than `commentMaxBytes`. */
export function encodeComment(comment: string): Uint8Array {
  const bytes = utf8(comment);
  if (bytes.length > commentMaxBytes) throw new RangeError(`comment must be at most ${commentMaxBytes} bytes`);
  const padded = new Uint8Array(browserLimits.paddedCommentBytes);
  padded.set([bytes.length >> 8, bytes.length & 255]);
  padded.set(bytes, 2);
  return padded;
}

export function decodeComment(padded: Uint8Array): Result<string, 'malformed'> {
  if (padded.length !== browserLimits.paddedCommentBytes) return err('malformed');
  const length = ((padded[0] ?? 0) << 8) | (padded[1] ?? 0);
  if (length > commentMaxBytes || !padded.subarray(2 + length).every((byte) => byte === 0)) return err('malformed');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(padded.subarray(2, 2 + length)));
  } catch {
    return err('malformed');
  }
}
