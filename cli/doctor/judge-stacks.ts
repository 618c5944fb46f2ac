import type { Stage } from '../../infra/stages.ts';
import { type DeployedStack, type DeployedStage, stackName, stackParts } from './deployed-stacks.ts';
import { type Finding, fine, toDo, toKnow } from './finding.ts';

/**
 * Whether the three stacks are deployed, complete, protected and of the same version as this copy.
 *
 * @param elsewhere regions in which a stack of that name was found, when none is here
 */
export function judgeStacks(
  { stacks }: DeployedStage,
  { name, protectedFromDeletion }: Pick<Stage, 'name' | 'protectedFromDeletion'>,
  { region, elsewhere, version }: { region: string; elsewhere: readonly string[]; version: string },
): Finding[] {
  const deploy = `PULSE_STAGE=${name} npx cdk deploy --all`;
  if (elsewhere.length > 0 && Object.keys(stacks).length === 0) {
    const [there] = elsewhere;
    return [
      toDo(
        `stage "${name}" is not deployed in ${region}, but in ${elsewhere.join(' and ')}`,
        `look there, and write region: '${there}' into infra/stages/${name}.ts if that is the one with your data`,
        `export AWS_REGION=${there}`,
      ),
    ];
  }
  const findings = stackParts.map((part) => {
    const stack = stacks[part];
    if (!stack) return toDo(`${stackName(name, part)} is not deployed in ${region}`, 'deploy it', deploy);
    return judgeStatus(stack, deploy);
  });
  for (const stack of Object.values(stacks)) {
    if (stack.isProtected || !protectedFromDeletion || wasNeverMade(stack)) continue;
    findings.push(
      toDo(
        `${stack.name} could be deleted by mistake`,
        'switch on its protection; deploying again does that too',
        `aws cloudformation update-termination-protection --enable-termination-protection --stack-name ${stack.name}`,
      ),
    );
  }
  const deployed = stacks.pipeline?.outputs['Version'];
  if (stacks.pipeline && deployed !== version) {
    findings.push(
      toKnow(
        `${deployed === undefined ? 'the deployed version is unknown' : `deployed is version ${deployed}`}, and this copy is ${version}`,
        'CHANGELOG.md says what is new; docs/operate.md, “Upgrade”, how to deploy it',
        `PULSE_STAGE=${name} npx cdk diff`,
      ),
    );
  }
  return findings;
}

const unprotect = (name: string): string =>
  `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${name}`;

/** A failed first creation: the stack is empty, and must be deleted before it can be created. */
const wasNeverMade = ({ status }: DeployedStack): boolean => /^ROLLBACK_(?:COMPLETE|FAILED)$/.test(status);

function judgeStatus(stack: DeployedStack, deploy: string): Finding {
  const { name, status, isProtected } = stack;
  const why = `aws cloudformation describe-stack-events --stack-name ${name} --output table --query "StackEvents[?contains(ResourceStatus,'FAILED')].[Timestamp,LogicalResourceId,ResourceStatusReason]"`;
  if (status.endsWith('_IN_PROGRESS')) {
    return toDo(`${name} is being changed (${status})`, 'wait until that has finished, then run the doctor again');
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    const cure = 'remove the cause, which the stack’s events name, then continue the rollback';
    return toDo(
      `${name} is stuck (${status})`,
      cure,
      `aws cloudformation continue-update-rollback --stack-name ${name}`,
    );
  }
  if (status === 'UPDATE_ROLLBACK_COMPLETE') {
    return toDo(`${name} works, but its last change failed and was rolled back`, 'see why, then deploy again', why);
  }
  if (wasNeverMade(stack) && isProtected) {
    return toDo(
      `${name} could not be created (${status})`,
      `see why, then take its protection off and deploy again: ${unprotect(name)} && ${deploy}`,
      why,
    );
  }
  if (/^(?:CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)) return fine(`${name} is deployed`);
  return toDo(`${name} is incomplete (${status})`, `see why, then deploy again: ${deploy}`, why);
}
