import { added, otherwise, type Violation } from './plant.ts';

const grants = 'Policies.0.PolicyDocument.Statement';

/** Roles; the matrix and the calls of a quarter say which grants there may be. */
export const rolesViolations: readonly Violation[] = [
  otherwise('an action by a wildcard', 'IAM.Role', 'PlanPulsesRole', `${grants}.1.Action`, 'dynamodb:*'),
  otherwise('everything but some actions', 'IAM.Role', 'PlanPulsesRole', `${grants}.1.NotAction`, 'iam:*'),
  otherwise(
    'a partition by a wildcard',
    'IAM.Role',
    'IssueCredential',
    `${grants}.1.Condition.ForAllValues:StringLike.dynamodb:LeadingKeys`,
    ['*'],
  ),
  otherwise('a partition that a call need not name', 'IAM.Role', 'IssueCredential', `${grants}.1.Condition.Null`),
  otherwise('mail from any address', 'IAM.Role', 'SendMailRole', `${grants}.7.Condition`),
  otherwise('a role under a name that policies do not know', 'IAM.Role', 'ClosePulseRole', 'RoleName', 'close-pulse'),
  otherwise('a role without a fixed name', 'IAM.Role', 'ClosePulseRole', 'RoleName'),
  otherwise('a managed policy', 'IAM.Role', 'PlanPulsesRole', 'ManagedPolicyArns', [
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
  ]),
  otherwise('a role for any account', 'IAM.Role', 'PlanPulsesRole', 'AssumeRolePolicyDocument.Statement.0.Principal', {
    AWS: '*',
  }),
  otherwise(
    'a role for anyone’s schedules',
    'IAM.Role',
    'ScheduleRole',
    'AssumeRolePolicyDocument.Statement.0.Condition',
  ),
  added('a policy beside the roles', 'IAM.ManagedPolicy', {}),
  added('a user', 'IAM.User', {}),
  added('code that runs while deploying', 'Custom::AWS', { ServiceToken: 'any' }),
];
