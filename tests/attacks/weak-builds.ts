/** Builds that lack one thing each: ours, except for the few lines here. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { seal } from '../../shared/answers/seal.ts';
import { addResponse, closeTally, emptyTally, type OpenTally } from '../../shared/answers/tally.ts';
import { credentialReplySchema, responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { resultKeys } from '../../shared/contract/tables.ts';
import { blindInput, credentialInfo, finishCredential, hashSealed } from '../../shared/gate/credential.ts';
import { hashLinkToken } from '../../shared/gate/link-token.ts';
import { fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { Receipt } from '../../shared/kernel/ids.ts';
import { random } from '../../tools/bench/answer-world.ts';
import { addToRow, type Choices, responseRow, type Weakness } from './watched-pulse.ts';

const instruments = instrumentsOf([{ id: 'psychological-safety', version: 1 }]);

/** The blind of zero bytes is the scalar one: the element that is sent is the hash of the response itself. */
export const withoutBlinding: Weakness = { random: (length = 32) => new Uint8Array(length) };

export const hashOfLinkBesideAnswer: Weakness = {
  async besides(on, watched, { receipt, person }) {
    const session = hashLinkToken(fromHex(person.token) ?? new Uint8Array()).slice(0, 24);
    if (receipt) await addToRow(on, responseRow(watched, receipt), { session });
  },
};

/** Rows that expire thirty days after each was written, instead of all thirty days after the close. */
export const expiryFromWriting: Weakness = {
  async besides(on, watched, { path, receipt, person, clock }) {
    const row = (await watched.snapshot()).invitations.find(({ sk }) => sk === person.token);
    if (path === '/api/credentials' && row) await addToRow(on, row, { expiresAt: clock });
    if (receipt) await addToRow(on, responseRow(watched, receipt), { expiresAt: clock });
  },
};

export const logOfBoth: Weakness = {
  async besides({ log }, _, { path, receipt, person }) {
    if (path === '/api/credentials') log.push(`issued to ${person.member.slice(0, 24)}`);
    if (receipt) log.push(`took ${receipt.slice(0, 24)}`);
  },
};

export const keptSealingKey: Weakness = { keepsSealingKey: true };

const wordsOf = (choices: Choices): Uint8Array => {
  const scale = instruments[0]?.scale;
  const words = scale?.kind === 'labelled' ? scale.labels.en : [];
  return utf8(choices.map((choice) => words[choice - 1] ?? '').join());
};

/** Answers are sealed as the words the person chose, and the server accepts any length. */
export const withoutPadding: Weakness = {
  plainLength: (choices) => wordsOf(choices).length,
  async answer(fetch, watched, { token }, choices) {
    const { labels = {}, sealingKey, credentialKey } = await watched.definition();
    const label = labels[watched.links.find(({ link }) => link.token === token)?.group ?? ''] ?? '';
    const info = credentialInfo(watched.pulse, label, 'scores');
    const publicKey = fromHex(sealingKey) ?? new Uint8Array();
    const sealed = await seal(publicKey, watched.pulse, label, 'scores', wordsOf(choices));
    const x = hashSealed(sealed);
    const blinding = blindInput(x, info, fromHex(credentialKey) ?? new Uint8Array(), random);
    const blinded = [{ kind: 'scores', element: toBase64Url(blinding.blinded) }];
    const reply = await fetch('/api/credentials', {
      body: JSON.stringify({ pulse: watched.pulse, token, blinded }),
    });
    const [evaluation] = credentialReplySchema.parse(await reply.json()).evaluations;
    const bytes = (text = '') => fromBase64Url(text) ?? new Uint8Array();
    const evaluated = { evaluated: bytes(evaluation?.element), proof: bytes(evaluation?.proof) };
    if (!finishCredential(x, info, blinding, evaluated).ok) throw new Error('proof must be right');
    const body = { pulse: watched.pulse, label, kind: 'scores', sealed: toBase64Url(sealed) };
    await fetch('/api/responses', { body: JSON.stringify(body) });
  },
  async take({ client, table }, body) {
    const { pulse, label, kind, sealed: text } = shortSchema.parse(JSON.parse(body));
    const sealed = fromBase64Url(text) ?? new Uint8Array();
    const receipt = toHex(hashSealed(sealed)) as Receipt;
    await responsesTable(client, table).keep(pulse, { receipt, label, kind, sealed, expiresAt: 1 });
  },
};
const shortSchema = z.pick(responseRequestSchema, { pulse: true, label: true, kind: true, sealed: true });

/** Counts answers as they come, so that the page of results can be live. */
export function liveTally(): Weakness {
  const tallies = new Map<string, OpenTally>();
  return {
    async besides({ client, table }, watched, { receipt, person, choices }) {
      if (!receipt) return;
      const tally = tallies.get(person.label) ?? emptyTally(instruments);
      addResponse(tally, instruments, choicesFrom(choices));
      tallies.set(person.label, tally);
      const { community, quarter } = await watched.definition();
      const groups = [...tallies].map(([label, one]) => closeTally(label, [label], one));
      const key = { pk: resultKeys.quarter(community, quarter), sk: 'live' };
      await client.send(new PutCommand({ TableName: table, Item: { ...key, result: { groups } } }));
    },
  };
}
