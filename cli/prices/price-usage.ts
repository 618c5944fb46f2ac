import { type Charged, type Price, prices, type Usage } from './prices.ts';

export interface Item {
  readonly charged: Charged;
  readonly what: string;
  readonly quantity: number;
  /** As if the account had used up its free allowances. */
  readonly dollars: number;
  /** What remains to pay if nothing else in the account uses the free allowances. */
  readonly dollarsAfterFree: number;
}

export interface Bill {
  readonly items: readonly Item[];
  readonly mail: number;
  readonly others: number;
  readonly othersAfterFree: number;
  /** Everything but mail, as a share of mail; NaN if no mail is sent. */
  readonly othersOfMail: number;
  readonly othersOfMailAfterFree: number;
}

/** US dollars for a quantity at the price of the first tier. */
export const costOf = ({ dollars, per }: Pick<Price, 'dollars' | 'per'>, quantity: number): number =>
  (quantity / per) * dollars;

/** One month's bill. Quantities may be fractions: they are averages over months. */
export function priceUsage(usage: Usage, mailPrice: Price = prices.mails): Bill {
  const items = Object.entries(prices).map(([name, price]): Item => {
    const charged = name as Charged;
    const quantity = usage[charged] ?? 0;
    const paid: Price = charged === 'mails' ? mailPrice : price;
    const left = Math.max(0, quantity - (paid.freeAMonth ?? 0));
    return {
      charged,
      what: paid.what,
      quantity,
      dollars: costOf(paid, quantity),
      dollarsAfterFree: costOf(paid, left),
    };
  });
  const sum = (of: (item: Item) => number) =>
    items.filter(({ charged }) => charged !== 'mails').reduce((total, item) => total + of(item), 0);
  const mail = costOf(mailPrice, usage.mails ?? 0);
  const others = sum(({ dollars }) => dollars);
  const othersAfterFree = sum(({ dollarsAfterFree }) => dollarsAfterFree);
  return {
    items,
    mail,
    others,
    othersAfterFree,
    othersOfMail: others / mail,
    othersOfMailAfterFree: othersAfterFree / mail,
  };
}
