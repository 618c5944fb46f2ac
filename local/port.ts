import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createNetServer } from 'node:net';
import { UsageError } from '../cli/read-arguments.ts';

/** A reason not to start that the user can fix. Printed without a stack trace. */
export class StartError extends UsageError {}

/** Listens on the loopback address only; 0 chooses a free port. @throws StartError if the port is in use */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new StartError(`port ${port} is in use: stop the program that uses it, or choose another with --port`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return portOf(server.address());
}

/**
 * A server that never closes an idle connection: if it did, a client sending at that moment could not know whether the
 * server read the request, and the mail's delivery would be unknown. `listen` starts it.
 */
export const loopbackServer = (handler: RequestListener): Server => {
  const server = createServer(handler);
  server.keepAliveTimeout = 0;
  return server;
};

/** A port that is free now, for a program that takes its port as an argument. */
export async function freePort(): Promise<number> {
  const probe = createNetServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const port = portOf(probe.address());
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a listening server must have a port');
  return address.port;
}
