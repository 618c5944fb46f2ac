import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod/mini';

const inputSchema = z.object({
  Path: z.string(),
  Recursive: z.literal(true),
  WithDecryption: z.literal(true),
  NextToken: z.optional(z.string()),
});
/** As many as AWS gives at once: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
const pageSize = 10;

/** A Parameter Store with these parameters that answers one call, `GetParametersByPath`, in pages, and refuses all others. */
export async function startParameterStore(parameters: ReadonlyMap<string, string>) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    if (request.headers['x-amz-target'] !== 'AmazonSSM.GetParametersByPath') {
      response.writeHead(400, headers).end(JSON.stringify({ __type: 'UnknownOperationException' }));
      return;
    }
    const { Path, NextToken = '0' } = inputSchema.parse(JSON.parse(body));
    const found = [...parameters].filter(([name]) => name.startsWith(Path));
    const until = Number(NextToken) + pageSize;
    const reply = {
      Parameters: found.slice(Number(NextToken), until).map(([Name, Value]) => ({ Name, Value, Type: 'SecureString' })),
      ...(until < found.length && { NextToken: String(until) }),
    };
    response.writeHead(200, headers).end(JSON.stringify(reply));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SSMClient({ endpoint, region: 'eu-central-1', credentials });
  return {
    client,
    async stop() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
