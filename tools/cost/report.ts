import * as z from 'zod/mini';
import { type Bill, costOf, priceUsage } from '../../cli/prices/price-usage.ts';
import { mailAlaCarte, priceRegion, prices } from '../../cli/prices/prices.ts';
import { type BreakingPoint, breakingPoints } from './breaking-points.ts';
import { monthlyUsage, type Size, sizeOf } from './monthly-usage.ts';
import { lawsSchema } from './scale.ts';

/** The last metering, stored in `tools/cost/metered.json`: prices may change without metering again. */
export const meteredSchema = z.strictObject({
  meteredOn: z.iso.date(),
  /** Members of each community, of the four quarters. */
  quarters: z.array(z.strictObject({ communities: z.int(), members: z.int(), mails: z.int(), answers: z.int() })),
  zones: z.int(),
  laws: lawsSchema,
  /** What the laws predicted for the fourth quarter, divided by what was metered in it. */
  foretold: z.record(z.string(), z.number()),
  standing: z.record(z.string(), z.number()),
  timeouts: z.record(z.string(), z.number()),
});
export type MeteredFile = Readonly<z.infer<typeof meteredSchema>>;

export const reportedMembers = [100, 1000, 10_000, 100_000, 1_000_000] as const;

export interface SizedBill extends Size {
  readonly bill: Bill;
  readonly mailAlaCarte: number;
  /** US dollars of everything but mail for one member in a month. */
  readonly othersPerMember: number;
  readonly othersPerMemberAfterFree: number;
}

export interface CostReport {
  readonly priceRegion: string;
  /** First and last day. */
  readonly pricesReadOn: readonly [string, string];
  readonly meteredOn: string;
  readonly sizes: readonly SizedBill[];
  readonly breakingPoints: readonly BreakingPoint[];
  /** The items that the laws predicted worst, among those above a hundredth of the non-mail cost. */
  readonly worstForetold: readonly { readonly charged: string; readonly foretoldOverMetered: number }[];
}

export function buildReport(metered: MeteredFile, communitySize?: number): CostReport {
  const sizes = reportedMembers.map((members): SizedBill => {
    const size = sizeOf(members, communitySize);
    const bill = priceUsage(monthlyUsage(metered.laws, metered.standing, size));
    const mails = bill.items.find(({ charged }) => charged === 'mails')?.quantity ?? 0;
    return {
      ...size,
      bill,
      mailAlaCarte: costOf(mailAlaCarte, mails),
      othersPerMember: bill.others / members,
      othersPerMemberAfterFree: bill.othersAfterFree / members,
    };
  });
  const [middle] = sizes.slice(2);
  const weighty = middle?.bill.items.filter(
    ({ charged, dollars }) => charged === 'mails' || dollars > middle.bill.others / 100,
  );
  const worstForetold = (weighty ?? [])
    .flatMap(({ charged }) => {
      const ratio = metered.foretold[`usage ${charged}`];
      return ratio === undefined ? [] : [{ charged, foretoldOverMetered: ratio }];
    })
    .toSorted((a, b) => Math.abs(Math.log(b.foretoldOverMetered)) - Math.abs(Math.log(a.foretoldOverMetered)))
    .slice(0, 3);
  const days = Object.values(prices)
    .map(({ readOn }) => readOn)
    .sort();
  return {
    priceRegion,
    pricesReadOn: [days[0] ?? '', days.at(-1) ?? ''],
    meteredOn: metered.meteredOn,
    sizes,
    breakingPoints: breakingPoints(metered.laws, metered.timeouts),
    worstForetold,
  };
}
