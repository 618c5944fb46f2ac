import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';

/** How the server ends one request: an error of the protocol, a lost connection, silence, or a sent mail. */
export type Ending =
  | { readonly code: string; readonly message: string; readonly status?: number }
  | 'drop-before-reply'
  | 'half-a-reply'
  | 'silence'
  | 'sent';

/**
 * The query protocol of SES v1 on the loopback address, ending each SendRawEmail as a script says and counting what arrives:
 * `requests` are HTTP attempts, however they ended.
 */
export async function startScriptedSes(endingOf: (request: URLSearchParams) => Ending = () => 'sent') {
  const requests: URLSearchParams[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      if (form.get('Action') === 'GetSendQuota') {
        reply(
          response,
          200,
          wrap(
            'GetSendQuota',
            '<Max24HourSend>200.0</Max24HourSend><MaxSendRate>14.0</MaxSendRate><SentLast24Hours>3.0</SentLast24Hours>',
          ),
        );
        return;
      }
      requests.push(form);
      const ending = endingOf(form);
      if (ending === 'sent') reply(response, 200, wrap('SendRawEmail', `<MessageId>id-${requests.length}</MessageId>`));
      else if (ending === 'drop-before-reply') request.socket.destroy();
      else if (ending === 'half-a-reply') {
        response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '500' });
        response.write('<SendRawEmailResponse>');
        setTimeout(() => request.socket.destroy(), 20);
      } else if (ending !== 'silence') {
        const { code, message, status = 400 } = ending;
        reply(
          response,
          status,
          `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
        );
      }
    });
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    requests,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The client of functions/adapters/mailer, except for where it connects and how long it waits. */
export const testMailClient = (endpoint: string, requestTimeout = 10_000): SESClient =>
  new SESClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5_000, requestTimeout, throwOnRequestTimeout: true },
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

const wrap = (action: string, result: string) =>
  `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`;

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(body);
}
