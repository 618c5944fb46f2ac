import type { StoredMail } from '../../local/mail-store.ts';

/** Every address in the mails, HTML and text, once. */
export const linksIn = (mails: readonly Pick<StoredMail, 'text' | 'html'>[]): string[] => [
  ...new Set(
    mails
      .flatMap(({ text, html }) => `${text} ${html}`.match(/https?:\/\/[^\s"<>]+/g) ?? [])
      .map((link) => link.replaceAll('&amp;', '&')),
  ),
];

type Ask = (address: string, method: string) => Promise<Response>;

/**
 * The mail filter that requests every link of every mail, with GET and with HEAD, and reads the replies. Returns how many
 * links there were; the caller looks at what changed.
 */
export async function openEveryLink(
  mails: readonly Pick<StoredMail, 'text' | 'html'>[],
  ask: Ask = (address, method) => fetch(address, { method }),
): Promise<number> {
  const links = linksIn(mails);
  for (const method of ['GET', 'HEAD']) for (const link of links) await (await ask(link, method)).text();
  return links.length;
}
