import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Interrupted } from '../../cli/command.ts';
import { initStage } from '../../cli/init.ts';
import { UsageError } from '../../cli/read-arguments.ts';
import { stageSchema } from '../../infra/stages.ts';

const root = mkdtempSync(join(tmpdir(), 'pulse-init-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'stages-'));
});

/** Runs the command with a person who gives these answers in turn. */
async function init(args: readonly string[], answers: readonly string[] = []) {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const remaining = [...answers];
  const code = await initStage(
    args,
    {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      cwd: folder,
      ask: async (question) => {
        asked.push(question);
        return remaining.shift();
      },
    },
    folder,
  );
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

const inEurope = ['--region', 'eu-central-1'];

const written = async (name: string): Promise<unknown> => {
  const file: { readonly default?: unknown } = await import(join(folder, `${name}.ts`));
  return stageSchema.parse(file.default);
};

describe('pulse init', () => {
  it('asks few questions, proposes what it can guess, and writes a stage that can be synthesised', async () => {
    const { code, out, asked } = await init(
      [],
      ['', 'eu-west-1', 'https://pulse.acme.example', '', '', 'ops@acme.example', "Ana's team, help@acme.example"],
    );
    expect(code).toBe(0);
    expect(asked.length).toBe(7);
    expect(asked[4]).toContain('[pulse@pulse.acme.example]');
    expect(out).toContain('prod.ts');
    expect(await written('prod')).toEqual({
      name: 'prod',
      region: 'eu-west-1',
      siteUrl: 'https://pulse.acme.example',
      mailDomain: 'pulse.acme.example',
      mailFrom: 'pulse@pulse.acme.example',
      operatorMail: 'ops@acme.example',
      runBy: "Ana's team, help@acme.example",
      protectedFromDeletion: true,
    });
    expect(readFileSync(join(folder, 'prod.ts'), 'utf8')).toContain('// certificateArn:');
    expect(readFileSync(join(folder, 'prod.ts'), 'utf8')).toContain('// answerConcurrency: 20,');
    expect(readFileSync(join(folder, 'prod.ts'), 'utf8')).toContain("// allowedMailDomains: ['example.org'],");
  });

  it('does not ask for what the command line says', async () => {
    const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000';
    const args = [
      '--name',
      'acme',
      '--site',
      'https://p.acme.example',
      '--no-input',
      '--certificate',
      certificate,
      ...inEurope,
    ];
    const { code, asked } = await init([...args, '--mail-domain', 'acme.example', '--mail-from', 'hello@acme.example']);
    expect([code, asked]).toEqual([0, []]);
    expect(await written('acme')).toMatchObject({ certificateArn: certificate, mailFrom: 'hello@acme.example' });
  });

  it('never changes an existing file', async () => {
    const args = ['--no-input', ...inEurope, '--site', 'https://one.example.org'];
    await init(args);
    const before = readFileSync(join(folder, 'prod.ts'), 'utf8');
    const second = await init(['--no-input', ...inEurope, '--site', 'https://two.example.org']);
    expect(second.code).toBe(4);
    expect(second.err).toContain('is left unchanged');
    expect(readFileSync(join(folder, 'prod.ts'), 'utf8')).toBe(before);
  });

  it('writes nothing when the command line cannot be used, and says which options and why', async () => {
    const wrong = init([
      '--no-input',
      ...inEurope,
      '--name',
      "x';evil",
      '--site',
      'acme.example',
      '--mail-from',
      'a@b.example',
    ]);
    await expect(wrong).rejects.toBeInstanceOf(UsageError);
    await expect(wrong).rejects.toThrow(/--name must be 2 to 20.*\n--site must be https:/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says at once what is wrong with an answer, and asks again', async () => {
    const answers = [
      'Prod 1',
      'prod',
      'Frankfurt',
      'eu-centrl-1',
      'eu-central-1',
      'pulse.acme.example',
      'https://pulse.acme.example/',
      '',
      'me@gmail.example',
      '',
      '',
    ];
    const { code, err, asked } = await init([], answers);
    expect(code).toBe(0);
    expect(asked).toHaveLength(12);
    expect(err.split('\n')).toEqual([
      'This must be 2 to 20 lower-case letters and digits, beginning with a letter.',
      'This must be the id of an AWS region, such as eu-central-1.',
      'This must be a region that AWS has: did you mean eu-central-1?',
      'This must be https:// and a host name, without a path or a slash at the end.',
      'This must be an address in the mail domain, because only that domain is verified.',
    ]);
    expect(await written('prod')).toMatchObject({ siteUrl: 'https://pulse.acme.example' });
  });

  it('says that a name is taken before it asks anything else', async () => {
    await init(['--no-input', ...inEurope, '--site', 'https://one.example.org']);
    const { code, asked, err } = await init([], ['prod']);
    expect([code, asked.length]).toEqual([4, 1]);
    expect(err).toContain('choose another name');
  });

  it('checks a given sender against the domain that was asked for', async () => {
    const args = [...inEurope, '--name', 'acme', '--site', 'https://p.acme.example', '--mail-from', 'x@other.example'];
    await expect(init(args, ['mail.acme.example', ''])).rejects.toThrow(
      '--mail-from must be an address in the mail domain',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes nothing when the person breaks off', async () => {
    const ask = async () => {
      throw new Interrupted();
    };
    const terminal = { out: () => undefined, err: () => undefined, cwd: folder, ask };
    await expect(initStage([], terminal, folder)).rejects.toBeInstanceOf(Interrupted);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps an answer with a quotation mark as text', async () => {
    await init([
      '--no-input',
      ...inEurope,
      '--site',
      'https://p.acme.example',
      '--mail-from',
      "o'brien@p.acme.example",
    ]);
    expect(await written('prod')).toMatchObject({ mailFrom: "o'brien@p.acme.example" });
  });

  it('says what is missing when no question may be asked, or an option is misspelt', async () => {
    await expect(init(['--no-input', ...inEurope])).rejects.toThrow('--site is required when --no-input is given');
    await expect(init(['--no-input'])).rejects.toThrow('--region is required when --no-input is given');
    await expect(init(['--name', 'acme'])).rejects.toThrow('--region is required when there is no terminal to ask on');
    await expect(init(['--sight', 'x'])).rejects.toBeInstanceOf(UsageError);
  });
});
