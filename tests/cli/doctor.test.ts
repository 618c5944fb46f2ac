import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../cli/command.ts';
import { judgeConcurrency } from '../../cli/doctor/judge-concurrency.ts';
import type { Names } from '../../cli/doctor/judge-dns.ts';
import { seeDoctor } from '../../cli/doctor.ts';

/** What the account answers, as SES v1 words it; a test changes what it is about. */
let account: Record<string, string>;
const entry = (value: string) => `<entry><key>pulse.example.org</key><value>${value}</value></entry>`;
const sound = {
  GetAccount: JSON.stringify({
    SendingEnabled: true,
    ProductionAccessEnabled: true,
    EnforcementStatus: 'HEALTHY',
    PricingAttributes: { CurrentPlan: 'ESSENTIALS' },
  }),
  GetAccountSettings: JSON.stringify({ AccountLimit: { ConcurrentExecutions: 1000 } }),
  GetSendQuota:
    '<Max24HourSend>50000.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>120.0</SentLast24Hours>',
  GetIdentityVerificationAttributes: `<VerificationAttributes>${entry('<VerificationStatus>Success</VerificationStatus>')}</VerificationAttributes>`,
  GetIdentityDkimAttributes: `<DkimAttributes>${entry(
    '<DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Success</DkimVerificationStatus><DkimTokens><member>one</member><member>two</member></DkimTokens>',
  )}</DkimAttributes>`,
  GetIdentityMailFromDomainAttributes: `<MailFromDomainAttributes>${entry(
    '<MailFromDomain>bounce.pulse.example.org</MailFromDomain><MailFromDomainStatus>Success</MailFromDomainStatus><BehaviorOnMXFailure>RejectMessage</BehaviorOnMXFailure>',
  )}</MailFromDomainAttributes>`,
};
const asked: string[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString('utf8');
  });
  request.on('end', () => {
    // The second version of the interface speaks REST, the first one forms.
    const second = request.url === '/v2/email/account' && request.method === 'GET';
    const ofFunctions = request.url === '/2016-08-19/account-settings' && request.method === 'GET';
    const rest = second ? 'GetAccount' : ofFunctions ? 'GetAccountSettings' : undefined;
    const action = rest ?? new URLSearchParams(body).get('Action') ?? '';
    asked.push(action);
    if (rest !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(account[action]);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(`<${action}Response><${action}Result>${account[action]}</${action}Result></${action}Response>`);
  });
});
let ses: SESClient;
let sesv2: SESv2Client;
let lambda: LambdaClient;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const settings = { endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1', credentials, maxAttempts: 1 };
  ses = new SESClient(settings);
  sesv2 = new SESv2Client(settings);
  lambda = new LambdaClient(settings);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  account = { ...sound };
});

const records: Record<string, readonly string[]> = {
  'CNAME one._domainkey.pulse.example.org': ['one.dkim.amazonses.com'],
  'CNAME two._domainkey.pulse.example.org': ['two.dkim.eu-central-2.amazonses.com'],
  'MX bounce.pulse.example.org': ['feedback-smtp.eu-central-1.amazonses.com'],
  'TXT bounce.pulse.example.org': ['v=spf1 include:amazonses.com -all'],
  'TXT _dmarc.pulse.example.org': ['v=DMARC1; p=none'],
  'A pulse.example.org': ['192.0.2.1'],
};
function namesOf(known: Record<string, readonly string[]>): Names {
  const found = (name: string) => {
    const values = known[name];
    if (!values) throw Object.assign(new Error('no such record'), { code: known['down'] ? 'ETIMEOUT' : 'ENOTFOUND' });
    return [...values];
  };
  return {
    resolveCname: async (name) => found(`CNAME ${name}`),
    resolveMx: async (name) => found(`MX ${name}`).map((exchange) => ({ exchange, priority: 10 })),
    // Long texts come in parts.
    resolveTxt: async (name) => found(`TXT ${name}`).map((text) => [text.slice(0, 5), text.slice(5)]),
    resolve4: async (name) => found(`A ${name}`),
  };
}

async function doctor(args: readonly string[], known = records) {
  const out: string[] = [];
  const terminal = { out: (line: string) => void out.push(line), err: () => undefined, cwd: '/' };
  const code = await seeDoctor(['--stage', 'example', ...args], terminal, () => ({
    ses,
    sesv2,
    lambda,
    names: namesOf(known),
  }));
  return { code, text: out.join('\n') };
}

describe('pulse doctor', () => {
  it('says that a deployment is ready when nothing is left to do, and only asks', async () => {
    const { code, text } = await doctor([]);
    expect(text).not.toContain('TO DO');
    expect(text).toContain('Ready for the first pulse.');
    expect(code).toBe(0);
    expect(asked.every((action) => action.startsWith('Get'))).toBe(true);
  });

  it('tells the sandbox from a quota, and does the arithmetic of a pulse', async () => {
    account['GetAccount'] = JSON.stringify({ SendingEnabled: true, ProductionAccessEnabled: false });
    account['GetSendQuota'] =
      '<Max24HourSend>200.0</Max24HourSend><MaxSendRate>1.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours>';
    const { code, text } = await doctor(['--members', '960']);
    expect(code).toBe(1);
    expect(text).toContain('the account is in the sandbox: 200 mails a day');
    expect(text).toContain('960 invitations at 0.8 × 1 a second take 20 min, but only 200 may be sent a day');
  });

  it.each([
    ['ESSENTIALS', undefined, 'note', 'the account is on the plan Essentials; a quarter of 1000 members'],
    ['NONE', undefined, 'ok', 'the account is à la carte; a quarter of 1000 members'],
    ['NONE', 'PRO', 'note', 'the account is on no plan, à la carte; from next month the plan Pro; a quarter'],
    [undefined, undefined, 'note', 'SES does not say which plan the account is on; a quarter'],
  ])(
    'says that the price plan is %s (then %s), what both come to, and changes none',
    async (plan, next, mark, words) => {
      const PricingAttributes = { CurrentPlan: plan, NextPlan: next };
      account['GetAccount'] = JSON.stringify({
        SendingEnabled: true,
        ProductionAccessEnabled: true,
        PricingAttributes,
      });
      const { code, text } = await doctor(['--members', '1000']);
      expect(
        text
          .split('\n')
          .find((line) => line.includes('a quarter of'))
          ?.trim(),
      ).toMatch(new RegExp(`^${mark} +${words}`));
      expect(text).toContain('about 5400 mails: $0.86 on the plan Essentials, $0.54 à la carte');
      expect(code).toBe(0);
    },
  );

  it.each([
    [
      'CNAME one._domainkey.pulse.example.org',
      'one._domainkey.pulse.example.org CNAME one.dkim.amazonses.com: not there',
    ],
    ['TXT _dmarc.pulse.example.org', '_dmarc.pulse.example.org TXT "v=DMARC1; p=none": not there'],
    ['MX bounce.pulse.example.org', 'bounce.pulse.example.org MX'],
  ])('names the record that is missing: %s', async (missing, words) => {
    const { [missing]: _, ...rest } = records;
    const { code, text } = await doctor([], rest);
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text.match(/TO DO/g)).toHaveLength(1);
  });

  it('does not take somebody else’s record for ours', async () => {
    const { text } = await doctor([], { ...records, 'CNAME one._domainkey.pulse.example.org': ['one.evil.example'] });
    expect(text.match(/TO DO/g)).toHaveLength(1);
  });

  it('tells a record that is missing from a network that does not answer', async () => {
    const { code, text } = await doctor([], { down: [] });
    expect(code).toBe(1);
    expect(text).toContain('not answered');
    expect(text).not.toContain('TO DO');
  });

  it.each([
    ['GetIdentityVerificationAttributes', '', 'is not known to SES in this region'],
    ['GetAccount', '{"SendingEnabled":false,"ProductionAccessEnabled":true}', 'sending is switched off'],
    [
      'GetAccount',
      '{"SendingEnabled":true,"EnforcementStatus":"PROBATION"}',
      'SES looks into this account (PROBATION)',
    ],
  ])('says what is wrong when %s answers "%s"', async (action, answer, words) => {
    account[action] = answer;
    expect((await doctor([])).text).toContain(words);
  });

  it('still looks at the names when the account cannot be reached', async () => {
    account['GetSendQuota'] = '<<<';
    const { code, text } = await doctor([]);
    expect(code).toBe(1);
    expect(text).toContain('SES was not reached');
    expect(text).toContain('_dmarc.pulse.example.org');
  });

  const refusing = (error: Error) => async () => {
    const out: string[] = [];
    const terminal = { out: (line: string) => void out.push(line), err: () => undefined, cwd: '/' };
    const refuse = new SESv2Client({ region: 'eu-central-1' });
    refuse.middlewareStack.add(() => () => Promise.reject(error), { step: 'initialize' });
    const code = await seeDoctor(['--stage', 'example'], terminal, () => ({
      ses,
      sesv2: refuse,
      lambda,
      names: namesOf(records),
    }));
    return { code, text: out.join('\n') };
  };
  it.each([
    ['Error', 'Region is missing', 'no region is set'],
    ['CredentialsProviderError', 'Could not load credentials from any providers', 'no AWS credentials were found'],
    [
      'ExpiredTokenException',
      'The security token of arn:aws:iam::123456789012:user/ada',
      'your sign-in to AWS has expired',
    ],
    ['UnrecognizedClientException', 'The security token is invalid', 'AWS does not know these credentials'],
    ['AccessDeniedException', 'User: arn:aws:iam::123456789012:user/ada', 'these credentials may not ask SES'],
    ['Error', 'getaddrinfo ENOTFOUND email.eu-cntral-1.amazonaws.com', 'there is no SES under that region’s name'],
    ['TimeoutError', 'socket hang up', 'SES did not answer'],
    ['SomethingElse', 'about arn:aws:iam::123456789012:user/ada', 'SES was not reached (SomethingElse)'],
  ])('says what to do about %s "%s", and repeats nothing of the account', async (name, message, words) => {
    const { code, text } = await refusing(Object.assign(new Error(message), { name }))();
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text).not.toContain('123456789012');
  });

  it.each([
    [1000, 'ok     this account may run 1000 calls at once, of which 3 times 20 are kept for answers'],
    [160, 'ok     this account may run 160'],
    [
      159,
      'TO DO  this account may run 159 calls at once, and infra/stages/example.ts needs 160: it will not be deployed',
    ],
    [10, 'TO DO  this account may run 10 calls at once'],
    [undefined, '?      Lambda did not say how many calls'],
  ])(
    'says whether an account that may run %s calls at once has room for what the stage reserves',
    async (limit, words) => {
      account['GetAccountSettings'] = JSON.stringify({ AccountLimit: { ConcurrentExecutions: limit } });
      const { code, text } = await doctor([]);
      expect(text).toContain(words);
      expect(code).toBe(words.startsWith('ok') ? 0 : 1);
    },
  );

  it('says of a stage that reserves nothing what could be reserved, and first what to ask for', () => {
    expect(judgeConcurrency(10, 'prod', undefined)).toMatchObject({
      state: 'to-know',
      cure: expect.stringContaining('ask for 160 or more'),
    });
    expect(judgeConcurrency(160, 'prod', undefined)).toMatchObject({
      state: 'to-know',
      cure: expect.stringContaining('add answerConcurrency: 20'),
    });
  });

  it('names the stages there are, and refuses a number that is none', async () => {
    const terminal = { out: () => undefined, err: () => undefined, cwd: '/' };
    const never = () => {
      throw new Error('nothing may be asked');
    };
    await expect(seeDoctor(['--stage', 'nowhere'], terminal, never)).rejects.toThrow('must be one of example, local');
    await expect(seeDoctor([], terminal, never)).rejects.toBeInstanceOf(UsageError);
    await expect(seeDoctor(['--stage', 'example', '--members', '0'], terminal, never)).rejects.toThrow('whole number');
  });
});
