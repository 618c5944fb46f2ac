/**
 * The recipe of labels, public in the manifest: what each is in, and under which names labels will be counted together at
 * the close if too few answer. The order is that of `joinSmall`: siblings first, the smallest next, then one level up.
 * It names only what has a label of its own inside, and so nothing with fewer people than a label.
 */
import * as z from 'zod/mini';
import { otherGroups } from './group-names.ts';
import { labelSchema } from './identifiers.ts';

export const joiningSchema = z.strictObject({
  rule: z.literal('siblings-first'),
  parents: z.array(
    z.strictObject({
      /** A department or division; absent for the community. */
      path: z.optional(z.string()),
      /** The name of those of its labels that are joined, and of all of them. */
      others: labelSchema,
      whole: labelSchema,
    }),
  ),
});
export type Joining = z.infer<typeof joiningSchema>;

/** Of manifests without a recipe, whose labels are all at the top. */
export const topOnly: Joining = joiningSchema.parse({
  rule: 'siblings-first',
  parents: [{ others: otherGroups, whole: otherGroups }],
});

/** @throws RangeError for a path that the recipe does not have: then labels do not belong to it */
export function namesIn({ parents }: Joining, path: string | undefined): Joining['parents'][number] {
  const found = parents.find((parent) => parent.path === path);
  if (!found) throw new RangeError('a label must be in the community or in a path of its recipe');
  return found;
}
