/**
 * Since when the same file has had the same outcome. A file that a program uploads every night brings nothing new, and
 * stewards get one mail about it; they get another if it changes, or if its people join or leave the roster. A repeat of an
 * event, which finds its own outcome, keeps the withdrawals reported the first time.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { instantSchema } from '../../shared/contract/identifiers.ts';
import { type ImportReceipt, importReceiptSchema } from '../../shared/contract/import-receipt.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { Instant } from '../../shared/kernel/time.ts';

const earlierSchema = z.object({ content: z.string(), since: instantSchema, receipt: importReceiptSchema });

export interface Since {
  /** Names the bytes of the file. */
  readonly content: string;
  readonly since: Instant;
  readonly receipt: ImportReceipt;
}

/** @param earlier the file's previous outcome, if one is stored */
export function sinceWhen(
  earlier: Uint8Array | undefined,
  file: Uint8Array,
  receipt: ImportReceipt,
  now: Instant,
): Since {
  const content = toHex(sha256(file)).slice(0, 32);
  const before = earlierSchema.safeParse(earlier && json(earlier)).data;
  const isSame = before?.content === content && said(before.receipt) === said(receipt);
  return isSame ? { content, since: before.since, receipt: before.receipt } : { content, since: now, receipt };
}

/** Reported once, by the import that withdrew them. */
const said = (receipt: ImportReceipt): string =>
  JSON.stringify(importReceiptSchema.parse({ ...receipt, withdrawn: 0, withdrawnSessions: undefined }));

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
