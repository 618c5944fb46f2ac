import * as z from 'zod/mini';
import type { FunctionName } from '../../shared/contract/functions.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import type { SynthesisedTemplate } from './synthesised-template.ts';

/** One action on one resource that a role allows, with its conditions. */
export interface Grant {
  readonly action: string;
  /** ARN, or `*`. */
  readonly resource: string;
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const oneOrMore = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => (typeof value === 'string' ? [value] : value)),
);
const documentSchema = z.object({
  // Only plain permissions are understood, so nothing else may occur: no Deny, NotAction or NotResource.
  Statement: z.array(
    z.strictObject({
      Sid: z.optional(z.string()),
      Effect: z.literal('Allow'),
      Action: oneOrMore,
      Resource: oneOrMore,
      Condition: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
    }),
  ),
});
export type PolicyDocument = z.infer<typeof documentSchema>;
const roleSchema = z.object({
  Policies: z._default(z.array(z.object({ PolicyDocument: documentSchema })), []),
  ManagedPolicyArns: z._default(z.array(z.string()), []),
});
const policySchema = z.object({ PolicyDocument: documentSchema, Roles: z.array(z.string()) });
const functionSchema = z.object({ Role: z.string(), Handler: z.string(), Description: z.string() });

/** The policy documents of the role with this name, its own and the attached ones. */
export function policiesOfRole(template: SynthesisedTemplate, name: string): PolicyDocument[] {
  const role = template.ofType('AWS::IAM::Role').find((candidate) => candidate.name === name);
  if (!role) throw new Error(`role ${name} must be in the template`);
  const { Policies, ManagedPolicyArns } = roleSchema.parse(role.properties);
  if (ManagedPolicyArns.length > 0) throw new Error(`role ${name} must have no managed policy`);
  const attached = template
    .ofType('AWS::IAM::Policy')
    .map(({ properties }) => policySchema.parse(properties))
    .filter(({ Roles }) => Roles.includes(role.name));
  return [...Policies, ...attached].map(({ PolicyDocument }) => PolicyDocument);
}

/** Everything that the role with this name allows. */
export const grantsOfRole = (template: SynthesisedTemplate, name: string): Grant[] =>
  policiesOfRole(template, name).flatMap(grantsOf);

/** What a document allows, one action and one resource at a time. */
export const grantsOf = ({ Statement }: PolicyDocument): Grant[] =>
  Statement.flatMap(({ Action, Resource, Condition: conditions = {} }) =>
    Action.flatMap((action) => Resource.map((resource) => ({ action, resource, conditions }))),
  );

/** The name of every function's role. */
export function functionRoles(template: SynthesisedTemplate): ReadonlyMap<FunctionName, string> {
  const roles = new Map<FunctionName, string>();
  for (const { properties } of template.ofType('AWS::Lambda::Function')) {
    const { Role, Description } = functionSchema.parse(properties);
    const name = functionNames.find((candidate) => Description === `commons-pulse ${candidate}`);
    if (!name) throw new Error(`a function must be one of the list, but is "${Description}"`);
    roles.set(name, Role.slice(Role.lastIndexOf('/') + 1));
  }
  return roles;
}

const tableNames = ['People', 'Invitations', 'Responses', 'Signals', 'Results', 'Keys'] as const;
export type TableName = (typeof tableNames)[number];

/** The table that an ARN names; throws for a DynamoDB ARN that names none of ours, or more than the table itself. */
export function tableOf(template: SynthesisedTemplate, arn: string): TableName {
  const table = template.ofType('AWS::DynamoDB::GlobalTable').find((candidate) => candidate.arn === arn);
  const name = tableNames.find((candidate) => table?.logicalId.startsWith(candidate));
  if (!name) throw new Error(`a grant on DynamoDB must name one table, but names ${arn}`);
  return name;
}
