import { decodeScores } from '../../shared/answers/answers.ts';
import type { Choice } from '../../shared/answers/choice.ts';
import type { Opener } from '../../shared/answers/open-seal.ts';
import { addResponse, emptyTally, type OpenTally, pointsOfItems } from '../../shared/answers/tally.ts';
import type { InstrumentStructure } from '../../shared/contract/instrument.ts';
import type { ResponseStore, SealedResponse } from '../../shared/contract/response-store.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { PulseId, Receipt } from '../../shared/kernel/ids.ts';
import { readAhead } from './read-ahead.ts';
import { shuffle } from './shuffle.ts';

export interface Committed {
  readonly pulse: PulseId;
  /** The manifest's labels. */
  readonly labels: readonly string[];
  readonly instruments: readonly InstrumentStructure[];
  readonly open: Opener;
  readonly receipts: Pick<ReadonlySet<Receipt>, 'has'>;
}

export interface Opened {
  readonly tallies: ReadonlyMap<string, OpenTally>;
  /** Committed responses that could be read. */
  readonly seen: number;
  /** Scores that could not be opened or read. */
  readonly malformed: number;
}

/** Concurrent openings: enough to keep the cores busy while a page is read, few enough to forget each answer soon. */
const openedAtOnce = 256;

/**
 * Opens every committed response and adds it to the tally of its label. Shards, and responses within a page, are taken in
 * shuffled order, so that not even the order in memory follows the table. Responses outside the commitment are not opened.
 * Memory holds two pages and the tallies, however many responses there are.
 */
export async function openCommitted(
  committed: Committed,
  responses: Pick<ResponseStore, 'read'>,
  randomBelow: (bound: number) => number,
): Promise<Opened> {
  const { pulse, labels, instruments, open, receipts } = committed;
  const points = pointsOfItems(instruments);
  const tallies = new Map(labels.map((label) => [label, emptyTally(instruments)]));
  let seen = 0;
  let malformed = 0;
  for (const shard of shuffle(shardNames, randomBelow)) {
    for await (const page of readAhead(responses.read(pulse, shard))) {
      const batch = shuffle(
        page.filter(({ receipt }) => receipts.has(receipt)),
        randomBelow,
      );
      seen += batch.length;
      const scores = batch.filter(({ kind }) => kind === 'scores');
      for (let i = 0; i < scores.length; i += openedAtOnce) {
        const chunk = scores.slice(i, i + openedAtOnce);
        const choices = await Promise.all(chunk.map((response) => choicesOf(response, points, open)));
        chunk.forEach(({ label }, j) => {
          const tally = tallies.get(label);
          const answer = choices[j];
          if (tally && answer) addResponse(tally, instruments, answer);
          else malformed += 1;
        });
      }
    }
  }
  return { tallies, seen, malformed };
}

async function choicesOf(
  { label, kind, sealed }: SealedResponse,
  points: readonly number[],
  open: Opener,
): Promise<readonly Choice[] | undefined> {
  const padded = await open(label, kind, sealed);
  if (!padded.ok) return undefined;
  const choices = decodeScores(padded.value, points);
  return choices.ok ? choices.value : undefined;
}
