/**
 * Whether a grant allows a call, decided as IAM documents it for the few kinds of conditions the template has. Any other kind
 * is an error, so that no condition is skipped. `iam-simulator` gives a second opinion.
 */
import type { NeededAction } from '../../local/gateway-actions.ts';
import type { Grant } from './role-grants.ts';

export function allows(grant: Grant, needed: NeededAction): boolean {
  if (!like(grant.action, needed.action) || !like(grant.resource, needed.resource)) return false;
  return Object.entries(grant.conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, textsOf(wanted), valuesOf(key, needed))),
  );
}

/** The values of a condition key in this call; none if the call does not have the key. */
const valuesOf = (key: string, { leadingKeys, context }: NeededAction): readonly string[] => {
  if (key === 'dynamodb:LeadingKeys') return leadingKeys ?? [];
  const value = context?.[key];
  return value === undefined ? [] : [value];
};

function holds(operator: string, wanted: readonly string[], values: readonly string[]): boolean {
  switch (operator) {
    case 'ForAllValues:StringLike':
      return values.every((value) => wanted.some((pattern) => like(pattern, value)));
    case 'StringEquals':
      return values.some((value) => wanted.includes(value));
    case 'Null':
      return wanted.every((text) => (text === 'true') === (values.length === 0));
    default:
      throw new Error(`condition operator ${operator} must be one that this evaluator knows`);
  }
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** Whether a pattern with `*` and `?` stands for a text. */
export const like = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);
