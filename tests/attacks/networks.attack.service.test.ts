/**
 * No attacker finds anything on the site of any network: sizes, overlaps, response rates and agreement drawn at random, and the
 * attackers know every roster. Here six networks; `npm run bench -- verify` takes a thousand.
 */
import { describe, expect, it } from 'vitest';
import { diceOf, madeNetwork, someSize } from '../../tools/bench/made-network.ts';
import { attackOrganisation, kindsOf, subtractOrganisation } from './made-site.ts';

const networkOf = (seed: number) => {
  const dice = diceOf(seed);
  return madeNetwork(someSize(dice), dice);
};

describe('published networks', () => {
  const seeds = Array.from({ length: 6 }, (_, index) => 20_261_121 + index);

  it(`withstand every attacker (seeds ${seeds[0]} to ${seeds.at(-1)})`, async () => {
    const seen = { files: 0, shownItems: 0, hidden: 0, coarse: 0, pulses: 0 };
    for (const seed of seeds) {
      const { findings, reports, details } = await attackOrganisation(networkOf(seed));
      expect({ seed, findings: kindsOf(findings) }).toEqual({ seed, findings: [] });
      seen.pulses += details.size;
      seen.coarse += [...details.values()].filter((detail) => detail === 'coarse').length;
      for (const report of [...reports.values()].flat()) {
        seen.files += 1;
        for (const { items } of report.pulses.flatMap(({ instruments }) => instruments)) {
          seen.shownItems += items.filter(({ result }) => result.status === 'shown').length;
          seen.hidden += items.filter(({ result }) => result.status === 'hidden').length;
        }
      }
    }
    // Networks in which nothing is shown, or nothing overlaps, would prove nothing.
    expect(seen.files).toBeGreaterThan(15);
    expect(seen.shownItems).toBeGreaterThan(200);
    expect(seen.hidden).toBeGreaterThan(10);
    expect(seen.coarse).toBeGreaterThan(seen.pulses / 20);
    expect(seen.coarse).toBeLessThan(seen.pulses / 2);
  });

  it('are subtracted, some of them, on a build that does not compare communities', () => {
    const broken: number[] = [];
    for (let seed = 20_261_121; seed < 20_261_161; seed++) {
      const findings = subtractOrganisation({ ...networkOf(seed), comparesCommunities: false });
      if (findings.length > 0) broken.push(seed);
    }
    expect(broken.length).toBeGreaterThan(10);
  });
});
