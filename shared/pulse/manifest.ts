/**
 * What a pulse promises, in two steps made by the same code. The promise is everything known days before it opens: its
 * fingerprint is in the heads-up, and again in the notice of the opening, where it is computed from the manifest that members
 * hold. If the two are equal, no rule, question or date was changed in between. The manifest adds keys, labels and pages.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { hashItems } from '../answers/instruments.ts';
import { limits } from '../contract/limits.ts';
import { type Manifest, manifestSchema, type PulseDefinition } from '../contract/pulse.ts';
import { pulseRulesOf, ruleShape } from '../contract/pulse-rules.ts';
import { toHex, utf8 } from '../kernel/bytes.ts';
import type { Labels } from './labels.ts';
import type { OpeningTerms } from './opening.ts';

/**
 * The promise of a pulse: the part of its manifest that is known days before it opens, without the rest (keys, labels,
 * pages).
 */
const { pulse, community, quarter, closes, acceptsUntil, resultsAt, publishes, instruments, itemsHash } =
  manifestSchema.shape;
const promiseSchema = z.object({
  ...{ pulse, community, quarter, closes, acceptsUntil, resultsAt, publishes, instruments, itemsHash },
  ...ruleShape,
});
type PulsePromise = z.infer<typeof promiseSchema>;

/** "Agree" and "strongly agree" of the five labelled points. */
const favourableFrom = 4;

/** @param terms of a planned pulse, or its definition */
export const promiseOf = (terms: Omit<OpeningTerms, 'zones'>): PulsePromise => ({
  pulse: terms.pulse,
  community: { id: terms.community, name: terms.communityName },
  quarter: terms.quarter,
  closes: terms.closes,
  acceptsUntil: terms.acceptsUntil,
  resultsAt: terms.resultsAt,
  publishes: terms.publishes,
  instruments: terms.instruments,
  itemsHash: hashItems(terms.instruments, terms.ownInstruments),
  ...pulseRulesOf(terms),
});

/**
 * SHA-256 of the promise as JSON with its fields in a fixed order, 64 hex digits.
 *
 * @param promise or a manifest, whose other fields do not count
 */
export const promiseFingerprint = (promise: PulsePromise): string =>
  toHex(sha256(utf8(JSON.stringify(promiseSchema.parse(promise)))));

/** The manifest's text, whose bytes its readers hash, and its fingerprint. Equal arguments give equal bytes. */
export function buildManifest(
  definition: PulseDefinition,
  { groups, joining }: Pick<Labels, 'groups' | 'joining'>,
  pages: Pick<Manifest, 'pages' | 'protocolCode'>,
): { manifest: string; fingerprint: string } {
  const manifest: Manifest = {
    ...promiseOf(definition),
    version: 2,
    opens: definition.opens,
    credentialKey: definition.credentialKey,
    sealingKey: definition.sealingKey,
    groups: [...groups],
    joining,
    favourableFrom,
    padding: { scores: limits.paddedScoresBytes, comment: limits.paddedCommentBytes },
    ...pages,
  };
  const text = JSON.stringify(manifestSchema.parse(manifest));
  return { manifest: text, fingerprint: toHex(sha256(utf8(text))) };
}
