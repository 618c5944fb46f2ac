import { type Finding, fine, toDo, unclear } from './finding.ts';
import type { Names } from './names.ts';
import { selfAndParents, zoneOf } from './zone.ts';

/** What one lookup found: the right record, a wrong one, or none. */
type Seen = 'right' | 'none' | { readonly wrong: string };

interface Wanted {
  readonly name: string;
  readonly record: string;
  readonly look: (name: string) => Promise<Seen>;
}

/**
 * Whether the DNS records that mails need exist. A missing record is also looked up under the name it gets if a provider's
 * form appends the domain a second time.
 */
export async function judgeMailRecords(
  domain: string,
  {
    dkimTokens,
    region,
    mailFromDomain,
  }: { dkimTokens: readonly string[]; region: string | undefined; mailFromDomain: string },
  names: Names,
): Promise<Finding[]> {
  const zone = await zoneOf(domain, names);
  const wanted: Wanted[] = [
    ...dkimTokens.map((token) => dkimRecord(token, domain, names)),
    mailExchange(mailFromDomain, region, names),
    senderPolicy(mailFromDomain, names),
  ];
  return Promise.all([...wanted.map((record) => judge(record, domain, zone)), judgeDmarc(domain, names, zone)]);
}

type Zone = Awaited<ReturnType<typeof zoneOf>>;

async function judge({ name, record, look }: Wanted, domain: string, zone: Zone): Promise<Finding> {
  try {
    const seen = await look(name);
    if (seen === 'right') return fine(`${name} ${record}`);
    if (seen !== 'none') return toDo(`${name}: ${seen.wrong}`, `correct it ${inZone(name, zone)}`, `${name} ${record}`);
  } catch (error) {
    return notAnswered(name, error);
  }
  for (const suffix of selfAndParents(domain)) {
    const doubled = `${name}.${suffix}`;
    if ((await look(doubled).catch(() => 'none')) === 'none') continue;
    return toDo(
      `${name}: no ${kindOf(record)} record, but ${doubled} has one`,
      `your DNS provider adds the domain itself: enter the name without .${suffix} at its end`,
      `${name} ${record}`,
    );
  }
  return toDo(`${name}: no ${kindOf(record)} record`, `add it ${inZone(name, zone)}`, `${name} ${record}`);
}

const kindOf = (record: string): string => record.split(' ', 1).join();

/** Where a record goes, in the terms of DNS providers' forms. */
function inZone(name: string, zone: Zone): string {
  if (!zone) return 'where the domain’s DNS is managed';
  const short = name.endsWith(`.${zone.zone}`) ? name.slice(0, -zone.zone.length - 1) : '@';
  return `in the zone ${zone.zone}, managed by ${zone.keeper}, as ${short}`;
}

function dkimRecord(token: string, domain: string, names: Names): Wanted {
  // Some regions have their own DKIM domain, such as dkim.eu-central-2.amazonses.com.
  const target = new RegExp(`^${token}\\.dkim\\.(?:[a-z0-9-]+\\.)?amazonses\\.com\\.?$`, 'i');
  return {
    name: `${token}._domainkey.${domain}`,
    record: `CNAME ${token}.dkim.amazonses.com`,
    async look(name) {
      const found = await orNone(names.resolveCname(name));
      if (found.some((one) => target.test(one))) return 'right';
      if (found.length > 0) return { wrong: 'leads elsewhere' };
      // Some providers publish the target of a CNAME instead of the CNAME.
      const texts = await orNone(textsOf(name, names));
      return texts.some((text) => /(?:^|;)\s*p=[A-Za-z0-9+/]/.test(text)) ? 'right' : 'none';
    },
  };
}

function mailExchange(name: string, region: string | undefined, names: Names): Wanted {
  const exchange = `feedback-smtp.${region ?? 'REGION'}.amazonses.com`;
  return {
    name,
    record: `MX 10 ${exchange}`,
    async look(asked) {
      const found = (await orNone(names.resolveMx(asked))).map((one) => one.exchange.toLowerCase().replace(/\.$/, ''));
      if (found.length === 0) return 'none';
      if (found.length > 1) return { wrong: `has ${found.length} MX records, and SES wants exactly one` };
      if (found[0] === exchange) return 'right';
      const other = /^feedback-smtp\.(.+)\.amazonses\.com$/.exec(found[0] ?? '')?.[1];
      if (other !== undefined && region === undefined) return 'right';
      return { wrong: other ? `its MX record points to ${other}` : 'its MX record does not point to SES' };
    },
  };
}

function senderPolicy(name: string, names: Names): Wanted {
  return {
    name,
    record: 'TXT "v=spf1 include:amazonses.com -all"',
    async look(asked) {
      // A name may have any number of TXT records; one of them lists the senders.
      const policies = (await orNone(textsOf(asked, names))).filter((text) => /^v=spf1(?:\s|$)/i.test(text));
      if (policies.length === 0) return 'none';
      if (policies.length > 1) return { wrong: `has ${policies.length} SPF records, so none of them counts: keep one` };
      const includes = policies[0]?.toLowerCase().split(/\s+/).includes('include:amazonses.com');
      return includes ? 'right' : { wrong: 'its SPF record does not name amazonses.com' };
    },
  };
}

/** DMARC is inherited from the domains above: the nearest record counts. */
async function judgeDmarc(domain: string, names: Names, zone: Zone): Promise<Finding> {
  const own = `_dmarc.${domain}`;
  const record = 'TXT "v=DMARC1; p=none"';
  for (const one of selfAndParents(domain)) {
    const name = `_dmarc.${one}`;
    let found: string[];
    try {
      found = (await orNone(textsOf(name, names))).filter((text) => /^v=DMARC1\s*(?:;|$)/i.test(text));
    } catch (error) {
      return notAnswered(name, error);
    }
    if (found.length > 1) {
      return toDo(
        `${name} has ${found.length} DMARC records, so none of them counts`,
        `keep one ${inZone(name, zone)}`,
      );
    }
    if (found.length === 1)
      return fine(one === domain ? `${name} has a DMARC record` : `DMARC is inherited from ${one}`);
  }
  return toDo(
    `${own}: no DMARC record, nor at a domain above it`,
    `without DMARC, large mailboxes refuse mails to many: add it ${inZone(own, zone)}`,
    `${own} ${record}`,
  );
}

/** Long TXT records come in parts. */
const textsOf = async (name: string, names: Names): Promise<string[]> =>
  (await names.resolveTxt(name)).map((parts) => parts.join(''));

/** The resolver's codes for a name, or a record of that kind, that does not exist. */
const absent = ['ENOTFOUND', 'ENODATA'];
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Empty if there is no record of that kind. @throws if no server answered */
export async function orNone<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await answer;
  } catch (error) {
    if (absent.includes(codeOf(error))) return [];
    throw error;
  }
}

export const notAnswered = (name: string, error: unknown): Finding =>
  unclear(`${name}: no answer (${codeOf(error) || 'unknown'})`, 'try again later, or from another network');
