/**
 * npm run bench -- --help lists what it measures.
 *
 * Measures and judges nothing. Each quarter runs in its own process, so that their memory is measured separately.
 */
import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCommandLine } from '../../cli/read-arguments.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';
import { hasChromium } from '../chromium.ts';
import { measureDevice, measureServer, protocolBytes } from './answer-path.ts';
import { type BenchName, benchNames } from './bench-names.ts';
import { measureBundles } from './bundles.ts';
import { diceOf, madeNetwork } from './made-network.ts';
import { publishOrganisation } from './made-organisation.ts';
import { measureMail } from './mail.ts';
import { summary } from './measure.ts';
import { measureFunctions } from './memory.ts';
import { measurePlanner } from './planner.ts';
import { printChange } from './print-change.ts';
import { printGroups } from './print-groups.ts';
import { leastCommunity, leastWorkload, measureQuarter, type QuarterNumbers, workloads } from './quarter.ts';
import { measureReports } from './reports.ts';
import { measureShown, type Shown } from './shown.ts';
import { simulateYear } from './simulated-year.ts';
import { measureStops } from './stop.ts';
import { measureSurveyPage } from './survey-page.ts';
import { measureSynth } from './synth.ts';
import { measureMemory, measureRates, type TallyMemory, type TallyRate, type TallyRates } from './tally.ts';
import { attackNetworks, measureVerify } from './verify.ts';

const benches: Readonly<Record<BenchName, () => Promise<void>>> = {
  quarter: benchQuarters,
  bundles: benchBundles,
  synth: benchSynth,
  tally: benchTally,
  survey: benchSurvey,
  answers: benchAnswers,
  verify: benchVerify,
  shown: benchShown,
  groups: () => printGroups(least === true),
  change: () => printChange(least === true),
  planner: benchPlanner,
  year: benchYear,
  mail: benchMail,
  memory: benchMemory,
  stop: benchStop,
  reports: benchReports,
};
const { options: values, named } = readCommandLine({
  command: 'npm run bench --',
  named: { words: `[${benchNames.join('|')}]`, least: 0, most: 1, oneOf: benchNames },
  does: 'Measures one thing, or everything if no name is given, which takes long. Judges nothing.',
  options: {
    least: { words: 'do only enough to show that a bench still runs; its numbers mean nothing' },
    repeats: { value: 'N', words: 'how often to measure', usual: '3' },
    communities: { value: 'N', words: 'how many to simulate for a year (default: 200)' },
    members: { value: 'N', words: 'members of the community that bench memory imports (default: 15000)' },
    trials: { value: 'N', words: 'how many runs to stop (default: 100)' },
    workload: { value: 'NAME', words: 'measures one quarter', isInternal: true },
    tally: { value: 'ROWS', words: 'measures memory', isInternal: true },
  },
  exits: {},
});
const { least } = values;
const repeats = least ? 1 : Number(values.repeats);
const root = process.cwd();

if (values.workload !== undefined) {
  const communities = await workloads[values.workload]?.();
  if (!communities) throw new RangeError('a workload must be one that is listed');
  console.log(JSON.stringify(await measureQuarter(communities)));
} else if (values.tally !== undefined) {
  console.log(JSON.stringify(await measureMemory(Number(values.tally))));
} else {
  for (const name of benchNames) if (named.length === 0 || named[0] === name) await benches[name]();
}

async function benchVerify(): Promise<void> {
  const seed = 20_261_121;
  const of = least ? { communities: 1, quarters: 2, people: 40 } : { communities: 20, quarters: 8, people: 300 };
  const one = await measureVerify(seed, of);
  console.log(
    `${of.communities} communities, ${of.quarters} quarters, ${of.people} people (seed ${seed}): a site of ${one.reports} reports`,
  );
  console.log(
    `  solver loaded in ${one.solverSeconds.toFixed(2)} s, verified in ${one.seconds.toFixed(1)} s, ${one.findings} found; ${one.coarse} of ${one.pulses} pulses are coarse`,
  );
  const many = await attackNetworks(least ? 1 : 1000, seed);
  console.log(`${many.networks} networks (seeds from ${seed}): ${many.files} files in ${many.seconds.toFixed(0)} s`);
  console.log(
    `  ${many.coarse} of ${many.pulses} pulses are coarse; group scores hidden in ${many.protectedFiles} files`,
  );
  console.log(`  broken: ${many.broken.join(', ') || 'none'}`);
}

async function benchShown(): Promise<void> {
  const solver = await loadHighsSolver();
  console.log('percent shown, before 2.0 and now     favourable        bands   all points  group scores');
  for (const members of least ? [20] : [12, 20, 40, 64, 150, 500]) {
    for (const mix of [68, 85] as const) {
      const quarters = least ? 1 : members > 100 ? 20 : 100;
      const { before, now } = measureShown(20_261_130 + members, members, 60, mix, quarters, solver);
      const cell = (key: keyof Shown) => `${before[key]} → ${now[key]}`.padStart(13);
      const cells = (['favourable', 'bands', 'points', 'groupScores'] as const).map(cell).join('');
      console.log(`${String(members).padStart(4)} members, 60 % answer, ${mix} % favourable ${cells}`);
    }
  }
}

async function benchQuarters(): Promise<void> {
  console.log('workload                  ready s   quarter s   peak MB   mails  answers   calls');
  for (const name of Object.keys(workloads).filter((one) => (one === leastWorkload) === least)) {
    const runs: QuarterNumbers[] = [];
    for (let i = 0; i < repeats; i++) {
      const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, '--workload', name]);
      runs.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    }
    const of = (key: keyof QuarterNumbers) => summary(runs.map((run) => run[key])).median;
    console.log(
      `${name.padEnd(24)}${of('readySeconds').toFixed(2).padStart(9)}${of('quarterSeconds').toFixed(1).padStart(12)}${of('peakMegabytes').toFixed(0).padStart(10)}${String(of('mails')).padStart(8)}${String(of('answers')).padStart(9)}${String(of('calls')).padStart(8)}`,
    );
  }
}

async function benchBundles(): Promise<void> {
  const bundles = join(root, 'build', 'functions');
  await bundleFunctions(root, bundles);
  console.log('bare: a bundle with the SDK clients and commands of the function, and nothing else');
  console.log(
    'function               kB   gzip   bare   ratio   import ms   bare   ratio   of them CPU   bare   ratio',
  );
  for (const { name, whole, bare } of await measureBundles(
    root,
    bundles,
    least ? 1 : Math.max(5, repeats),
    least ? ['plan-pulses'] : functionNames,
  )) {
    const sizes = [whole.kilobytes.toFixed(0).padStart(6), whole.gzipKilobytes.toFixed(0).padStart(7)];
    const bareSize = [bare.kilobytes.toFixed(0).padStart(7), (whole.kilobytes / bare.kilobytes).toFixed(2).padStart(8)];
    // The fastest of each, because the machine's other work only ever adds time.
    const beside = (ours: number, theirs: number, width: number) =>
      ours.toFixed(0).padStart(width) + theirs.toFixed(0).padStart(7) + (ours / theirs).toFixed(2).padStart(8);
    const times = beside(whole.importing.minimum, bare.importing.minimum, 12);
    const computed = beside(whole.computing.minimum, bare.computing.minimum, 14);
    console.log([name.padEnd(19), ...sizes, ...bareSize, times, computed].join(''));
  }
}

async function benchReports(): Promise<void> {
  const size = { communities: 1, quarters: 2, people: 300 };
  const { reports } = publishOrganisation(madeNetwork(size, diceOf(1)), await loadHighsSolver());
  const newest = [...reports.values()][0]?.at(-1);
  if (!newest) throw new Error('a network must have a report');
  const { bytes, ...latencies } = await measureReports(root, renderReportPage(newest), least ? 3 : 300);
  console.log(`one report page, ${(bytes / 1000).toFixed(1)} kB compressed, milliseconds   median     p95`);
  for (const [from, { median, p95 }] of Object.entries(latencies))
    console.log(`${from.padEnd(58)}${median.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(8)}`);
  console.log(`ratio of p95: ${(latencies.function.p95 / latencies.bucket.p95).toFixed(2)}`);
}

async function benchSynth(): Promise<void> {
  const { cold, warm, templates, kilobytes } = await measureSynth(root, least ? 1 : Math.max(3, repeats));
  console.log(
    `synthesis of ${templates} templates (${kilobytes.toFixed(0)} kB), bundles included, seconds (min to max)`,
  );
  for (const [what, { median, minimum, maximum }] of Object.entries({ 'first time': cold, 'nothing changed': warm }))
    console.log(`${what.padEnd(18)}${median.toFixed(1)} (${minimum.toFixed(1)} to ${maximum.toFixed(1)})`);
}

async function benchTally(): Promise<void> {
  const { rounds, destroying } = await measureRates(least ? 100 : 10_000, repeats);
  const of = (key: keyof TallyRates, what: keyof TallyRate) => summary(rounds.map((round) => round[key][what])).median;
  const load = loadavg()[0] ?? 0;
  console.log(
    `tally of ${least ? '100' : '10,000'} responses      a second   of paging   processor µs each   (load ${load.toFixed(1)})`,
  );
  const line = (name: string, rate: number, processor: number) => {
    const share = (100 * rate) / of('paging', 'rate');
    console.log(
      `${name.padEnd(30)}${rate.toFixed(0).padStart(9)}${share.toFixed(0).padStart(10)} %${processor.toFixed(0).padStart(20)}`,
    );
  };
  for (const [name, key] of [
    ['paging only', 'paging'],
    ['counting, as close-pulse does', 'counting'],
    ['the same without seals', 'unsealed'],
    ['opening seals only', 'opening'],
  ] as const) {
    line(name, of(key, 'rate'), of(key, 'processor'));
  }
  line('destroying the rows', destroying.rate, destroying.processor);
  console.log('memory of counting      before MB   highest MB   seconds');
  for (const rows of least ? ['2000'] : ['10000', '1000000']) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      import.meta.filename,
      '--tally',
      rows,
    ]);
    const { beforeMegabytes, highestMegabytes, seconds }: TallyMemory = JSON.parse(
      stdout.trim().split('\n').at(-1) ?? '',
    );
    console.log(
      `${Number(rows).toLocaleString('en').padEnd(24)}${beforeMegabytes.toFixed(1).padStart(9)}${highestMegabytes.toFixed(1).padStart(13)}${seconds.toFixed(1).padStart(10)}`,
    );
  }
}

async function benchSurvey(): Promise<void> {
  if (!hasChromium) return console.log('The survey page is left out: there is no Chromium on this machine.');
  if (!least)
    console.log(
      'The other pages are installed by npm into a temporary folder, with exact versions, and removed again.',
    );
  const { pages, files, leftOut } = await measureSurveyPage(least ? 1 : Math.max(3, repeats), !least);
  if (leftOut !== undefined) console.log(leftOut);
  for (const { name, gzip, brotli } of files) console.log(`${name.padEnd(52)}${gzip} B gzip, ${brotli} B brotli`);
  console.log('five questions, slow 4G, CPU 4x   B before  requests   B in all  requests  answerable ms  tapped ms');
  for (const page of pages) {
    const { answerable, interacted } = page;
    const counts = [page.bytesBefore, page.requestsBefore, page.bytes, page.requests];
    console.log(
      `${page.name.padEnd(32)}${counts.map((count) => count.toFixed(0).padStart(10)).join('')}${answerable.median.toFixed(0).padStart(15)}${interacted.median.toFixed(0).padStart(11)}`,
    );
  }
  console.log('                                  input delay ms    whole tap ms    layout shift');
  for (const { name, inputDelay, tap, layoutShift } of pages) {
    console.log(
      `${name.padEnd(32)}${inputDelay.median.toFixed(1).padStart(16)}${tap.median.toFixed(0).padStart(16)}${layoutShift.toFixed(4).padStart(16)}`,
    );
  }
}

async function benchAnswers(): Promise<void> {
  console.log('server, one answer      wall ms (min to max)   processor ms');
  for (const { what, wall, processor } of await measureServer(least ? 1 : 200)) {
    const range = `${wall.median.toFixed(1)} (${wall.minimum.toFixed(1)} to ${wall.maximum.toFixed(1)})`;
    console.log(`${what.padEnd(22)}${range.padStart(22)}${processor.toFixed(1).padStart(15)}`);
  }
  const { gzip, brotli } = await protocolBytes(root);
  console.log(`protocol code of the page: ${gzip} B gzip, ${brotli} B brotli`);
  if (!hasChromium) return console.log('The person’s side is left out: there is no Chromium on this machine.');
  console.log('person’s side, CPU 4x   ms (min to max)');
  const { steps } = await measureDevice(root, least ? 1 : Math.max(7, repeats), 4);
  for (const [step, { median, minimum, maximum }] of Object.entries(steps))
    console.log(`${step.padEnd(22)}${median.toFixed(0).padStart(6)} (${minimum.toFixed(0)} to ${maximum.toFixed(0)})`);
}

async function benchPlanner(): Promise<void> {
  console.log('communities   first night ms   other nights ms');
  for (const communities of least ? [1] : [1, 100, 1000]) {
    const { first, other } = await measurePlanner(communities, repeats);
    console.log(`${String(communities).padStart(11)}${first.toFixed(0).padStart(17)}${other.toFixed(0).padStart(18)}`);
  }
}

async function benchYear(): Promise<void> {
  const communities = Number(values.communities ?? (least ? 1 : 200));
  const { complaints, daysToResults, daysToReport, ...counted } = await simulateYear(communities, 'bench');
  const words = Object.entries(counted).map(([what, count]) => `${what} ${count}`);
  console.log(`a year of ${communities} communities: ${words.join(', ')}; complaints ${complaints.length}`);
  console.log(`days from the announced close to the results of a pulse: ${daysInWords(daysToResults)}`);
  console.log(`days to the report of its quarter, which had them before: ${daysInWords(daysToReport)}`);
  for (const complaint of complaints) console.log(`  ${complaint}`);
}

function daysInWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)}, nine in ten at most ${at(0.9)}, at most ${at(1)} (${sorted.length} pulses)`;
}

async function benchMail(): Promise<void> {
  console.log('mails   whole path mails/s   bare calls mails/s');
  for (const members of least ? [12] : [60, 500]) {
    const { mails, wholePath, bare } = await measureMail(members);
    console.log(`${String(mails).padStart(5)}${wholePath.toFixed(0).padStart(21)}${bare.toFixed(0).padStart(21)}`);
  }
}

async function benchMemory(): Promise<void> {
  const members = Number(values.members ?? (least ? 12 : 15_000));
  console.log(`${members} members: function and step          highest MB   of MB   share   longest s   calls   killed`);
  for (const { label, step, peak, memory, seconds, calls, killed } of await measureFunctions(members, !least)) {
    console.log(
      `${`${label} ${step}`.padEnd(40)}${peak.toFixed(0).padStart(12)}${String(memory).padStart(8)}${`${((100 * peak) / memory).toFixed(0)} %`.padStart(8)}${seconds.toFixed(1).padStart(12)}${String(calls).padStart(8)}${String(killed).padStart(9)}`,
    );
  }
}

async function benchStop(): Promise<void> {
  const seed = 'stop';
  const trials = Number(values.trials ?? (least ? 1 : 100));
  console.log(`stopped at ${trials} random moments (seed ${seed}, load ${(loadavg()[0] ?? 0).toFixed(1)})`);
  const { seconds, hung, moments, complaints } = await measureStops(
    trials,
    seed,
    console.log,
    least ? leastCommunity() : undefined,
  );
  const where = Object.entries(moments).map(([moment, count]) => `${moment} ${count}`);
  console.log(
    `seconds to the end: ${seconds.minimum.toFixed(2)} to ${seconds.maximum.toFixed(2)}, median ${seconds.median.toFixed(2)}; hung ${hung}`,
  );
  console.log(`met while ${where.join(', ')} (load ${(loadavg()[0] ?? 0).toFixed(1)})`);
  console.log(`complaints: ${complaints.length}`);
  for (const complaint of complaints) console.log(`  ${complaint}`);
}
