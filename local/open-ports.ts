import type { Buckets } from './buckets.ts';
import { type Backends, createGateway } from './gateway.ts';
import type { HandleRequest } from './http-edge.ts';
import type { MailStore } from './mail-store.ts';
import { listen, loopbackServer } from './port.ts';
import { serveSite } from './site-server.ts';
import type { Lifetime } from './stack-options.ts';

/** The servers behind the ports, once all are running. */
export interface Connected {
  readonly backends: Backends;
  readonly edge: HandleRequest;
  readonly buckets: Pick<Buckets, 'readInboxObject'>;
}

export interface Ports {
  readonly sitePort: number;
  readonly gatewayPort: number;
  /** The site's address, without a trailing slash. */
  readonly url: string;
  /** From now on requests are answered. */
  connect(connected: Connected): void;
}

/** Opens the site for people and the gateway for SDK clients. The template is resolved against their ports, so both come first. */
export async function openPorts(
  wantedPort: number,
  mails: MailStore,
  fail: (where: string, error: unknown) => void,
  { atTheEnd }: Pick<Lifetime, 'atTheEnd'>,
): Promise<Ports> {
  let connected: Connected | undefined;
  const running = (): Connected => {
    if (!connected) throw new Error('the local stack is starting');
    return connected;
  };
  const site = loopbackServer(
    serveSite(
      mails,
      async (key) => running().buckets.readInboxObject(key),
      () => connected?.edge,
      (what) => fail('site', what),
    ),
  );
  const gateway = createGateway(() => running().backends);
  const open = async (server: typeof site, port: number): Promise<number> => {
    const opened = await listen(server, port);
    atTheEnd(() => closeServer(server));
    return opened;
  };
  const sitePort = await open(site, wantedPort);
  const gatewayPort = await open(gateway, 0);
  return {
    sitePort,
    gatewayPort,
    url: `http://127.0.0.1:${sitePort}`,
    connect: (all) => {
      connected = all;
    },
  };
}

function closeServer(server: ReturnType<typeof loopbackServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
