/** How long verifying takes, and whether any of many made-up networks can be broken. */
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { verifyWholly } from '../../shared/report/attacks/verify-report.ts';
import { diceOf, madeNetwork, type NetworkSize, someSize } from './made-network.ts';

export interface VerifyTime {
  readonly files: number;
  readonly solverSeconds: number;
  /** All files, each beside all earlier ones of its community. */
  readonly seconds: number;
  readonly findings: number;
}

export async function measureVerify(seed: number, size: NetworkSize): Promise<VerifyTime> {
  const started = performance.now();
  const solver = await loadHighsSolver();
  const loaded = performance.now();
  const network = madeNetwork(size, diceOf(seed), solver);
  const made = performance.now();
  let files = 0;
  let findings = 0;
  for (const reports of network) {
    reports.forEach((report, index) => {
      files += 1;
      findings += verifyWholly(report, reports.slice(0, index), solver).length;
    });
  }
  return {
    files,
    solverSeconds: (loaded - started) / 1000,
    seconds: (performance.now() - made) / 1000,
    findings,
  };
}

export interface ManyNetworks {
  readonly networks: number;
  readonly files: number;
  /** Files that hide the scores of some groups, because the others would have revealed them. */
  readonly protectedFiles: number;
  /** Seeds of networks in which an attacker found something. */
  readonly broken: readonly number[];
  readonly seconds: number;
}

export async function attackNetworks(networks: number, firstSeed: number): Promise<ManyNetworks> {
  const solver = await loadHighsSolver();
  const started = performance.now();
  const broken = new Set<number>();
  let files = 0;
  let protectedFiles = 0;
  for (let seed = firstSeed; seed < firstSeed + networks; seed++) {
    const dice = diceOf(seed);
    for (const reports of madeNetwork(someSize(dice), dice, solver)) {
      reports.forEach((report, index) => {
        files += 1;
        if (JSON.stringify(report).includes('would tell too much of a group')) protectedFiles += 1;
        if (verifyWholly(report, reports.slice(0, index), solver).length > 0) broken.add(seed);
      });
    }
  }
  return { networks, files, protectedFiles, broken: [...broken], seconds: (performance.now() - started) / 1000 };
}
