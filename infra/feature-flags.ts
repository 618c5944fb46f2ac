import { createRequire } from 'node:module';

/**
 * The feature flags of the synthesis, for `node infra/app.ts` and (copied, a test compares) for the CDK command line:
 * every recommended flag of the pinned version, template findings as errors, and no usage reports.
 */
export function featureFlags(): Record<string, unknown> {
  const recommended: unknown = createRequire(import.meta.url)('aws-cdk-lib/recommended-feature-flags.json');
  if (typeof recommended !== 'object' || recommended === null) throw new TypeError('feature flags must be an object');
  return {
    ...recommended,
    '@aws-cdk/core:validateAgainstDefaultRules': true,
    '@aws-cdk/core:enableAdditionalMetadataCollection': false,
    // Exports and imports between the stacks: a resource that another stack uses cannot be deleted.
    '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  };
}
