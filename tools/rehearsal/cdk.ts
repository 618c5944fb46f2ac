import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { account, type Emulator, region } from './emulator.ts';

/**
 * The pinned CDK command line against the emulator. It gets its own home folder and none of this machine's settings: whatever
 * it does by mistake, it can reach only the loopback address, with keys that belong to no one.
 */
export class CdkCommandLine {
  readonly #root: string;
  readonly #emulator: Emulator;
  readonly #home: string;
  readonly #logFile: string;

  constructor(root: string, emulator: Emulator, home: string, logFile: string) {
    this.#root = root;
    this.#emulator = emulator;
    this.#home = home;
    this.#logFile = logFile;
  }

  /** Runs `cdk …` and returns all its output. @throws Error with its last lines if it fails */
  async run(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.attempt(...args);
    if (code === 0) return output;
    const tail = output.trim().split('\n').slice(-12).join('\n');
    throw new Error(`cdk ${args[0]} must succeed, but exited with ${code}:\n${tail}`);
  }

  /** The same, for a command that may fail. */
  async attempt(...args: readonly string[]): Promise<{ code: number; output: string }> {
    const cdk = join(this.#root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
    const options = {
      cwd: this.#root,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
        HOME: this.#home,
        CI: 'true',
        AWS_ENDPOINT_URL: this.#emulator.endpoint,
        AWS_ACCESS_KEY_ID: account,
        AWS_SECRET_ACCESS_KEY: 'nobody',
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_EC2_METADATA_DISABLED: 'true',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        // It would ask the package registry for its newest version, and wait for minutes if the registry cannot be reached.
        CDK_DISABLE_VERSION_CHECK: '1',
        PULSE_STAGE: 'example',
      },
    };
    const all = [cdk, ...args, '--no-notices', '--no-color', '--version-reporting', 'false'];
    const result = await new Promise<{ code: number; output: string }>((resolve) => {
      execFile(process.execPath, all, options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, output: `${stdout}\n${stderr}` });
      });
    });
    await appendFile(this.#logFile, `$ cdk ${args.join(' ')}\n${result.output}\n`);
    return result;
  }
}
