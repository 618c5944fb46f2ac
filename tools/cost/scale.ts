import * as z from 'zod/mini';
import type { FunctionTime } from './lambda-time.ts';
import type { MeteredQuarter } from './meter-quarter.ts';

/**
 * How a quantity grows: so much for the deployment, so much more for each community, so much more for each member. Three
 * metered quarters determine the three numbers; a fourth, of another shape, shows how far the law is off.
 */
const lawSchema = z.strictObject({ fixed: z.number(), community: z.number(), member: z.number() });
export type Law = Readonly<z.infer<typeof lawSchema>>;

export const at = ({ fixed, community, member }: Law, communities: number, members: number): number =>
  fixed + community * communities + member * members;

/** Quantities by name, such as `usage mails` or `seconds open-pulse`, for one quarter. */
type Quantities = Readonly<Record<string, number>>;

export const lawsSchema = z.record(z.string(), lawSchema);
export type Laws = Readonly<z.infer<typeof lawsSchema>>;

interface Shape {
  readonly communities: number;
  readonly members: number;
  readonly quantities: Quantities;
}

/** Everything metered, as one list of numbers. */
export function shapeOf({ communities, members, answers, usage, functions, mailBytes }: MeteredQuarter): Shape {
  const of = (word: string, pick: (time: FunctionTime & { readonly calls: number }) => number) =>
    Object.entries(functions).map(([name, time]) => [`${word} ${name}`, pick(time)] as const);
  const quantities = Object.fromEntries([
    ...Object.entries(usage).map(([charged, amount]) => [`usage ${charged}`, amount] as const),
    ...of('calls', ({ calls }) => calls),
    ...of('seconds', ({ seconds }) => seconds),
    ['answers', answers],
    ['mail bytes', mailBytes],
  ]);
  return { communities, members, quantities };
}

/**
 * The laws through three quarters: one community, one bigger community, and several of the first size.
 *
 * @throws RangeError if the three do not have these shapes
 */
export function fitLaws(one: Shape, bigger: Shape, several: Shape): Laws {
  const each = several.members / several.communities;
  if (one.communities !== 1 || bigger.communities !== 1 || bigger.members <= one.members)
    throw new RangeError('the first two quarters must have one community, the second a bigger one');
  if (several.communities < 2 || each !== one.members)
    throw new RangeError('the third quarter must have several communities of the size of the first');
  const names = new Set([one, bigger, several].flatMap(({ quantities }) => Object.keys(quantities)));
  return Object.fromEntries(
    [...names].map((name) => {
      const [a, b, c] = [one, bigger, several].map(({ quantities }) => quantities[name] ?? 0) as [
        number,
        number,
        number,
      ];
      const member = (b - a) / (bigger.members - one.members);
      const community = (c - a) / (several.communities - 1) - member * each;
      return [name, { fixed: a - community - member * one.members, community, member }];
    }),
  );
}

/** What the laws predict for a quarter, divided by what was metered in it; 1 if they agree. Only items in both. */
export function foretold(laws: Laws, { communities, members, quantities }: Shape): Quantities {
  return Object.fromEntries(
    Object.entries(quantities).flatMap(([name, metered]) => {
      const law = laws[name];
      return law && metered > 0 ? [[name, at(law, communities, members) / metered]] : [];
    }),
  );
}
