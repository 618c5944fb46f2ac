/**
 * How a live policy differs from the one that this version deploys, in words. What services rewrite means the same to both:
 * the order of lists, a list of one, `*` for anyone. Further refusals are left alone, because they open nothing.
 */
import * as z from 'zod/mini';
import type { PolicyStatement } from '../../shared/contract/resource-policies.ts';

/** Conditions may contain numbers and booleans; IAM compares them as text. */
const word = z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String));
const oneOrMore = z.pipe(
  z.union([word, z.array(word)]),
  z.transform((value) => (typeof value === 'string' ? [value] : value).toSorted()),
);
const statementSchema = z.looseObject({
  Sid: z.optional(z.string()),
  Effect: z.string(),
  Principal: z.optional(z.union([z.string(), z.record(z.string(), oneOrMore)])),
  Action: z.optional(oneOrMore),
  NotAction: z.optional(oneOrMore),
  Resource: z.optional(oneOrMore),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), oneOrMore))),
});
type Statement = z.infer<typeof statementSchema>;
const policySchema = z.object({ Statement: z.array(statementSchema) });

/** @returns one phrase a difference, with `it` for the table or bucket; none if the policies say the same */
export function differencesOf(live: string | undefined, expected: readonly PolicyStatement[]): string[] {
  if (live === undefined) return ['it has no policy: anyone with such rights in this account can use it'];
  const parsed = policySchema.safeParse(jsonOf(live));
  if (!parsed.success) return ['its policy cannot be read'];
  const wanted = policySchema.parse({ Statement: expected }).Statement;
  const found = parsed.data.Statement;
  return [
    ...wanted.flatMap((one) =>
      differencesIn(
        one,
        found.find(({ Sid }) => Sid === one.Sid),
      ),
    ),
    ...found
      .filter(({ Sid, Effect }) => Effect !== 'Deny' && !wanted.some((one) => one.Sid === Sid))
      .map((one) => `it lets ${principalOf(one)} ${(one.Action ?? ['do everything but some things']).join(', ')}`),
  ];
}

function differencesIn(wanted: Statement, found: Statement | undefined): string[] {
  const actions = (wanted.Action ?? []).join(', ') || `everything but ${(wanted.NotAction ?? []).join(', ')}`;
  const isRefusal = wanted.Effect === 'Deny';
  if (found === undefined || found.Effect !== wanted.Effect) {
    return [isRefusal ? `it no longer refuses ${actions}` : `${principalOf(wanted)} may no longer use ${actions}`];
  }
  if (isSame(wanted, found)) return [];
  if (conditionsOf(wanted) !== conditionsOf(found)) return [`its statement ${wanted.Sid} has other conditions`];
  const [ours, theirs] = [namesIn(wanted), namesIn(found)];
  const also = theirs.filter((name) => !ours.includes(name));
  const missed = ours.filter((name) => !theirs.includes(name));
  const unrefused = (wanted.Action ?? []).filter((one) => !(found.Action ?? []).includes(one));
  const words = [
    ...(also.length > 0 ? [`${also.join(', ')} may also use ${actions}`] : []),
    ...(missed.length > 0 ? [`${missed.join(', ')} may no longer use ${actions}`] : []),
    ...(unrefused.length > 0 ? [`it no longer ${isRefusal ? 'refuses' : 'allows'} ${unrefused.join(', ')}`] : []),
  ];
  return words.length > 0 ? words : [`its statement ${wanted.Sid} was changed`];
}

const conditionsOf = ({ Condition = {} }: Statement): string =>
  Object.entries(Condition)
    .flatMap(([operator, keys]) => Object.keys(keys).map((key) => `${operator} ${key}`))
    .toSorted()
    .join();

/** Who an exception is for, or whom a statement allows. */
const namesIn = ({ Effect, Principal, Condition }: Statement): readonly string[] =>
  Effect === 'Deny'
    ? (Condition?.['ArnNotEquals']?.['aws:PrincipalArn'] ?? [])
    : typeof Principal === 'object'
      ? Object.values(Principal).flat()
      : [];

const principalOf = (one: Statement): string =>
  isAnyone(one)
    ? 'anyone'
    : Object.values(one.Principal ?? {})
        .flat()
        .join(', ') || 'anyone';

const isAnyone = ({ Principal }: Statement): boolean =>
  typeof Principal === 'string' || (Principal?.['AWS']?.length === 1 && Principal['AWS'][0] === '*');

const isSame = (a: Statement, b: Statement): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** With its keys in order, at every depth. */
function ordered(one: Statement): unknown {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .map(([key, inner]) => [key, sorted(inner)] as const)
            .toSorted(([left], [right]) => (left < right ? -1 : 1)),
        )
      : value;
  return sorted({ ...one, Principal: isAnyone(one) ? '*' : one.Principal });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What to put back: the expected policy, and the refusals that someone added beside it. */
export function repaired(live: string | undefined, expected: readonly PolicyStatement[]): string {
  const found = policySchema.safeParse(live === undefined ? undefined : jsonOf(live)).data?.Statement ?? [];
  const kept = found.filter(({ Sid, Effect }) => Effect === 'Deny' && !expected.some((one) => one.Sid === Sid));
  return JSON.stringify({ Version: '2012-10-17', Statement: [...kept, ...expected] });
}
