import { measureCoverage, measurePower, measureTold, paths } from './change.ts';

/** @param least only enough to show that it runs */
export async function printChange(least: boolean): Promise<void> {
  const seed = 20_261_201;
  const runs = least ? 2 : 300;
  const sizes = least ? [40] : [40, 64, 200];
  console.log(`percent of ${runs} runs (seed ${seed}), 70 % answer`);
  console.log('a change between two quarters        of 0.43   at the size that is said to be seen');
  for (const members of sizes) {
    const { called, detectable, calledAtDetectable } = measurePower(seed, members, 0.43, runs);
    console.log(
      `${String(members).padStart(4)} members${String(called).padStart(32)}${`${calledAtDetectable} at ${detectable.toFixed(1)}`.padStart(38)}`,
    );
  }
  console.log('over eight quarters                              a change   a trend at the end   ever   either');
  for (const [name, levels] of Object.entries(paths)) {
    for (const members of sizes) {
      const { change, trend, everTrend, either } = measureTold(seed, members, levels, runs);
      const cells = [change, trend, everTrend, either].map((value, index) =>
        String(value).padStart([11, 21, 7, 9][index] ?? 9),
      );
      console.log(`${name.padEnd(32)}${String(members).padStart(4)} members${cells.join('')}`);
    }
  }
  console.log('questions whose range holds        likely   if the silent differ   worst case');
  for (const members of least ? [64] : [64, 150, 500]) {
    for (const points of [7, 15]) {
      const { likely, ifSilentDiffer, worstCase } = measureCoverage(
        seed,
        members,
        points,
        least ? 2 : members > 100 ? 100 : runs,
      );
      console.log(
        `${String(members).padStart(4)} members, silent ${String(points).padStart(2)} lower${String(likely).padStart(14)}${String(ifSilentDiffer).padStart(23)}${String(worstCase).padStart(13)}`,
      );
    }
  }
}
