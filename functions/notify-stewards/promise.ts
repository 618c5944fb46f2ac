/**
 * The promise of one pulse: what of its manifest is known days before it opens, and nothing that is not (keys, groups,
 * pages). Its fingerprint stands in the heads-up and again in the notice of the opening, computed there from the manifest
 * that members hold; if both are the same, nothing was changed in between.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { type Manifest, manifestSchema } from '../../shared/contract/pulse.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';

const promisedSchema = z.pick(manifestSchema, {
  pulse: true,
  community: true,
  quarter: true,
  closes: true,
  publishes: true,
  instruments: true,
  itemsHash: true,
  comments: true,
  minimumGroup: true,
  minimumInvited: true,
});
export type PulsePromise = Pick<Manifest, keyof typeof promisedSchema.shape>;

/** Takes what is promised from whatever else a manifest says. */
const promiseSchema = z.object(promisedSchema.shape);

/** SHA-256 of the promise as JSON with its fields in a fixed order, 64 hex digits. */
export const promiseFingerprint = (promise: PulsePromise): string =>
  toHex(sha256(utf8(JSON.stringify(promiseSchema.parse(promise)))));
