import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { persistentClock } from '../../local/clock.ts';
import { loadAssembly } from '../../local/cloud-assembly.ts';
import { resolveAssembly } from '../../local/resolve-template.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { keyRows } from '../../shared/contract/tables.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { readLink } from '../../shared/reading/read-link.ts';

export interface Latency {
  readonly median: number;
  readonly p95: number;
}
export interface ReportLatency {
  /** Bytes of the page as it is sent. */
  readonly bytes: number;
  /** Milliseconds: the same page as a public file of the bucket, and as a report with a pass. */
  readonly bucket: Latency;
  readonly function: Latency;
}

const community = 'bench' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
/** Slower than the throttle of reports. */
const pauseMilliseconds = 30;

/** Reads one page in turns from the bucket and through read-report, by the local site. */
export async function measureReports(root: string, html: string, requests: number): Promise<ReportLatency> {
  const data = await mkdtemp(join(tmpdir(), 'pulse-reports-'));
  const assembly = await synthesise(root);
  const clock = await persistentClock(join(data, 'clock.json'), '2027-01-06T08:00:00Z' as Instant);
  const stack = await startStack({ assembly, data, port: 0, clock });
  try {
    const names = resolveAssembly(loadAssembly(assembly), { gatewayPort: 1, siteHost: 'site.test', parameters: {} });
    const named = (type: string, start: string) =>
      names.find((one) => one.type === type && one.logicalId.startsWith(start))?.name ?? '';
    const at = { region: 'eu-central-1', endpoint: stack.endpoint, credentials };
    const s3 = new S3Client({ ...at, forcePathStyle: true });
    const page = siteKeys.reportPage(community, quarter);
    const revisions = [{ revision: 1, generatedAt: '2027-01-05T08:00:00Z', json: '/x' }];
    const entry = { community, name: 'Bench', quarter, revision: 1, generatedAt: '2027-01-05T08:00:00Z' };
    const index = { version: 1, reports: [{ ...entry, json: '/x', page: `/${page}`, csv: '/x', revisions }] };
    for (const [Key, Body, ContentType] of [
      [page, html, 'text/html; charset=utf-8'],
      ['s/bench/page', html, 'text/html; charset=utf-8'],
      [siteKeys.communityIndex(community), JSON.stringify(index), 'application/json'],
    ] as const) {
      await s3.send(new PutObjectCommand({ Bucket: named('AWS::S3::Bucket', 'Site'), Key, Body, ContentType }));
    }
    const master = crypto.getRandomValues(new Uint8Array(32));
    const tables = DynamoDBDocumentClient.from(new DynamoDBClient(at));
    const TableName = named('AWS::DynamoDB::GlobalTable', 'Keys');
    await tables.send(new PutCommand({ TableName, Item: { ...keyRows.master('read'), bytes: master } }));
    const [, , key] = readLink(master, community, quarter).split('/');
    const exchanged = await fetch(`${stack.url}/api/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ community, quarter, key }),
    });
    const cookie = exchanged.headers.get('set-cookie')?.split(';')[0] ?? '';
    const time = async (path: string) => {
      const began = performance.now();
      const reply = await fetch(`${stack.url}/${path}`, { headers: { cookie } });
      const text = await reply.text();
      if (reply.status !== 200 || text !== html) throw new Error(`${path} must be the page, and was ${reply.status}`);
      return performance.now() - began;
    };
    const samples = { bucket: [] as number[], function: [] as number[] };
    const warm = Math.min(20, requests);
    for (let i = 0; i < warm + requests; i++) {
      const [fromBucket, fromFunction] = [await time('s/bench/page'), await time(page)];
      if (i >= warm) {
        samples.bucket.push(fromBucket);
        samples.function.push(fromFunction);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
    const bytes = gzipSync(html).length;
    return { bytes, bucket: latencyOf(samples.bucket), function: latencyOf(samples.function) };
  } finally {
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

function latencyOf(samples: readonly number[]): Latency {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
