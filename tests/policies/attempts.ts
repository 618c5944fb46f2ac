/**
 * Every role tries what it must not do: what any other role did in a quarter and it did not, and what is forbidden to all.
 * What a role may do is taken from what it was seen to do, never from its grants, so a grant wider than its use is found.
 */
import type { NeededAction } from '../../local/gateway-actions.ts';
import { simulate } from './iam-simulator.ts';
import { allows } from './may.ts';
import { grantsOf, type PolicyDocument } from './role-grants.ts';

/** One kind of call, with an example that was made, and the roles that made such calls. */
export interface KindOfCall {
  readonly kind: string;
  readonly sample: NeededAction;
  readonly users: ReadonlySet<string>;
}

/** Ids of the communities that live through the quarter, alone or within the id of a pulse. */
const communityOrPulse = /(?:data-practice|chart-circle|makers)(?:-\d{4}-\d\d)?/g;

/** Describes a call in words that are the same for every pulse, file, key and instant, but differ between kinds of things. */
export function kindOf({ action, resource, leadingKeys = [] }: NeededAction): string {
  const place = resource
    .replace(/^arn:aws:[^:]*:[^:]*:[^:]*:/, '')
    .replace(/[^/]*-data-(?=[a-z])/i, '')
    .replace(/(?<=^[A-Za-z]+?|table\/[A-Za-z]+?)[0-9A-Fa-f]{8}(?=$|\/)/, '')
    .replace(
      /^(schedule)\/.*-(open|remind\d|freeze|close|results|publish|digest|heads-up|opened|counted|published|withheld)-.*$/,
      '$1/$2',
    )
    .replace(/(?<=^identity\/).+@.+$/, '<recipient>')
    .replace(/(?<=^log-group:)[^:]*-pipeline-(\w+)Log[0-9A-F]{8}:log-stream:any$/, '$1')
    .replace(/(?<=^inbox\/.*)[\w-]+\.(csv|json)$/, '*.$1')
    .replace(/(?<=^site\/s\/[^/]+\/(?:(?:privacy|receipt)-)?)[a-z]{2}(?:-[A-Z]{2})?$/, '<language>')
    .replaceAll(communityOrPulse, '*')
    .replaceAll(/\d{4}-(?:\d\d(?:-\d\d)?|Q\d)/g, '*')
    .replaceAll(/[0-9a-f]{16,}/g, '*')
    .replace(/report\.\d+\.json$/, 'report.json');
  const partitions = leadingKeys.map((key) => (key.includes('#') ? key.replace(/#.*$/, '#') : key)).join(' ');
  return [action, place, partitions.replaceAll(communityOrPulse, '*')].filter(Boolean).join(' ');
}

export function kindsOf(
  calls: readonly { readonly role: string; readonly needed: NeededAction }[],
  nameOf: (role: string) => string,
): KindOfCall[] {
  const kinds = new Map<string, { kind: string; sample: NeededAction; users: Set<string> }>();
  for (const { role, needed: sample } of calls) {
    const kind = kindOf(sample);
    const known = kinds.get(kind) ?? { kind, sample, users: new Set() };
    kinds.set(kind, known);
    known.users.add(nameOf(role));
  }
  return [...kinds.values()];
}

/**
 * The attempts that succeed although the role never does such a thing, as `role kind`, in order. Two judges decide: ours, and
 * one that we did not write.
 *
 * @throws Error where the two judges differ
 */
export async function succeedingAttempts(
  policies: ReadonlyMap<string, readonly PolicyDocument[]>,
  kinds: readonly KindOfCall[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [role, documents] of policies) {
    const grants = documents.flatMap(grantsOf);
    for (const { kind, sample, users } of kinds) {
      const ours = grants.some((grant) => allows(grant, sample));
      const theirs = await simulate(documents, sample);
      if (ours !== theirs) throw new Error(`both judges must agree, but differ about ${role}: ${kind}`);
      if (theirs && !users.has(role)) found.push(`${role} ${kind}`);
    }
  }
  return found.toSorted();
}
