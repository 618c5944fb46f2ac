import { describe, expect, it } from 'vitest';
import { costOf, priceUsage } from '../../../cli/prices/price-usage.ts';
import { mailAlaCarte, prices } from '../../../cli/prices/prices.ts';

const item = (bill: ReturnType<typeof priceUsage>, name: string) =>
  bill.items.find(({ charged }) => charged === name) ?? expect.fail(`${name} must be on the bill`);

describe('prices', () => {
  it('say where and when they were read', () => {
    for (const { source, dollars, per, readOn } of Object.values(prices)) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\//);
      expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(dollars).toBeGreaterThan(0);
      expect(per).toBeGreaterThan(0);
    }
  });

  it('add up to what a person calculates by hand', () => {
    // 2,500 mails at 16 cents for 1,000; 3 million write units at 62.5 cents a million; 250,000 requests at $1 a million.
    expect(costOf(prices.mails, 2500)).toBeCloseTo(0.4, 10);
    expect(costOf(mailAlaCarte, 2500)).toBeCloseTo(0.25, 10);
    expect(costOf(prices.writeUnits, 3_000_000)).toBeCloseTo(1.875, 10);
    expect(costOf(prices.apiRequests, 250_000)).toBeCloseTo(0.25, 10);
  });
});

describe('a bill', () => {
  it('adds up, and keeps mail apart from everything else', () => {
    const bill = priceUsage({ mails: 10_000, writeUnits: 1_000_000, apiRequests: 500_000 });
    expect(bill.mail).toBeCloseTo(1.6, 10);
    expect(bill.others).toBeCloseTo(0.625 + 0.5, 10);
    expect(bill.othersOfMail).toBeCloseTo(1.125 / 1.6, 10);
  });

  it('deducts what is free, and never more than was used', () => {
    const bill = priceUsage({ lambdaRequests: 3_000_000, queueRequests: 400_000, alarms: 12 });
    expect(item(bill, 'lambdaRequests')).toMatchObject({ dollars: 0.6000000000000001, dollarsAfterFree: 0.4 });
    expect(item(bill, 'queueRequests').dollarsAfterFree).toBe(0);
    expect(item(bill, 'alarms').dollarsAfterFree).toBeCloseTo(0.2, 10);
    expect(bill.othersAfterFree).toBeCloseTo(0.6, 10);
  });

  it('charges nothing when nothing is used', () => {
    const bill = priceUsage({});
    expect([bill.mail, bill.others, bill.othersAfterFree]).toEqual([0, 0, 0]);
    expect(bill.othersOfMail).toBeNaN();
  });

  it('uses another plan for mail if one is given', () => {
    expect(priceUsage({ mails: 1000 }, mailAlaCarte).mail).toBeCloseTo(0.1, 10);
  });
});
