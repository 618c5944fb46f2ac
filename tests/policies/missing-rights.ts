/**
 * Which of the calls that AWS itself makes would be denied: an IAM simulator decides with the template's policies for caller
 * and target, those of the role and those of the called function, queue, topic, bucket or role.
 */
import * as z from 'zod/mini';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { changed, type Deployed, type Deployment, withChanged } from './deployment.ts';
import { simulateCall } from './iam-simulator.ts';
import { type AwsCall, rightsOfAws } from './rights-of-aws.ts';

/** Statements and where to find them. A permission is one statement: the resource itself. */
interface Held {
  readonly holder: Deployed;
  /** Within the body of the holder; undefined for a permission. */
  readonly path: readonly (string | number)[] | undefined;
  readonly statements: readonly Statement[];
}

const statementSchema = z.looseObject({
  /** Absent where a statement denies every action but some. */
  Action: z.optional(z.union([z.string(), z.array(z.string())])),
  Resource: z.optional(z.union([z.string(), z.array(z.string())])),
});
type Statement = z.infer<typeof statementSchema>;
const documentSchema = z.object({ Statement: z.array(statementSchema) });
const roleSchema = z.object({
  AssumeRolePolicyDocument: documentSchema,
  Policies: z._default(z.array(z.object({ PolicyDocument: documentSchema })), []),
});
const attachedSchema = z.object({ PolicyDocument: documentSchema, Roles: z.array(z.string()) });
const ofResourceSchema = z.object({
  PolicyDocument: documentSchema,
  Bucket: z.optional(z.string()),
  Queues: z.optional(z.array(z.string())),
  Topics: z.optional(z.array(z.string())),
});
const permissionSchema = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.optional(z.string()),
});

const ofType = ({ resources }: Deployment, ...types: string[]) => resources.filter(({ type }) => types.includes(type));

/** The policies of a role: those in it and those that name it. A service has none. */
function policiesOf(deployment: Deployment, caller: string): Held[] {
  const role = ofType(deployment, 'AWS::IAM::Role').find(({ arn }) => arn === caller);
  if (!role) return [];
  const own = roleSchema.parse(role.body['properties']).Policies.map(({ PolicyDocument }, index) => ({
    holder: role,
    path: ['properties', 'Policies', index, 'PolicyDocument', 'Statement'],
    statements: PolicyDocument.Statement,
  }));
  const attached = ofType(deployment, 'AWS::IAM::Policy').flatMap((holder) => {
    const { Roles, PolicyDocument } = attachedSchema.parse(holder.body['properties']);
    const path = ['properties', 'PolicyDocument', 'Statement'];
    return Roles.includes(role.name) ? [{ holder, path, statements: PolicyDocument.Statement }] : [];
  });
  return [...own, ...attached];
}

/**
 * The policies of the target: the trust policy of a role, the permissions of a function, the policy of a bucket, queue or
 * topic.
 */
function policiesOn(deployment: Deployment, { resource }: NeededAction): Held[] {
  const called = deployment.resources.find(
    ({ type, arn }) => arn === resource || (type === 'AWS::S3::Bucket' && resource.startsWith(`${arn}/`)),
  );
  if (!called) return [];
  if (called.type === 'AWS::IAM::Role') {
    const { AssumeRolePolicyDocument } = roleSchema.parse(called.body['properties']);
    const path = ['properties', 'AssumeRolePolicyDocument', 'Statement'];
    return [{ holder: called, path, statements: AssumeRolePolicyDocument.Statement }];
  }
  const permissions = ofType(deployment, 'AWS::Lambda::Permission').flatMap((holder) => {
    const { FunctionName, Action, Principal, SourceArn } = permissionSchema.parse(holder.body['properties']);
    if (FunctionName !== called.arn && FunctionName !== called.name) return [];
    // As Lambda writes it into the policy of the function.
    const condition = SourceArn && { Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } } };
    const statement = {
      Effect: 'Allow',
      Principal: { Service: Principal },
      Action,
      Resource: called.arn,
      ...condition,
    };
    return [{ holder, path: undefined, statements: [statement] }];
  });
  const beside = ofType(deployment, 'AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy').flatMap(
    (holder) => {
      const { PolicyDocument, Bucket, Queues = [], Topics = [] } = ofResourceSchema.parse(holder.body['properties']);
      const about =
        Topics.includes(called.arn) ||
        (called.type === 'AWS::S3::Bucket' && Bucket === called.name) ||
        (called.type === 'AWS::SQS::Queue' && Queues.some((url) => url.endsWith(`/${called.name}`)));
      const path = ['properties', 'PolicyDocument', 'Statement'];
      return about ? [{ holder, path, statements: PolicyDocument.Statement }] : [];
    },
  );
  return [...permissions, ...beside];
}

/** Most of the thousands of copies differ elsewhere, so the same questions recur. */
const answers = new Map<string, Promise<boolean>>();

function allowed({ caller, needed }: AwsCall, of: readonly Statement[], on: readonly Statement[]): Promise<boolean> {
  const key = JSON.stringify([caller, needed, of, on]);
  const policies = of.length > 0 ? [{ Statement: of }] : [];
  const resourcePolicy = on.length > 0 ? { Statement: on } : undefined;
  const answer = answers.get(key) ?? simulateCall({ caller, policies, resourcePolicy }, needed);
  answers.set(key, answer);
  return answer;
}

const statementsIn = (held: readonly Held[]): Statement[] => held.flatMap(({ statements }) => statements);

/** Names the resource that AWS could not serve. */
export const inWords = ({ because, does, caller, needed }: AwsCall): string =>
  `${because}: ${does}, and ${caller} may not ${needed.action}`;

export async function missingRights(deployment: Deployment): Promise<string[]> {
  const { calls, complaints } = rightsOfAws(deployment);
  const missing: string[] = complaints.map(({ because, complaint }) => `${because}: ${complaint}`);
  for (const call of calls) {
    const of = statementsIn(policiesOf(deployment, call.caller));
    const on = statementsIn(policiesOn(deployment, call.needed));
    if (!(await allowed(call, of, on))) missing.push(inWords(call));
  }
  return missing;
}

/** One action on one resource at a time. */
const apart = (statement: Statement): Statement[] =>
  [statement.Action]
    .flat()
    .flatMap((Action) =>
      statement.Resource === undefined
        ? [{ ...statement, Action }]
        : [statement.Resource].flat().map((Resource) => ({ ...statement, Action, Resource })),
    );

/** A copy in which nothing grants this right any more, and every other right is unchanged. */
export async function takenAway(deployment: Deployment, call: AwsCall): Promise<Deployment> {
  let copy = deployment;
  const holders = [
    ...policiesOf(deployment, call.caller).map((held) => ({
      held,
      grants: (one: Statement) => allowed(call, [one], []),
    })),
    ...policiesOn(deployment, call.needed).map((held) => ({
      held,
      grants: (one: Statement) => allowed(call, [], [one]),
    })),
  ];
  for (const { held, grants } of holders) {
    const { holder, path } = held;
    const left: Statement[] = [];
    for (const statement of held.statements.flatMap(apart)) if (!(await grants(statement))) left.push(statement);
    if (path) copy = withChanged(copy, changed(holder, path, z.array(z.json()).parse(left)));
    else if (left.length === 0) copy = { ...copy, resources: copy.resources.filter((one) => one !== holder) };
  }
  return copy;
}
