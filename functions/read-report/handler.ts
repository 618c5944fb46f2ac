import { readFile } from 'node:fs/promises';
import { plainStyleFile } from '../../shared/contract/page-assets.ts';
import { documentClient } from '../adapters/clients.ts';
import { optionalKeyReader } from '../adapters/key-reader.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { reportFiles } from '../adapters/report-files.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onReading } from '../runtime/on-reading.ts';
import { readReport } from './read-report.ts';
import type { ReadReportPorts } from './reading.ts';

const env = readEnv('KEYS_TABLE', 'SITE_BUCKET', 'SITE_URL');
let style: Promise<string> | undefined;

const ports: ReadReportPorts = {
  read: reportFiles(s3Client(), env.SITE_BUCKET),
  readMaster: optionalKeyReader(masterKeys(documentClient(), env.KEYS_TABLE), 'read'),
  plainStyle() {
    style ??= readFile(new URL(plainStyleFile, import.meta.url), 'utf8');
    return style;
  },
  isSecure: env.SITE_URL.startsWith('https:'),
};

export const handler = onReading((request) => readReport(request, ports), log);
