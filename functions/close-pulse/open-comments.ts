import { decodeComment } from '../../shared/answers/answers.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { Committed } from './open-committed.ts';
import { shuffle } from './shuffle.ts';

export interface OpenedComments {
  readonly kept: number;
  /** Comments that could not be opened or read; empty ones, which most people send, are not counted. */
  readonly malformed: number;
}

/**
 * Opens the committed comments of a pulse, if enough people answered it, one by one in shuffled order, and keeps their words
 * without label, pulse or time. It runs after the scores are counted, because the number of answers is unknown until then.
 * Keeping the same words again changes nothing, so a killed run is simply run again.
 */
export async function openComments(
  { pulse, labels, open, receipts }: Committed,
  responses: Pick<ResponseStore, 'read'>,
  keep: (words: string) => Promise<void>,
  randomBelow: (bound: number) => number,
): Promise<OpenedComments> {
  const known = new Set(labels);
  let kept = 0;
  let malformed = 0;
  for (const shard of shuffle(shardNames, randomBelow)) {
    for await (const page of responses.read(pulse, shard)) {
      const comments = page.filter(({ receipt, kind }) => kind === 'comment' && receipts.has(receipt));
      for (const { label, kind, sealed } of shuffle(comments, randomBelow)) {
        const padded = known.has(label) ? await open(label, kind, sealed) : undefined;
        const decoded = padded?.ok ? decodeComment(padded.value) : undefined;
        const words = decoded?.ok ? wordsOf(decoded.value) : undefined;
        if (words === undefined) malformed += 1;
        else if (words !== '') {
          await keep(words);
          kept += 1;
        }
      }
    }
  }
  return { kept, malformed };
}

/** The comment as lines of text: control characters, which could hide words or confuse a reader's program, become spaces. */
const wordsOf = (comment: string): string => comment.replaceAll(/[^\P{Cc}\n]/gu, ' ').trim();
