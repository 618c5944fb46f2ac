/**
 * Every price that this project uses, for one region, each with the day it was read; some come second-hand from guides that
 * quote the page named as source. AWS changes prices: read the sources again before you rely on a sum, change `readOn`, and
 * run `npm run cost -- --stored --write`.
 *
 * A price is that of the first tier, which is the highest. `freeAMonth` is what AWS permanently gives every account each
 * month; the credits and twelve-month offers of new accounts are left out, because they end.
 */
export interface Price {
  /** What it is charged for, in everyday words. */
  readonly what: string;
  /** US dollars for `per` of them. */
  readonly dollars: number;
  readonly per: number;
  readonly freeAMonth?: number;
  readonly source: string;
  readonly readOn: string;
}

/** CloudFront has no region: its prices are those of North America and Europe. */
export const priceRegion = 'us-east-1';

const million = 1e6;

export const prices = {
  mails: {
    what: 'mails on SES plan Essentials',
    dollars: 0.16,
    per: 1000,
    source: 'https://aws.amazon.com/ses/pricing/',
    readOn: '2026-07-22',
  },
  writeUnits: {
    what: 'DynamoDB write units',
    dollars: 0.625,
    per: million,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    readOn: '2026-08-20',
  },
  readUnits: {
    what: 'DynamoDB read units',
    dollars: 0.125,
    per: million,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    readOn: '2026-08-20',
  },
  tableGigabytes: {
    what: 'GB stored in DynamoDB',
    dollars: 0.25,
    per: 1,
    freeAMonth: 25,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    readOn: '2026-08-20',
  },
  restorableGigabytes: {
    what: 'GB of DynamoDB backups (PITR)',
    dollars: 0.2,
    per: 1,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
    readOn: '2026-08-20',
  },
  lambdaRequests: {
    what: 'Lambda calls',
    dollars: 0.2,
    per: million,
    freeAMonth: million,
    source: 'https://aws.amazon.com/lambda/pricing/',
    readOn: '2026-09-20',
  },
  lambdaGigabyteSeconds: {
    what: 'Lambda GB-seconds (arm64)',
    dollars: 13.3334,
    per: million,
    freeAMonth: 400_000,
    source: 'https://aws.amazon.com/lambda/pricing/',
    readOn: '2026-09-20',
  },
  apiRequests: {
    what: 'HTTP API requests',
    dollars: 1,
    per: million,
    source: 'https://aws.amazon.com/api-gateway/pricing/',
    readOn: '2026-08-20',
  },
  queueRequests: {
    what: 'SQS requests, empty polls included',
    dollars: 0.4,
    per: million,
    freeAMonth: million,
    source: 'https://aws.amazon.com/sqs/pricing/',
    readOn: '2026-06-13',
  },
  schedules: {
    what: 'EventBridge Scheduler runs',
    dollars: 1,
    per: million,
    freeAMonth: 14 * million,
    source: 'https://aws.amazon.com/eventbridge/pricing/',
    readOn: '2026-05-01',
  },
  events: {
    what: 'EventBridge events, as custom events',
    dollars: 1,
    per: million,
    source: 'https://aws.amazon.com/eventbridge/pricing/',
    readOn: '2026-06-13',
  },
  edgeRequests: {
    what: 'CloudFront HTTPS requests',
    dollars: 0.01,
    per: 10_000,
    freeAMonth: 10 * million,
    source: 'https://aws.amazon.com/cloudfront/pricing/pay-as-you-go/',
    readOn: '2026-09-05',
  },
  edgeGigabytes: {
    what: 'GB sent by CloudFront',
    dollars: 0.085,
    per: 1,
    freeAMonth: 1000,
    source: 'https://aws.amazon.com/cloudfront/pricing/pay-as-you-go/',
    readOn: '2026-09-05',
  },
  objectWrites: {
    what: 'S3 writes and lists',
    dollars: 0.005,
    per: 1000,
    source: 'https://aws.amazon.com/s3/pricing/',
    readOn: '2026-11-21',
  },
  objectReads: {
    what: 'S3 reads',
    dollars: 0.0004,
    per: 1000,
    source: 'https://aws.amazon.com/s3/pricing/',
    readOn: '2026-11-21',
  },
  objectGigabytes: {
    what: 'GB stored in S3',
    dollars: 0.023,
    per: 1,
    source: 'https://aws.amazon.com/s3/pricing/',
    readOn: '2026-11-21',
  },
  logGigabytes: {
    what: 'GB of logs',
    dollars: 0.5,
    per: 1,
    freeAMonth: 5,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    readOn: '2026-06-13',
  },
  alarms: {
    what: 'alarms, for each metric watched',
    dollars: 0.1,
    per: 1,
    freeAMonth: 10,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    readOn: '2026-06-13',
  },
  dashboards: {
    what: 'dashboards',
    dollars: 3,
    per: 1,
    freeAMonth: 3,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    readOn: '2026-06-13',
  },
  metrics: {
    what: 'custom metrics',
    dollars: 0.3,
    per: 1,
    freeAMonth: 10,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
    readOn: '2026-06-13',
  },
} as const satisfies Readonly<Record<string, Price>>;

/** À la carte, the other plan of SES: chosen once for a whole account, with `aws sesv2 put-account-pricing-attributes`. */
export const mailAlaCarte: Price = { ...prices.mails, what: 'mails on SES à la carte', dollars: 0.1 };

export type Charged = keyof typeof prices;

/** How much of everything is used; anything absent is unused. */
export type Usage = Readonly<Partial<Record<Charged, number>>>;
