import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod/mini';
import { openSsm } from '../../../local/ssm.ts';

export interface ParameterStore {
  readonly endpoint: string;
  readonly client: SSMClient;
  /** Every currently stored value, by name. */
  stored(): Map<string, string>;
  stop(): void;
}

/** The Parameter Store of the local runtime behind HTTP, for one test file. */
export async function startParameters(): Promise<ParameterStore> {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-ssm-'));
  const file = join(folder, 'parameters.json');
  const ssm = openSsm(file);
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const reply = ssm.handle(operation, body);
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SSMClient({ endpoint, region: 'eu-central-1', credentials });
  return {
    endpoint,
    client,
    stored() {
      const kept = z.record(z.string(), z.object({ Value: z.string() })).parse(JSON.parse(readFileSync(file, 'utf8')));
      return new Map(Object.entries(kept).map(([name, { Value }]) => [name, Value]));
    },
    stop() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
