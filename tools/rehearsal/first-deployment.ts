/**
 * A first deployment that fails half way, once in each stack, and is repeated with the commands of docs/install.md: "If the
 * first deployment of a stack fails".
 */
import type { Account } from './account.ts';
import type { CdkCommandLine } from './cdk.ts';
import { must } from './check.ts';
import { stackNames } from './deployment.ts';
import type { Emulator } from './emulator.ts';

/** In the order of the stacks: what is refused late in each, in AWS's words if they are known. */
export const refusals: readonly (readonly [type: string, sentence: string])[] = [
  ['AWS::S3::BucketPolicy', 'the rehearsal refuses a bucket policy'],
  [
    'AWS::Lambda::EventSourceMapping',
    'The function execution role does not have permissions to call ReceiveMessage on SQS',
  ],
  [
    'AWS::CloudFront::Distribution',
    'Your account must be verified before you can add new CloudFront resources. To verify your account, please contact AWS Support',
  ],
];

export async function failAndRepeat(
  { account, emulator, cdk }: { account: Account; emulator: Emulator; cdk: CdkCommandLine },
  deploy: readonly string[],
): Promise<void> {
  for (const [index, [type, sentence]] of refusals.entries()) {
    const stack = stackNames[index] ?? '';
    await emulator.refuseOnce(type, sentence);
    const failed = await cdk.attempt(...deploy);
    must(
      failed.code !== 0 && failed.output.includes(sentence),
      `${stack} must fail with its reason:\n${failed.output}`,
    );
    const status = await account.status(stack);
    must(status === 'ROLLBACK_COMPLETE', `${stack} must have been rolled back, but is ${status}`);
    // Nothing else works without the documented cure; if this ever does, the page is too long.
    const refused = await cdk.attempt(...deploy);
    must(
      refused.code !== 0 && refused.output.includes('TerminationProtection is enabled'),
      `repeating ${stack} must be refused while it is protected:\n${refused.output}`,
    );
    await account.allowTermination(stack);
  }
  await cdk.run(...deploy);
  for (const stack of stackNames) must(await account.isProtected(stack), `${stack} must be protected again`);
}
