import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands, runPulse } from '../../cli/commands.ts';
import { exitCodes, exitWords } from '../../cli/exit-codes.ts';
import { answering, keys, npmRun, pulse } from './pulse-process.ts';

/** Runs a command line in this process. */
async function run(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), cwd: '/' };
  const code = await runPulse(args, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Every command that calls AWS, as it is typed. */
const asking = {
  about: ['--email', 'ada@example.org'],
  pulses: [],
  redrive: [],
  restore: ['--table', 'People', '--from', 'copy'],
  void: ['data-guild-2026-10'],
};
const europe = { AWS_REGION: 'eu-central-1' };

describe('what is misspelt', () => {
  it('is answered with the command that was meant', async () => {
    expect(await pulse(['doctr'])).toEqual({
      code: 2,
      out: '',
      err: 'pulse has no command "doctr": did you mean doctor?\n',
    });
    expect((await run('pulse')).err).toContain('did you mean pulses?');
    expect((await run('help', 'verfy')).err).toContain('did you mean verify?');
    expect((await run('xyzzyxyzzy')).err).toContain('npx pulse help lists them');
    expect((await run('constructor')).code).toBe(2);
  });

  it.each([
    [['doctor', '--stagee', 'prod'], '--stagee is not an option: did you mean --stage?'],
    [['verify', '--jsn', 'report.json'], '--jsn is not an option: did you mean --json?'],
    [['init', '--regio', 'eu-west-1'], '--regio is not an option: did you mean --region?'],
    [['lint-instrument', '--quite', 'file'], '--quite is not an option: the options are --json, --help.'],
    [['pulses', '--stage'], '--stage needs a value: --stage NAME.'],
    [['pulses', '--stage', '--json'], '--stage needs a value: --stage NAME.'],
    [['pulses', '--stage='], '--stage needs a value: --stage NAME.'],
    [['pulses', '--stage', 'a', '--stage', 'b'], '--stage is given twice.'],
    [['pulses', '--stage', 'prod', '--json=yes'], '--json takes no value.'],
    [['pulses', '--stage', 'prod', 'now'], 'there are too many arguments.'],
    [['void', '--stage', 'prod', 'a', 'b'], 'there are too many arguments: only PULSE is allowed.'],
    [['restore', '--stage', 'prod'], '--table NAME and --from TABLE are required.'],
    [['verify'], 'SITE | REPORT.json [EARLIER.json ...] is required.'],
  ])('or missing in %j is reported, with what to type', async (args, words) => {
    const { code, err, out } = await run(...args);
    expect(err.split('\n')[0]).toBe(words);
    expect(err).toContain(`npx pulse ${args[0]} --help explains more.`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('is reported together with everything else that is wrong', async () => {
    const { err } = await run('pulses', '--stagee', 'prod', '--jason');
    expect(err).toMatch(/^--stagee is not an option.*\n--jason is not an option: did you mean --json\?\n\n/);
  });

  it('is found in the name of a region', async () => {
    const wrong = ['init', '--no-input', '--name', 'neverwritten', '--site', 'https://pulse.example.org', '--region'];
    expect(await run(...wrong, 'eu-centrl-1')).toEqual({
      code: 2,
      out: '',
      err: '--region must be a region that AWS has: did you mean eu-central-1?',
    });
    expect((await run(...wrong, 'xx-upper-9')).err).toContain(
      'choose one such as eu-central-1, eu-west-1 or us-east-1',
    );
  });
});

describe('an AWS that cannot be asked', () => {
  it.each(Object.entries(asking))('is one sentence with its cure from %s', async (name, more) => {
    const ended = await pulse([name, '--stage', 'prod', ...more], europe);
    expect(ended).toEqual({
      code: 3,
      out: '',
      err: 'no AWS credentials were found: sign in first, and name the profile in AWS_PROFILE; docs/install.md, step 2:\n  aws sso login\n',
    });
  });

  it('is a finding of the doctor, which ends in the same way', async () => {
    const { code, out, err } = await pulse(['doctor', '--stage', 'example', '--json'], europe);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(JSON.parse(out)).toMatchObject({ isReady: false, canAsk: false });
    expect(out).toContain('no AWS credentials were found');
  });

  it.each([
    ['no region', {}, 'no region is set, so AWS cannot be reached', 'export AWS_REGION='],
    ['a missing profile', { ...europe, AWS_PROFILE: 'prdo' }, 'under the profile "prdo"', '--profile prdo'],
    [
      'a misspelt region',
      { ...keys, AWS_REGION: 'eu-centrl-1' },
      'there is no AWS region "eu-centrl-1"',
      'did you mean eu-central-1?',
    ],
    [
      'a port where nothing answers',
      { ...keys, ...europe, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      'AWS did not answer',
      'network',
    ],
  ])('because of %s', async (_, environment, what, cure) => {
    const { code, out, err } = await pulse(['pulses', '--stage', 'prod'], environment);
    expect(err).toContain(what);
    expect(err).toContain(cure);
    expect(err.trim().split('\n').length).toBeLessThan(3);
    expect({ code, out }).toEqual({ code: 3, out: '' });
  });

  it.each([
    [
      403,
      'ExpiredTokenException',
      'The security token included in the request is expired',
      'your sign-in to AWS has expired',
    ],
    [
      403,
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: lambda:ListFunctions on resource: *',
      'these credentials do not allow lambda:ListFunctions: sign in with a role that allows it',
    ],
    [
      403,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      'AWS does not recognise these credentials',
    ],
    [
      403,
      'InvalidSignatureException',
      'Signature expired: 20261130T1 is now earlier than 20261130T2',
      'clock is wrong',
    ],
    [500, 'ServiceException', 'internal', 'AWS answered ServiceException: try again in a few minutes'],
  ])('because it answered %i %s', async (status, type, message, words) => {
    const aws = await answering(status, type, { message });
    const { code, err } = await pulse(['pulses', '--stage', 'prod'], {
      ...keys,
      ...europe,
      AWS_ENDPOINT_URL: aws.endpoint,
    });
    await aws.stop();
    expect(err).toContain(words);
    expect(err).not.toContain('123456789012');
    expect(err).not.toContain('    at ');
    expect(code).toBe(3);
  });

  it('has no such stage, and names the one that was meant or those that exist', async () => {
    const of = (stage: string) => ({
      FunctionName: 'x',
      Description: 'commons-pulse plan-pulses',
      LoggingConfig: { LogGroup: `CommonsPulse-${stage}-pipeline-PlanLogs` },
    });
    const aws = await answering(200, '', { Functions: [of('prod'), of('test')] });
    const environment = { ...keys, ...europe, AWS_ENDPOINT_URL: aws.endpoint };
    const misspelt = await pulse(['pulses', '--stage', 'prd'], environment);
    const other = await pulse(['redrive', '--stage', 'staging'], environment);
    await aws.stop();
    expect(misspelt).toEqual({
      code: 3,
      out: '',
      err: 'stage "prd" is not deployed in eu-central-1 of this account: did you mean prod?\n',
    });
    expect(other.err).toBe(
      'stage "staging" is not deployed in eu-central-1 of this account, only prod, test: set AWS_PROFILE and AWS_REGION to those of the stage.\n',
    );
  });
});

describe('exit codes', () => {
  it('mean one thing each', () => {
    expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length);
    expect(Object.keys(exitWords)).toEqual(Object.keys(exitCodes));
  });

  it.each(Object.keys(commands))('are in the help of %s, with every option', async (name) => {
    const { code, out, err } = await run(name, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^usage: np[mx] /);
    const { usage } = (await commands[name]?.load()) ?? {};
    for (const [ending, words] of Object.entries(usage?.exits ?? {})) {
      expect(out).toContain(`  ${String(exitCodes[ending as keyof typeof exitCodes]).padEnd(5)}${words}\n`);
    }
    for (const option of Object.keys(usage?.options ?? {})) expect(out).toContain(`  --${option}`);
    expect(out).toContain(`\n  ${exitCodes.usage}    ${exitWords.usage}\n`);
    expect(await run('help', name)).toEqual({ code, out, err });
  });

  it('are all in the help of pulse and in docs/operate.md, in the same words', async () => {
    const { out } = await run('help');
    const page = readFileSync('docs/operate.md', 'utf8');
    for (const [name, code] of Object.entries(exitCodes)) {
      const words = exitWords[name as keyof typeof exitCodes];
      expect(out).toContain(`  ${String(code).padEnd(5)}${words}`);
      expect(page).toContain(`| ${code} | ${words} |`);
    }
  });

  it('distinguish a mistake in the software, which alone has a trace', async () => {
    const err: string[] = [];
    const out = () => {
      throw new TypeError('no such property');
    };
    expect(await runPulse(['version'], { out, err: (line) => void err.push(line), cwd: '/' })).toBe(exitCodes.broken);
    expect(err.join('\n')).toMatch(/bug in Commons Pulse.*TypeError: no such property\n +at /s);
  });
});

describe('a version', () => {
  it('is given to people and to programs', async () => {
    const { out } = await run('--version');
    expect(out).toMatch(/^\d+\.\d+\.\d+$/);
    expect(JSON.parse((await run('version', '--json')).out)).toEqual({ version: out, node: process.versions.node });
  });
});

describe('what npm runs', () => {
  it.each(['start', 'synth', 'rehearse', 'cost', 'bench'])('explains itself: %s', async (script) => {
    const [helped, misspelt] = await Promise.all([npmRun(script, ['--help']), npmRun(script, ['--halp'])]);
    expect(helped).toMatchObject({ code: 0, err: '' });
    expect(helped.out).toMatch(/^usage: npm (?:run )?[a-z]+ -- .*--help +this text.*Exit codes:/s);
    expect(misspelt).toMatchObject({ code: 2, out: '' });
    expect(misspelt.err).toMatch(/^--halp is not an option: did you mean --help\?/);
  });

  it('says that this machine has no DynamoDB before it synthesises anything', async () => {
    const data = join(tmpdir(), 'pulse-never-made');
    const { code, out, err } = await npmRun('start', ['--once', '--data', data], { DYNOXIDE_BIN: '/nowhere/dynoxide' });
    expect(err).toContain('DYNOXIDE_BIN must name an executable program');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(existsSync(data)).toBe(false);
  });

  it('ends with the code of a mistake when it ends with an unknown error', async () => {
    const { code, err } = await npmRun('bench', ['--workload', 'nothing']);
    expect(err).toContain('RangeError');
    expect(code).toBe(exitCodes.broken);
  });

  it('says at once which stage does not exist, and does not begin to synthesise', async () => {
    const { code, err } = await npmRun('synth', ['--stage', 'nowhere']);
    expect(err).toMatch(/^stage "nowhere" must be one of example, local/);
    expect(code).toBe(2);
  });
});
