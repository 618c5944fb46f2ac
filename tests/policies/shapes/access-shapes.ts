import * as z from 'zod/mini';
import { account, region } from '../../../local/loopback-call.ts';
import type { Deployment } from '../deployment.ts';
import { arnOf, exactly, nameOf, plain, type Shape, tags } from './shape.ts';

const document = (...statements: readonly z.ZodMiniType[]) =>
  z.strictObject({ Version: exactly('2012-10-17'), Statement: z.array(z.union(statements)).check(z.minLength(1)) });
const anybody = z.strictObject({ AWS: exactly('*') });
const service = (name: string) => z.strictObject({ Service: exactly(`${name}.amazonaws.com`) });
const plainHttp = z.strictObject({ Bool: z.strictObject({ 'aws:SecureTransport': exactly('false') }) });

/** A grant names what it grants; role-matrix says which grants there are, and least-privilege tests them. */
const action = z.string().check(z.regex(/^[a-z0-9-]+:[A-Z]\w+$/, { error: 'must be one action, without a wildcard' }));
const resource = z.string().check(z.regex(/^(?:\*|arn:aws:[a-z0-9]+:\S+)$/));
const grant = z
  .strictObject({
    Effect: exactly('Allow'),
    Action: z.union([action, z.array(action).check(z.minLength(2))]),
    Resource: z.union([resource, z.array(resource).check(z.minLength(2))]),
    Condition: z.optional(
      z.union([
        z.strictObject({
          'ForAllValues:StringLike': z.strictObject({
            'dynamodb:LeadingKeys': z.union([
              z.string(),
              z.array(z.string().check(z.regex(/^[a-z]+(?:#\*)?$/))).check(z.minLength(1)),
            ]),
          }),
          Null: z.strictObject({ 'dynamodb:LeadingKeys': exactly('false') }),
        }),
        z.strictObject({ StringEquals: z.strictObject({ 'ses:FromAddress': exactly('pulse@pulse.example.org') }) }),
        z.strictObject({
          StringEquals: z.strictObject({ 'iam:PassedToService': exactly('scheduler.amazonaws.com') }),
        }),
      ]),
    ),
  })
  .check(
    // A mail's resource may be any identity: the sender condition narrows it.
    z.refine(
      ({ Action, Condition }) => !String(Action).includes('ses:Send') || JSON.stringify(Condition)?.includes('ses:'),
      {
        error: 'must name the sender of a mail',
      },
    ),
  );

const trust = (deployment: Deployment) =>
  z.strictObject({
    Version: exactly('2012-10-17'),
    Statement: z.tuple([
      z.union([
        z.strictObject({
          Action: exactly('sts:AssumeRole'),
          Effect: exactly('Allow'),
          Principal: service('lambda'),
        }),
        z.strictObject({
          Action: exactly('sts:AssumeRole'),
          Effect: exactly('Allow'),
          Principal: service('scheduler'),
          Condition: z.strictObject({
            StringEquals: z.strictObject({
              'aws:SourceAccount': exactly(account),
              'aws:SourceArn': arnOf(deployment, 'AWS::Scheduler::ScheduleGroup'),
            }),
          }),
        }),
      ]),
    ]),
  });

/** Who may use the files for stewards, and what the uploaders of the example may do. */
function stewardFiles(inbox: string) {
  const role = (name: string) => exactly(`arn:aws:iam::${account}:role/pulse-example-${region}-${name}`);
  const uploader = exactly('arn:aws:iam::111122223333:role/PulseStewards');
  const readers = z.tuple([role('notify-stewards'), uploader]);
  const unless = (roles: z.ZodMiniType) => ({ ArnNotEquals: z.strictObject({ 'aws:PrincipalArn': roles }) });
  const denied = { Sid: z.string(), Effect: exactly('Deny'), Principal: exactly('*') };
  const allowed = { Sid: z.string(), Effect: exactly('Allow'), Principal: z.strictObject({ AWS: uploader }) };
  const under = (prefix: string) => exactly(`${inbox}/${prefix}/*`);
  const files = under('for-stewards');
  return [
    z.strictObject({
      ...denied,
      Action: exactly('s3:GetObject'),
      Resource: files,
      Condition: z.strictObject(unless(readers)),
    }),
    z.strictObject({
      ...denied,
      Action: exactly('s3:PutObject'),
      Resource: files,
      Condition: z.strictObject(unless(z.tuple([role('import-signals'), role('publish-quarter')]))),
    }),
    z.strictObject({
      ...denied,
      NotAction: z.tuple([exactly('s3:GetObject'), exactly('s3:PutObject')]),
      Resource: files,
    }),
    z.strictObject({
      ...denied,
      Action: z.tuple([
        exactly('s3:ListBucket'),
        exactly('s3:ListBucketMultipartUploads'),
        exactly('s3:ListBucketVersions'),
      ]),
      Resource: exactly(inbox),
      Condition: z.strictObject({
        ...unless(readers),
        StringLike: z.strictObject({ 's3:prefix': z.tuple([exactly('for-stewards*')]) }),
      }),
    }),
    z.strictObject({
      ...allowed,
      Action: exactly('s3:PutObject'),
      Resource: z.tuple([under('communities'), under('forget'), under('signals')]),
    }),
    z.strictObject({ ...allowed, Action: exactly('s3:GetObject'), Resource: z.tuple([files, under('results')]) }),
    z.strictObject({ ...allowed, Action: exactly('s3:ListBucket'), Resource: exactly(inbox) }),
  ] as const;
}

export const accessShapes: Readonly<Record<string, Shape>> = {
  /**
   * Assumed by one service, without managed policies; longer sessions, boundaries and custom paths are not needed. A function's
   * has a fixed name, which a relation looks at.
   */
  'AWS::IAM::Role': (deployment) => {
    const policies = z.tuple([z.strictObject({ PolicyName: exactly('Allowed'), PolicyDocument: document(grant) })]);
    const every = { AssumeRolePolicyDocument: trust(deployment), Tags: tags };
    const ofSchedules = { ...every, Description: z.string().check(z.regex(/^commons-pulse: ./)) };
    const ofFunction = { ...every, Description: z.string().check(z.regex(/^commons-pulse [a-z-]+$/)) };
    return z.union([
      plain({ ...ofFunction, RoleName: z.string(), Policies: policies }),
      plain({ ...ofSchedules, Policies: z.optional(policies) }),
    ]);
  },

  'AWS::IAM::Policy': (deployment) =>
    plain({
      PolicyDocument: document(grant),
      PolicyName: z.string(),
      Roles: z.tuple([nameOf(deployment, 'AWS::IAM::Role', 'ScheduleRole')]),
    }),

  /** Over TLS 1.2 and later only; readable by this account's distributions alone. */
  'AWS::S3::BucketPolicy': (deployment) => {
    const ofBucket = ({ name, arn }: { name: string; arn: string }) => {
      const whole = z.tuple([exactly(arn), exactly(`${arn}/*`)]);
      const refused = { Effect: exactly('Deny'), Action: exactly('s3:*'), Principal: anybody, Resource: whole };
      const oldTls = z.strictObject({ NumericLessThan: z.strictObject({ 's3:TlsVersion': exactly(1.2) }) });
      const first = z.strictObject({ ...refused, Condition: plainHttp });
      const second = z.strictObject({ ...refused, Condition: oldTls });
      const distributions = `arn:aws:cloudfront::${account}:distribution/*`;
      const read = z.strictObject({
        Sid: z.string(),
        Effect: exactly('Allow'),
        Action: exactly('s3:GetObject'),
        Principal: service('cloudfront'),
        // Everything but the reports.
        Resource: z.tuple([
          exactly(`${arn}/accessibility-*`),
          exactly(`${arn}/assets/*`),
          exactly(`${arn}/not-found`),
          exactly(`${arn}/privacy-*`),
          exactly(`${arn}/receipt-*`),
          exactly(`${arn}/s/*`),
        ]),
        Condition: z.strictObject({ StringLike: z.strictObject({ 'aws:SourceArn': exactly(distributions) }) }),
      });
      const statements = name.includes('site')
        ? z.tuple([first, second, read])
        : z.tuple([first, second, ...stewardFiles(arn)]);
      const policy = z.strictObject({ Version: exactly('2012-10-17'), Statement: statements });
      return plain({ Bucket: exactly(name), PolicyDocument: policy });
    };
    return z.union(deployment.resources.filter(({ type }) => type === 'AWS::S3::Bucket').map(ofBucket));
  },

  /** Over TLS only; rules of this stack may put aside what a function did not accept. */
  'AWS::SQS::QueuePolicy': (deployment) => {
    const ofQueue = ({ name, arn }: { name: string; arn: string }) => {
      const over = { Resource: exactly(arn) };
      const first = z.strictObject({
        ...over,
        Effect: exactly('Deny'),
        Action: exactly('sqs:*'),
        Principal: anybody,
        Condition: plainHttp,
      });
      const fromRules = z.strictObject({
        ...over,
        Sid: z.string(),
        Effect: exactly('Allow'),
        Action: exactly('sqs:SendMessage'),
        Principal: service('events'),
        Condition: z.strictObject({
          ArnEquals: z.strictObject({ 'aws:SourceArn': arnOf(deployment, 'AWS::Events::Rule') }),
        }),
      });
      const statements = z.tuple([first], fromRules);
      const policy = z.strictObject({ Version: exactly('2012-10-17'), Statement: statements });
      return plain({ Queues: z.tuple([z.string().check(z.endsWith(`/${name}`))]), PolicyDocument: policy });
    };
    return z.union(deployment.resources.filter(({ type }) => type === 'AWS::SQS::Queue').map(ofQueue));
  },

  /** Over TLS only, from alarms of this stage. */
  'AWS::SNS::TopicPolicy': (deployment) => {
    const topic = arnOf(deployment, 'AWS::SNS::Topic');
    const publish = { Sid: z.string(), Action: exactly('sns:Publish'), Resource: topic };
    const alarms = `arn:aws:cloudwatch:${region}:${account}:alarm:commons-pulse-example-*`;
    return plain({
      Topics: z.tuple([topic]),
      PolicyDocument: z.strictObject({
        Version: exactly('2012-10-17'),
        Statement: z.tuple([
          z.strictObject({ ...publish, Effect: exactly('Deny'), Principal: exactly('*'), Condition: plainHttp }),
          z.strictObject({
            ...publish,
            Effect: exactly('Allow'),
            Principal: service('cloudwatch'),
            Condition: z.strictObject({
              StringEquals: z.strictObject({ 'aws:SourceAccount': exactly(account) }),
              ArnLike: z.strictObject({ 'aws:SourceArn': exactly(alarms) }),
            }),
          }),
        ]),
      }),
    });
  },

  /** The API and rules of this stack may call functions, and no account, person or other service. */
  'AWS::Lambda::Permission': (deployment) => {
    const called = {
      Action: exactly('lambda:InvokeFunction'),
      FunctionName: arnOf(deployment, 'AWS::Lambda::Function'),
    };
    const apis = deployment.resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Api').map(({ name }) => name);
    const routes = apis.flatMap((api) =>
      ['api/', 'read/', 'reports/'].map((path) => `arn:aws:execute-api:${region}:${account}:${api}/*/*/${path}`),
    );
    const front = apis.map((api) => `arn:aws:execute-api:${region}:${account}:${api}/*/*/`);
    const ofApi = z.string().check(
      z.refine((arn) => front.includes(arn) || routes.some((start) => arn.startsWith(start)), {
        error: `must begin with ${routes.join(' or ')}`,
      }),
    );
    return z.union([
      plain({
        ...called,
        Principal: exactly('events.amazonaws.com'),
        SourceArn: arnOf(deployment, 'AWS::Events::Rule'),
      }),
      plain({ ...called, Principal: exactly('apigateway.amazonaws.com'), SourceArn: ofApi }),
    ]);
  },
};
