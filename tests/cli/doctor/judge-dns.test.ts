import { describe, expect, it } from 'vitest';
import { judgeMailRecords } from '../../../cli/doctor/judge-dns.ts';
import { judgeSite } from '../../../cli/doctor/judge-site.ts';
import { namesOf, soundZone, type Zone } from '../doctor-names.ts';

const domain = 'pulse.example.org';
const bounce = `bounce.${domain}`;
const settings = { dkimTokens: ['one', 'two'], region: 'eu-central-1', mailFromDomain: bounce };

/** Everything that is not fine, with its cure and what can be pasted. */
async function lookAt(change: Zone, without: readonly string[] = []) {
  const zone = Object.fromEntries(
    Object.entries({ ...soundZone, ...change }).filter(([name]) => !without.includes(name)),
  );
  const findings = await judgeMailRecords(domain, settings, namesOf(zone));
  expect(findings).toHaveLength(5);
  return findings.filter(({ state }) => state !== 'fine');
}

describe('the records of mail', () => {
  it('are fine as the deployment prints them', async () => {
    expect(await lookAt({})).toEqual([]);
  });

  it.each([
    ['CNAME one._domainkey.pulse.example.org', 'one._domainkey.pulse.example.org CNAME one.dkim.amazonses.com'],
    ['MX bounce.pulse.example.org', 'bounce.pulse.example.org MX 10 feedback-smtp.eu-central-1.amazonses.com'],
    ['TXT bounce.pulse.example.org', 'bounce.pulse.example.org TXT "v=spf1 include:amazonses.com -all"'],
    ['TXT _dmarc.pulse.example.org', '_dmarc.pulse.example.org TXT "v=DMARC1; p=none"'],
  ])('%s that is missing can be pasted, into the zone that it belongs to', async (missing, paste) => {
    const [, name = ''] = missing.split(' ');
    const [finding, ...others] = await lookAt({}, [missing]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ state: 'to-do', paste });
    expect(finding?.what).toMatch(/: no (?:CNAME|MX|TXT|DMARC) record/);
    expect(finding?.cure).toContain(
      `in the zone example.org, managed by ns1.provider.example, as ${name.replace('.example.org', '')}`,
    );
  });

  it('belong into the zone of a subdomain that was delegated', async () => {
    const [finding] = await lookAt({ 'NS pulse.example.org': ['ns.delegated.example'] }, [`MX ${bounce}`]);
    expect(finding?.cure).toBe('add it in the zone pulse.example.org, managed by ns.delegated.example, as bounce');
  });

  it('are found under the name that a form has doubled', async () => {
    const [finding] = await lookAt({ [`MX ${bounce}.example.org`]: ['feedback-smtp.eu-central-1.amazonses.com'] }, [
      `MX ${bounce}`,
    ]);
    expect(finding?.what).toContain(`but ${bounce}.example.org has one`);
    expect(finding?.cure).toContain('without .example.org at its end');
  });

  it('may be mixed with other texts, and a key may replace a CNAME that leads to it', async () => {
    const texts = ['google-site-verification=x', 'v=spf10 nothing', 'v=spf1 include:amazonses.com ~all'];
    const flattened = { 'TXT one._domainkey.pulse.example.org': ['p=MIIBIjANBgkq'] };
    expect(
      await lookAt({ [`TXT ${bounce}`]: texts, ...flattened }, ['CNAME one._domainkey.pulse.example.org']),
    ).toEqual([]);
  });

  it.each([
    [
      `TXT ${bounce}`,
      ['v=spf1 include:amazonses.com -all', 'v=spf1 -all'],
      'has 2 SPF records, so none of them counts',
    ],
    [`TXT ${bounce}`, ['v=spf1 include:notamazonses.com -all'], 'does not name amazonses.com'],
    [`MX ${bounce}`, ['feedback-smtp.us-east-1.amazonses.com'], 'its MX record points to us-east-1'],
    [`MX ${bounce}`, ['mail.example.org'], 'does not point to SES'],
    [`MX ${bounce}`, ['feedback-smtp.eu-central-1.amazonses.com', 'mail.example.org'], 'SES wants exactly one'],
    ['CNAME one._domainkey.pulse.example.org', ['one.evil.example'], 'leads elsewhere'],
    [`TXT _dmarc.${domain}`, ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'has 2 DMARC records'],
  ])('%s that says %j is reported as wrong', async (name, values, words) => {
    const [finding, ...others] = await lookAt({ [name]: values });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ state: 'to-do', what: expect.stringContaining(words) });
  });

  it('inherit DMARC from the domain above', async () => {
    expect(await lookAt({ 'TXT _dmarc.example.org': ['v=DMARC1; p=reject'] }, [`TXT _dmarc.${domain}`])).toEqual([]);
  });

  it('are not called missing when no server answers for them', async () => {
    const findings = await judgeMailRecords(domain, settings, namesOf({ down: [] }));
    expect(findings.map(({ state }) => state)).toEqual(Array(5).fill('unclear'));
    expect(findings[0]?.what).toContain('no answer (ETIMEOUT)');
  });
});

describe('the address in mails', () => {
  const siteUrl = 'https://pulse.example.org';
  const address = 'https://d123.cloudfront.net';
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0';
  const stack = { name: '', id: '', status: '', isProtected: true, outputs: {}, parameters: {} };
  const deployed = (named: string) => ({
    stacks: {
      pipeline: { ...stack, parameters: { SiteUrl: named } },
      web: { ...stack, outputs: { SiteAddress: address } },
    },
  });
  const site = (named: string, zone: Zone = {}, stage: { certificateArn?: string } = { certificateArn }) =>
    judgeSite({ name: 'prod', siteUrl, ...stage }, deployed(named), namesOf(zone));

  it('is CloudFront’s own, or a name with a certificate that leads there', async () => {
    expect((await site(address, {}, {})).state).toBe('fine');
    const chain = { 'CNAME pulse.example.org': ['x.example.org'], 'CNAME x.example.org': ['D123.cloudfront.net.'] };
    expect((await site(siteUrl, chain)).state).toBe('fine');
    const alias = { 'A pulse.example.org': ['192.0.2.1'], 'A d123.cloudfront.net': ['192.0.2.2', '192.0.2.1'] };
    expect((await site(siteUrl, alias)).state).toBe('fine');
  });

  it('that no server answers for is reported with the deployment that cures it', async () => {
    expect(await site(siteUrl, {}, {})).toMatchObject({
      state: 'to-do',
      paste: `PULSE_STAGE=prod npx cdk deploy --all --parameters CommonsPulse-prod-pipeline:SiteUrl=${address}`,
    });
    expect(await site(address)).toMatchObject({
      state: 'to-do',
      paste: expect.stringContaining(`SiteUrl=${siteUrl}`),
    });
  });

  it.each([
    [{}, 'no record leads to the site', 'to-do'],
    [
      { 'CNAME pulse.example.org': ['d999.cloudfront.net'], 'A pulse.example.org': ['192.0.2.9'] },
      'leads elsewhere',
      'to-do',
    ],
    [{ 'A pulse.example.org': ['192.0.2.9'] }, 'could belong to another', 'to-know'],
    [{ down: [] }, 'no answer (', 'unclear'],
  ] as const)('is looked up: %j', async (zone, words, state) => {
    const finding = await site(siteUrl, zone);
    expect(finding).toMatchObject({ state, what: expect.stringContaining(words) });
    if (state === 'to-do') expect(finding.paste).toBe('pulse.example.org CNAME d123.cloudfront.net');
  });

  it('is not judged before the web stack can be queried', async () => {
    expect((await judgeSite({ name: 'prod', siteUrl }, { stacks: {} }, namesOf({}))).state).toBe('to-know');
  });
});
