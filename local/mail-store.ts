import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import * as z from 'zod/mini';
import { instantSchema } from '../shared/contract/identifiers.ts';
import type { Instant } from '../shared/kernel/time.ts';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';

/** A mail as its reader sees it. */
const storedMailSchema = z.object({
  id: z.string(),
  /** When it was sent, in logical time. */
  at: instantSchema,
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type StoredMail = Readonly<z.infer<typeof storedMailSchema>>;

/**
 * Mails in sending order: the raw message as .eml and its parsed fields as .json. The .json is written last and counts; a
 * message without one was never acknowledged, and its number is reused.
 */
export class MailStore {
  readonly #folder: string;
  readonly #mails: StoredMail[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).sort()) {
      if (!/^\d+\.json$/.test(name)) continue;
      this.#mails.push(readKept(join(folder, name), storedMailSchema));
    }
  }

  all(): readonly StoredMail[] {
    return this.#mails;
  }

  find(id: string): StoredMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  raw(id: string): Buffer | undefined {
    const index = this.#mails.findIndex((mail) => mail.id === id);
    return index < 0 ? undefined : readFileSync(`${this.#path(index)}.eml`);
  }

  /** The mail is on disk when this returns. */
  add(mail: StoredMail, raw: Uint8Array): void {
    const path = this.#path(this.#mails.length);
    replaceFile(`${path}.eml`, raw);
    replaceFile(`${path}.json`, JSON.stringify(mail));
    this.#mails.push(mail);
  }

  #path(index: number): string {
    return join(this.#folder, String(index + 1).padStart(8, '0'));
  }
}

/** Reads a raw message; the envelope says who gets it, or the headers if the envelope is empty. */
export async function readMail(
  raw: Uint8Array,
  envelope: { readonly id: string; readonly at: Instant; readonly to: readonly string[] },
): Promise<StoredMail> {
  const mail = await PostalMime.parse(raw);
  const named = [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].flatMap(({ address }) => address ?? []);
  return {
    id: envelope.id,
    at: envelope.at,
    from: mail.from?.address ?? '',
    to: envelope.to.length > 0 ? [...envelope.to] : named,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
  };
}
