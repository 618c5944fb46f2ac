import { type Finding, fine, toDo, unclear } from './finding.ts';

/** Questions to the domain name system, as of node:dns/promises: they fail with a `code`. */
export interface Names {
  resolveCname(name: string): Promise<string[]>;
  resolveMx(name: string): Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
  resolveTxt(name: string): Promise<string[][]>;
  resolve4(name: string): Promise<string[]>;
}

/** Whether the records are there that mails and the site need; each is asked for, none is changed. */
export async function judgeDns(
  {
    mailDomain,
    siteUrl,
    dkimTokens,
    region = 'REGION',
  }: { mailDomain: string; siteUrl: string; dkimTokens: readonly string[]; region?: string | undefined },
  names: Names,
): Promise<Finding[]> {
  const bounce = `bounce.${mailDomain}`;
  const host = new URL(siteUrl).hostname;
  const text = async (name: string) => (await names.resolveTxt(name)).map((parts) => parts.join(''));
  const dkim = dkimTokens.map((token) => {
    const name = `${token}._domainkey.${mailDomain}`;
    // Some regions have a DKIM domain of their own, such as dkim.eu-central-2.amazonses.com.
    const target = new RegExp(`^${token}\\.dkim\\.(?:[a-z0-9-]+\\.)?amazonses\\.com$`);
    return look(`${name} CNAME ${token}.dkim.amazonses.com`, async () =>
      (await names.resolveCname(name)).some((found) => target.test(found)),
    );
  });
  return Promise.all([
    ...dkim,
    look(`${bounce} MX 10 feedback-smtp.${region}.amazonses.com`, async () =>
      (await names.resolveMx(bounce)).some(({ exchange }) => /^feedback-smtp\..*amazonses\.com$/.test(exchange)),
    ),
    look(`${bounce} TXT "v=spf1 include:amazonses.com -all"`, async () =>
      (await text(bounce)).some((record) => record.startsWith('v=spf1') && record.includes('include:amazonses.com')),
    ),
    look(`_dmarc.${mailDomain} TXT "v=DMARC1; p=none"`, async () =>
      (await text(`_dmarc.${mailDomain}`)).some((record) => record.startsWith('v=DMARC1')),
    ),
    look(`${host} leads to the distribution of the web stack`, async () => (await names.resolve4(host)).length > 0),
  ]);
}

/** What the resolver says when a name or a record of that kind does not exist. */
const absent = ['ENOTFOUND', 'ENODATA'];

async function look(record: string, isThere: () => Promise<boolean>): Promise<Finding> {
  try {
    if (await isThere()) return fine(record);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!absent.includes(code)) return unclear(`${record}: not answered`, 'look again later, or from another network');
  }
  return toDo(`${record}: not there`, 'add it where the domain is kept');
}
