/**
 * The answer path as it is deployed, in one process: the real handlers of issue-credential, submit-response, freeze-pulse
 * and close-pulse, over an embedded DynamoDB and S3 that speak the AWS protocols. Pulses are opened by the real use case. One table
 * serves as Invitations, Responses, Results and Keys: their keys share no prefix.
 */

import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { buildApp } from 'fauxqs';
import { vi } from 'vitest';
import * as z from 'zod/mini';
import { invitationsTable } from '../../functions/adapters/invitations-table.ts';
import { mailRecordTable } from '../../functions/adapters/mail-record-table.ts';
import { masterKeys } from '../../functions/adapters/master-keys.ts';
import { pulseCreation } from '../../functions/adapters/pulse-creation.ts';
import { pulseDefinitions } from '../../functions/adapters/pulse-definitions.ts';
import { sealingKeys } from '../../functions/adapters/sealing-keys.ts';
import { siteBucket } from '../../functions/adapters/site-bucket.ts';
import { openPulse } from '../../functions/open-pulse/open-pulse.ts';
import type { MasterKeys, SealingKeys } from '../../shared/contract/key-stores.ts';
import { openInputSchema } from '../../shared/contract/messages.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { routes } from '../../shared/contract/routes.ts';
import { deriveLinkToken } from '../../shared/gate/link-token.ts';
import { toBase64Url } from '../../shared/kernel/bytes.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import type { SurveyLink } from '../../web/survey/protocol.ts';
import { startTable } from '../functions/adapters/start-table.ts';
import { alone } from '../made/alone.ts';
import { madeCommunity, madeProgramme } from '../made/made-community.ts';
import { madeMember } from '../made/made-member.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** All current rows, by the table in which a deployment keeps them. */
export interface Snapshot {
  readonly invitations: readonly Row[];
  readonly responses: readonly Row[];
  readonly results: readonly Row[];
  /** Kept comments, also in the Results table. */
  readonly comments: readonly Row[];
}

export interface AttackedPulse {
  readonly pulse: PulseId;
  readonly links: readonly { readonly link: SurveyLink; readonly member: string; readonly group: string }[];
  definition(): Promise<PulseDefinition>;
  snapshot(): Promise<Snapshot>;
  /** freeze-pulse, then close-pulse, through their handlers. */
  close(): Promise<void>;
}

export interface AnswerService {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly site: ReturnType<typeof siteBucket>;
  readonly masters: MasterKeys;
  readonly sealingKeys: SealingKeys;
  /** Everything written to the log. */
  readonly log: string[];
  readonly handlers: Readonly<Record<'issue' | 'submit', Handler>>;
  now: Instant;
  /** A browser's fetch: the site's files, and the routes of the API. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** All of the table Keys as it is now, by partition. */
  storedKeys(): Promise<Map<string, Uint8Array>>;
  /** Opens a pulse of a new community with this many people in each group. */
  open(id: string, groups: Readonly<Record<string, number>>, comments?: boolean): Promise<AttackedPulse>;
  stop(): Promise<void>;
}

export const whileOpen = '2026-10-15T09:00:00Z' as Instant;
export const afterClosing = '2026-11-03T16:05:00Z' as Instant;

export async function startAnswerService(): Promise<AnswerService> {
  const table = 'all';
  const { client, endpoint, stop: stopTable } = await startTable(table);
  const s3 = buildApp({ logger: false });
  await s3.listen({ port: 0, host: '127.0.0.1' });
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(s3.server.address() as AddressInfo).port}`,
    INVITATIONS_TABLE: table,
    RESPONSES_TABLE: table,
    RESULTS_TABLE: table,
    SITE_BUCKET: 'site',
    KEYS_TABLE: table,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // Lambda addresses buckets by host name; the embedded one is reached by path.
  const s3Client = new S3Client({ forcePathStyle: true });
  vi.doMock('../../functions/adapters/s3-client.ts', () => ({ s3Client: () => s3Client }));
  await s3Client.send(new CreateBucketCommand({ Bucket: 'site' }));
  const log: string[] = [];
  const printing = vi.spyOn(process.stdout, 'write').mockImplementation((line) => log.push(String(line)) > 0);

  const { handler: issue } = await import('../../functions/issue-credential/handler.ts');
  const { handler: submit } = await import('../../functions/submit-response/handler.ts');
  const { handler: freeze } = await import('../../functions/freeze-pulse/handler.ts');
  const { handler: close } = await import('../../functions/close-pulse/handler.ts');

  const definitions = pulseDefinitions(client, table);
  const invitations = invitationsTable(client, table);
  const masters = masterKeys(client, table);
  const sealing = sealingKeys(client, table);
  const site = siteBucket(s3Client, 'site');

  async function everyRow(): Promise<Row[]> {
    const rows: Row[] = [];
    for (let start: Record<string, unknown> | undefined, first = true; first || start; first = false) {
      const page = await client.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) }),
      );
      rows.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    }
    return rows;
  }

  async function snapshot(pulse: PulseId, community: string): Promise<Snapshot> {
    const rows = await everyRow();
    const under = (prefix: string) => rows.filter(({ pk }) => String(pk).startsWith(prefix));
    return {
      invitations: under(`invitations#${pulse}#`),
      responses: under(`${pulse}#`),
      results: under(`results#${community}#`),
      comments: under(`comments#${community}#`),
    };
  }

  async function open(id: string, groups: Readonly<Record<string, number>>, comments = false): Promise<AttackedPulse> {
    const programme = madeProgramme(madeCommunity(id, { name: `Guild ${id}`, comments }));
    const members = Object.entries(groups).flatMap(([group, people]) =>
      Array.from({ length: people }, (_, n) =>
        madeMember(id, `Person ${n} of ${group}`, {
          address: `person${n}.${group.toLowerCase()}@${id}.example.org`,
          group,
        }),
      ),
    );
    const pulse = `${id}-2026-10` as PulseId;
    const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
    const linkKey = () => masters.readOrCreate('link', () => random(32));
    const at = '2026-10-13T07:00:00Z';
    const step = { community: id, pulse, quarter: '2026-Q4' };
    await openPulse(openInputSchema.parse({ step: 'open', ...step, at }), {
      people: { ...alone, programme: async () => programme, members: async () => members },
      pulses: definitions,
      invitations,
      mailRecords: mailRecordTable(client, table),
      linkKey,
      credentialMaster: () => masters.readOrCreate('credential', () => random(32)),
      creation: pulseCreation(client, { invitations: table, keys: table }),
      sealingKeys: sealing,
      random,
      site,
      operator: undefined,
      pageAssets: async () => ({
        surveyScript: 'start()',
        surveyStyle: 'p{margin:0}',
        plainStyle: 'p{margin:1em}',
        protocolCode: 'export {}',
      }),
      sendQuota: async () => undefined,
      queue: { put: async () => undefined },
      log: () => undefined,
    });
    const definition = async () => {
      const found = await definitions.read(pulse);
      if (!found) throw new Error('an opened pulse must have a definition');
      return found;
    };
    const { fingerprint = '' } = await definition();
    const key = await linkKey();
    const links = members.map(({ member, group }) => ({
      link: { pulse, token: toBase64Url(deriveLinkToken(key, pulse, member)), fingerprint },
      member,
      group,
    }));
    return {
      pulse,
      links,
      definition,
      snapshot: () => snapshot(pulse, id),
      async close() {
        await freeze({ step: 'freeze', ...step, at: afterClosing });
        await close({ step: 'close', ...step, at: afterClosing });
      },
    };
  }

  const service: AnswerService = {
    client,
    table,
    site,
    masters,
    sealingKeys: sealing,
    log,
    handlers: { issue, submit },
    now: whileOpen,
    async storedKeys() {
      const rows = (await everyRow()).filter(({ pk }) => /^(?:link|credential|read)$|^sealing#/.test(String(pk)));
      return new Map(rows.map(({ pk, bytes }) => [String(pk), z.instanceof(Uint8Array).parse(bytes)]));
    },
    open,
    async fetch(url, { body }) {
      const { pathname } = new URL(url, 'https://pulse.example');
      const routeKey = `POST ${pathname}`;
      if (routeKey !== routes.status && routeKey !== routes.issueCredential && routeKey !== routes.submitResponse) {
        const file = await site.read(pathname.slice(1));
        return new Response(file && new TextDecoder().decode(file), { status: file ? 200 : 404 });
      }
      const handler = routeKey === routes.submitResponse ? submit : issue;
      const reply = await handler(requestEvent(routeKey, String(body), service.now));
      return new Response(reply.body, { status: reply.statusCode ?? 200 });
    },
    async stop() {
      printing.mockRestore();
      vi.unstubAllEnvs();
      s3Client.destroy();
      await s3.close();
      await stopTable();
    },
  };
  return service;
}

export function requestEvent(routeKey: string, body: string, now: Instant): APIGatewayProxyEventV2 {
  const path = routeKey.slice(routeKey.indexOf(' ') + 1);
  const http = { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'Marked-Agent' };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { 'user-agent': 'Marked-Agent' },
    body,
    isBase64Encoded: false,
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.example.org',
      domainPrefix: 'api',
      http,
      requestId: 'r',
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: epochMilliseconds(now),
    },
  };
}
