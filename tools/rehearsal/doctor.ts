import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { doctor } from '../../cli/doctor.ts';
import { account, region } from './emulator.ts';

const sectionsSchema = z.object({
  sections: z.array(z.object({ findings: z.array(z.object({ state: z.string(), what: z.string() })) })),
});

/** The findings of `npx pulse doctor` in the rehearsed account. No DNS query leaves this machine. */
export async function askDoctor(endpoint: string): Promise<{ fine: string[]; others: string[] }> {
  const credentials = { accessKeyId: account, secretAccessKey: 'nobody' };
  const settings = { endpoint, region, credentials };
  const absent = async (): Promise<never> => {
    throw Object.assign(new Error('no such record'), { code: 'ENOTFOUND' });
  };
  const said: string[] = [];
  const terminal = { out: (line: string) => void said.push(line), err: () => undefined, cwd: '/' };
  await doctor(['--stage', 'example', '--json'], terminal, () => ({
    cloudFormation: new CloudFormationClient(settings),
    sesv2: new SESv2Client(settings),
    sns: new SNSClient(settings),
    lambda: new LambdaClient(settings),
    tables: DynamoDBDocumentClient.from(new DynamoDBClient(settings)),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    names: {
      resolveCname: absent,
      resolveMx: absent,
      resolveNs: absent,
      resolveTxt: absent,
      resolve4: absent,
    },
    cloudFormationIn: (elsewhere) => new CloudFormationClient({ ...settings, region: elsewhere }),
    regionOfShell: async () => region,
  }));
  const findings = sectionsSchema.parse(JSON.parse(said.join('\n'))).sections.flatMap((section) => section.findings);
  const of = (isFine: boolean) =>
    findings.filter(({ state }) => (state === 'fine') === isFine).map(({ state, what }) => `${state}: ${what}`);
  return { fine: of(true), others: of(false) };
}
