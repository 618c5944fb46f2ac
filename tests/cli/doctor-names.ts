import type { Names } from '../../cli/doctor/names.ts';

/** Everything that the domain name system says, by kind and name; a text may come in parts. */
export type Zone = Readonly<Record<string, readonly string[]>>;

export const soundZone: Zone = {
  'NS example.org': ['ns1.provider.example'],
  'CNAME one._domainkey.pulse.example.org': ['one.dkim.amazonses.com'],
  'CNAME two._domainkey.pulse.example.org': ['two.dkim.eu-central-2.amazonses.com'],
  'MX bounce.pulse.example.org': ['feedback-smtp.eu-central-1.amazonses.com'],
  'TXT bounce.pulse.example.org': ['v=spf1 include:amazonses.com -all'],
  'TXT _dmarc.pulse.example.org': ['v=DMARC1; p=none'],
};

/** A resolver that knows this zone and nothing else; with `down` in it, one that never gets an answer. */
export function namesOf(zone: Zone): Names {
  const found = (name: string): string[] => {
    const values = zone[name];
    if (!values) throw Object.assign(new Error('no such record'), { code: zone['down'] ? 'ETIMEOUT' : 'ENOTFOUND' });
    return [...values];
  };
  return {
    resolveCname: async (name) => found(`CNAME ${name}`),
    resolveMx: async (name) => found(`MX ${name}`).map((exchange) => ({ exchange, priority: 10 })),
    resolveNs: async (name) => found(`NS ${name}`),
    // Long texts come in parts.
    resolveTxt: async (name) => found(`TXT ${name}`).map((text) => [text.slice(0, 5), text.slice(5)]),
    resolve4: async (name) => found(`A ${name}`),
  };
}
