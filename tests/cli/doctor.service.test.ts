import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { judgeConcurrency } from '../../cli/doctor/judge-concurrency.ts';
import { judgeSubscription } from '../../cli/doctor/judge-subscription.ts';
import { judgeUnreachable } from '../../cli/doctor/unreachable.ts';
import { doctor as doctorCommand } from '../../cli/doctor.ts';
import { UsageError } from '../../cli/read-arguments.ts';
import { ownVersion } from '../../cli/version.ts';
import { tablePolicy } from '../../shared/contract/resource-policies.ts';
import {
  type Answers,
  mailAccount,
  place,
  policyText,
  stackAnswer,
  startAccount,
  subscriptionAnswer,
  tableAnswer,
  topic,
} from './doctor-account.ts';
import { namesOf, soundZone, type Zone } from './doctor-names.ts';

let account: Awaited<ReturnType<typeof startAccount>>;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());
beforeEach(() => account.answer({}));

async function doctor(args: readonly string[] = [], zone: Zone = soundZone, shell = 'eu-central-1') {
  const out: string[] = [];
  const terminal = { out: (line: string) => void out.push(line), err: () => undefined, cwd: '/' };
  const around = account.around(namesOf(zone), shell);
  const code = await doctorCommand(['--stage', 'example', ...args], terminal, () => around);
  return { code, text: out.join('\n') };
}

const withSite = { ...soundZone, 'CNAME pulse.example.org': ['d123.cloudfront.net'] };

describe('pulse doctor', () => {
  it('says that a deployment is ready when nothing is left to do, and only reads', async () => {
    const { code, text } = await doctor([], withSite);
    expect(text).not.toContain('TO DO');
    expect(text).toContain('Ready for the first pulse.');
    expect(code).toBe(0);
    expect(account.asked.length).toBeGreaterThan(8);
    expect(account.asked.filter((action) => !/^(?:Get|Describe|List|Query)/.test(action))).toEqual([]);
  });

  it('can be read by programs, too', async () => {
    account.answer({ ListSubscriptionsByTopic: subscriptionAnswer('PendingConfirmation') });
    const { code, text } = await doctor(['--json']);
    expect(code).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      stage: 'example',
      isReady: false,
      sections: expect.arrayContaining([
        {
          title: 'Alarms',
          findings: [expect.objectContaining({ state: 'to-do', paste: expect.stringContaining('aws sns subscribe') })],
        },
      ]),
    });
  });

  it('names the stages that exist, and refuses a number that is not one', async () => {
    const terminal = { out: () => undefined, err: () => undefined, cwd: '/' };
    const never = () => {
      throw new Error('no request may be made');
    };
    await expect(doctorCommand(['--stage', 'nowhere'], terminal, never)).rejects.toThrow(
      'must be one of example, local',
    );
    await expect(doctorCommand([], terminal, never)).rejects.toBeInstanceOf(UsageError);
    await expect(doctorCommand(['--stage', 'example', '--members', '0'], terminal, never)).rejects.toThrow(
      'whole number',
    );
  });
});

describe('what guards itself', () => {
  it('is reported as fine, with who may read the files for stewards', async () => {
    const { text } = await doctor();
    expect(text).toContain('ok     the table of keys can be used by its functions only');
    expect(text).toContain('ok     files for stewards can be read by arn:aws:iam::111122223333:role/PulseStewards');
  });

  it('has another policy than the one deployed: who else is let in, and the command that puts it back', async () => {
    account.answer({
      ...Object.fromEntries([tableAnswer('responses', tablePolicy('responses', place).slice(1))]),
      'DescribeStacks pipeline': stackAnswer('pipeline', 'UPDATE_COMPLETE', ownVersion()),
    });
    const { code, text } = await doctor();
    expect(code).toBe(1);
    expect(text).toContain('TO DO  the table of responses: it no longer refuses');
    const put = /^ +aws dynamodb put-resource-policy --resource-arn (\S+) --policy '(.*)'$/m.exec(text);
    expect(put?.[1]).toBe('arn:aws:dynamodb:eu-central-1:123456789012:table/responses-table');
    expect(JSON.parse(put?.[2] ?? '')).toEqual({ Version: '2012-10-17', Statement: tablePolicy('responses', place) });
  });

  it('has none where another version is deployed: deploying comes first', async () => {
    account.answer({
      'DescribeStacks pipeline': stackAnswer('pipeline', 'UPDATE_COMPLETE', '0.0.1'),
      GetBucketPolicy: policyText([]),
    });
    const { text } = await doctor();
    expect(text).toContain('?      the inbox: it no longer refuses s3:GetObject');
    expect(text).toContain('→ deploy this version, or run the doctor of the version that is deployed:');
  });

  it('may not be asked about: the right is named', async () => {
    account.answer({ 'GetResourcePolicy keys-table': undefined, GetBucketPolicy: undefined });
    const { text } = await doctor();
    expect(text).toContain('?      these credentials may not query the table of keys');
    expect(text).toContain('allow dynamodb:GetResourcePolicy for the identity that runs the doctor');
    expect(text).toContain('allow s3:GetBucketPolicy for the identity that runs the doctor');
  });
});

describe('the stacks', () => {
  it('that do not exist are to be deployed', async () => {
    account.answer({ 'DescribeStacks web': undefined });
    const { code, text } = await doctor();
    expect(code).toBe(1);
    expect(text).toContain('TO DO  CommonsPulse-example-web is not deployed');
    expect(text).toMatch(/^ +PULSE_STAGE=example npx cdk deploy --all$/m);
  });

  it('that are in another region are found there', async () => {
    const nothing = {
      'DescribeStacks data': undefined,
      'DescribeStacks pipeline': undefined,
      'DescribeStacks web': undefined,
    };
    account.answer({ ...nothing, 'DescribeStacks data in eu-west-2': stackAnswer('data') });
    const { text } = await doctor();
    expect(text).toContain('TO DO  stage "example" is not deployed in eu-central-1, but in eu-west-2');
    expect(text).toMatch(/^ +export AWS_REGION=eu-west-2$/m);
    account.answer(nothing);
    expect((await doctor()).text.match(/is not deployed in/g)).toHaveLength(3);
  });

  it.each([
    ['UPDATE_IN_PROGRESS', 'is being changed', 'wait until that has finished'],
    [
      'ROLLBACK_COMPLETE',
      'could not be created',
      'aws cloudformation describe-stack-events --stack-name CommonsPulse-example-web',
    ],
    [
      'ROLLBACK_FAILED',
      'could not be created',
      'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name CommonsPulse-example-web && PULSE_STAGE=example npx cdk deploy --all',
    ],
    ['UPDATE_ROLLBACK_COMPLETE', 'works, but its last change failed', 'aws cloudformation describe-stack-events'],
    [
      'UPDATE_ROLLBACK_FAILED',
      'is stuck',
      'aws cloudformation continue-update-rollback --stack-name CommonsPulse-example-web',
    ],
  ])('in the state %s say so', async (status, what, cure) => {
    account.answer({ 'DescribeStacks web': stackAnswer('web', status) });
    const { code, text } = await doctor();
    expect(code).toBe(1);
    expect(text).toContain(`TO DO  CommonsPulse-example-web ${what}`);
    expect(text).toContain(cure);
  });

  it('whose first deployment failed are deployed again at once if nothing protects them', async () => {
    account.answer({
      'DescribeStacks web': stackAnswer('web', 'ROLLBACK_COMPLETE').replace('Protection>true', 'Protection>false'),
    });
    const { text } = await doctor();
    expect(text).toContain('TO DO  CommonsPulse-example-web is incomplete (ROLLBACK_COMPLETE)');
    expect(text).not.toContain('termination-protection');
  });

  it('that have lost their protection, or have another version, are named', async () => {
    account.answer({
      'DescribeStacks data': stackAnswer('data').replace('Protection>true', 'Protection>false'),
      'DescribeStacks pipeline': stackAnswer('pipeline', 'UPDATE_COMPLETE', '0.0.9'),
    });
    const { text } = await doctor();
    expect(text).toContain('TO DO  CommonsPulse-example-data could be deleted by mistake');
    expect(text).toContain(`note   deployed is version 0.0.9, and this copy is ${ownVersion()}`);
  });
});

describe('the mail account', () => {
  it('distinguishes the sandbox from a quota, and does the arithmetic of a pulse', async () => {
    const SendQuota = { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 };
    account.answer(mailAccount({ ProductionAccessEnabled: false, SendQuota }));
    const { code, text } = await doctor(['--members', '960']);
    expect(code).toBe(1);
    expect(text).toContain('the account is in the sandbox: 200 mails a day');
    expect(text).toContain('960 invitations at 0.8 × 1 a second take 20 min, but only 200 mails a day are allowed');
    expect(text).toContain('--service-code ses --quota-code L-804C8AE8 --desired-value 1200');
  });

  it.each([
    ['ESSENTIALS', undefined, 'note', 'the account is on the plan Essentials; a quarter of 1000 members'],
    ['NONE', undefined, 'ok', 'the account is à la carte; a quarter of 1000 members'],
    ['NONE', 'PRO', 'note', 'the account is on no plan, à la carte; from next month the plan Pro; a quarter'],
    [undefined, undefined, 'note', 'SES does not say which plan the account is on; a quarter'],
  ])(
    'reports that the price plan is %s (then %s), what both cost, and changes none',
    async (plan, next, mark, words) => {
      account.answer(mailAccount({ PricingAttributes: { CurrentPlan: plan, NextPlan: next } }));
      const { code, text } = await doctor(['--members', '1000'], withSite);
      const line = text.split('\n').find((one) => one.includes('a quarter of'));
      expect(line?.trim()).toMatch(new RegExp(`^${mark} +${words}`));
      expect(text).toContain('about 5400 mails: $0.86 on the plan Essentials, $0.54 à la carte');
      expect(code).toBe(0);
    },
  );

  it.each([
    [{ SendingEnabled: false }, 'sending is switched off', 'put-account-sending-attributes --sending-enabled'],
    [{ EnforcementStatus: 'PROBATION' }, 'SES has put this account under review (PROBATION)', 'reputation page'],
    [
      { ProductionAccessEnabled: false, Details: { ReviewDetails: { Status: 'DENIED' } } },
      'AWS has refused your request',
      'Support Center',
    ],
    [
      { ProductionAccessEnabled: false, Details: { ReviewDetails: { Status: 'PENDING' } } },
      'AWS has your request',
      'usually within a day',
    ],
    [
      { SendQuota: { Max24HourSend: 1000, MaxSendRate: 14, SentLast24Hours: 950 } },
      'only 50 of them are left for the next hours',
      'something else sends from this account',
    ],
  ])('that answers %j is reported with its cure', async (change, words, cure) => {
    account.answer(mailAccount(change));
    const { text } = await doctor();
    expect(text).toContain(words);
    expect(text).toContain(cure);
  });

  it('may have no daily limit', async () => {
    account.answer(mailAccount({ SendQuota: { Max24HourSend: -1, MaxSendRate: 14, SentLast24Hours: 5 } }));
    expect((await doctor(['--members', '100000'])).text).toContain('and there is no daily limit');
  });

  it.each([
    [
      { VerificationStatus: 'FAILED', VerificationInfo: { ErrorType: 'HOST_NOT_FOUND' } },
      'pulse.example.org is not verified (FAILED, HOST_NOT_FOUND)',
      'SES has stopped checking',
    ],
    [
      { DkimAttributes: { Status: 'FAILED', Tokens: ['one'] } },
      'mails are not signed (DKIM FAILED)',
      'aws sesv2 put-email-identity-dkim-attributes --email-identity pulse.example.org --signing-enabled',
    ],
    [
      { MailFromAttributes: { MailFromDomain: 'bounce.pulse.example.org', MailFromDomainStatus: 'FAILED' } },
      'bounce.pulse.example.org is not ready (FAILED)',
      'put-email-identity-mail-from-attributes --email-identity pulse.example.org --mail-from-domain bounce.pulse.example.org',
    ],
    [
      { VerificationStatus: 'PENDING', DkimAttributes: { Status: 'PENDING', Tokens: [] } },
      'only SES knows which three DKIM records to publish',
      'publish the DNS records below',
    ],
  ])('that knows the domain as %j says what to do', async (change, words, cure) => {
    account.answer({ GetEmailIdentity: JSON.stringify(change) });
    const { code, text } = await doctor();
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text).toContain(cure);
  });
});

describe('alarms', () => {
  it.each([
    ['PendingConfirmation', 'operator@example.org has not confirmed yet, so no alarm arrives'],
    ['Deleted', 'operator@example.org is not subscribed to the alarms'],
  ])('whose subscription is %s do not arrive, and can be subscribed to again', async (arn, words) => {
    account.answer({ ListSubscriptionsByTopic: subscriptionAnswer(arn) });
    const { code, text } = await doctor();
    expect(code).toBe(1);
    expect(text).toContain(`TO DO  ${words}`);
    expect(text).toMatch(
      new RegExp(
        `^ +aws sns subscribe --topic-arn ${topic} --protocol email --notification-endpoint operator@example.org$`,
        'm',
      ),
    );
  });

  it('may be subscribed to by an address that the stage does not name, or by none', () => {
    const listener = { address: 'team@example.org', subscription: `${topic}:1` };
    expect(judgeSubscription(topic, [listener], 'prod', undefined).state).toBe('fine');
    expect(judgeSubscription(topic, [], 'prod', undefined)).toMatchObject({
      state: 'to-know',
      what: expect.stringContaining('alarms are on the dashboard only'),
    });
    expect(judgeSubscription(topic, [listener], 'prod', 'operator@example.org').state).toBe('to-do');
  });
});

describe('capacity for answers', () => {
  it.each([
    [1000, 'ok     this account may run 1000 calls at once; 4 × 20 are reserved for answers'],
    [180, 'ok     this account may run 180'],
    [
      179,
      'TO DO  this account may run 179 calls at once, and infra/stages/example.ts needs 180: it will not be deployed',
    ],
    [10, 'TO DO  this account may run 10 calls at once'],
    [undefined, '?      Lambda did not report how many calls'],
  ])(
    'says whether an account that may run %s calls at once has the capacity that the stage reserves',
    async (limit, words) => {
      account.answer({ GetAccountSettings: JSON.stringify({ AccountLimit: { ConcurrentExecutions: limit } }) });
      const { code, text } = await doctor([], withSite);
      expect(text).toContain(words);
      expect(code).toBe(words.startsWith('ok') ? 0 : 1);
    },
  );

  it('says of a stage that reserves nothing what could be reserved, and first what to request', () => {
    expect(judgeConcurrency(10, 'prod', undefined)).toMatchObject({
      state: 'to-know',
      cure: expect.stringContaining('request 180 or more'),
      paste: expect.stringContaining('--quota-code L-B99A9384 --desired-value 1000'),
    });
    expect(judgeConcurrency(180, 'prod', undefined)).toMatchObject({
      state: 'to-know',
      cure: expect.stringContaining('add answerConcurrency: 20'),
    });
  });
});

describe('an account that cannot be queried', () => {
  const error = (name: string, message: string) => Object.assign(new Error(message), { name });

  it.each([
    ['Error', 'Region is missing', 'no region is set', 'export AWS_REGION=eu-central-1'],
    [
      'CredentialsProviderError',
      'Could not load credentials from any providers',
      'no AWS credentials were found',
      'aws sso login',
    ],
    [
      'CredentialsProviderError',
      'Token is expired. To refresh this SSO session',
      'your sign-in to AWS has expired',
      'aws sso login',
    ],
    [
      'ExpiredTokenException',
      'The security token of arn:aws:iam::123456789012:user/ada',
      'your sign-in to AWS has expired',
      'aws sso login',
    ],
    [
      'UnrecognizedClientException',
      'The security token is invalid',
      'AWS does not recognise these credentials',
      'aws sts get-caller-identity',
    ],
    [
      'Error',
      'getaddrinfo ENOTFOUND email.eu-cntral-1.amazonaws.com',
      'there is no AWS region "eu-cntral-1"',
      undefined,
    ],
    ['TimeoutError', 'socket hang up', 'AWS did not answer', undefined],
  ])('says what to do about %s "%s", once', (name, message, words, paste) => {
    const { finding, forAll } = judgeUnreachable(error(name, message), 'SES', 'ses:GetAccount');
    expect(forAll).toBe(true);
    expect(finding).toMatchObject({ state: 'unclear', what: expect.stringContaining(words) });
    expect(finding.paste).toBe(paste);
    expect(JSON.stringify(finding)).not.toContain('123456789012');
  });

  it('is not queried further when no call gets through, and domain names are checked all the same', async () => {
    const around = account.around(namesOf(soundZone), undefined);
    const refuse = async () => Promise.reject(error('CredentialsProviderError', 'Could not load credentials'));
    around.cloudFormation.middlewareStack.add(() => refuse, { step: 'initialize' });
    account.asked.length = 0;
    const out: string[] = [];
    const terminal = { out: (line: string) => void out.push(line), err: () => undefined, cwd: '/' };
    expect(await doctorCommand(['--stage', 'example'], terminal, () => around)).toBe(3);
    expect(account.asked).toEqual([]);
    expect(out.join('\n').match(/no AWS credentials were found/g)).toHaveLength(1);
    expect(out.join('\n')).toContain('ok     _dmarc.pulse.example.org');
  });

  it.each([
    ['ListStackResources data', 'these credentials may not query CloudFormation', 'cloudformation:ListStackResources'],
    ['GetAccount', 'these credentials may not query SES', 'ses:GetAccount'],
    ['ListSubscriptionsByTopic', 'these credentials may not query SNS', 'sns:ListSubscriptionsByTopic'],
    ['Query', 'these credentials may not query DynamoDB', 'dynamodb:Query'],
  ])('may refuse %s alone: the missing right is named, and nothing of the account', async (action, words, right) => {
    account.answer({ [action]: undefined } satisfies Answers);
    const { code, text } = await doctor();
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text).toContain(right);
    expect(text).not.toContain('123456789012:user');
    expect(text).toContain('Domain names');
  });
});
