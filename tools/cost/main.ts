/**
 * npm run cost -- --help lists its options.
 *
 * What a month costs at five sizes, from metered quarters on this machine and one table of prices (cli/prices/prices.ts).
 * Meters four quarters, two at a time, each in its own process; `--stored` uses the last metered quarters and the fixed
 * costs of the current template. `--by-call` meters one quarter of one community and prints which calls of which function
 * used tables and buckets, the most expensive first.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCommandLine } from '../../cli/read-arguments.ts';
import { synthesise } from '../../local/synthesise.ts';
import { readStanding } from './deployment.ts';
import { type MeteredQuarter, meterQuarter, zones } from './meter-quarter.ts';
import { usualCommunity } from './monthly-usage.ts';
import { writeNumbers } from './page.ts';
import { buildReport, type MeteredFile, meteredSchema } from './report.ts';
import { fitLaws, foretold, shapeOf } from './scale.ts';
import { asText, itemsOf, sumsOf, tableOfCalls } from './show.ts';

const root = join(import.meta.dirname, '..', '..');
const storedFile = join(root, 'tools', 'cost', 'metered.json');
const pageFile = join(root, 'docs', 'cost.md');

/** One community, a bigger one, two of the first size; and one more shape to check the law. */
const shapes = [
  [1, 40],
  [1, 90],
  [2, 40],
  [2, 50],
] as const;

const { options: values } = readCommandLine({
  command: 'npm run cost --',
  does: `Prints what a month costs at five sizes, from quarters that are metered on this machine and one table of prices. Metering takes
some minutes; docs/cost.md says what the numbers rest on.`,
  options: {
    stored: { words: 'use the last metered quarters' },
    'community-size': { value: 'N', words: 'add a size of your own, in members' },
    'by-call': { words: 'meter one quarter, and print which calls of which function used tables and buckets' },
    json: { words: 'for programs: the whole report as JSON' },
    write: { words: 'store what was metered, and write the numbers into docs/cost.md' },
    quarter: { value: 'SIZE', words: 'meters one quarter', isInternal: true },
  },
  exits: {},
});

if (values['by-call']) {
  const { calls, members } = await meterQuarter(root, 1, usualCommunity);
  console.log(asText(tableOfCalls(calls, members)));
} else if (values.quarter === undefined) await printTable();
else {
  const [communities = 0, members = 0] = values.quarter.split('x').map(Number);
  console.log(JSON.stringify(await meterQuarter(root, communities, members)));
}

async function printTable(): Promise<void> {
  const size = values['community-size'] === undefined ? undefined : Number(values['community-size']);
  if (size !== undefined && (!Number.isInteger(size) || size < 8)) {
    console.error('--community-size must be a whole number from 8, the smallest community that can be asked');
    process.exitCode = 2;
    return;
  }
  const metered = values.stored ? await stored() : await meter();
  const report = buildReport(metered, size);
  if (values.json) console.log(JSON.stringify(report, undefined, 2));
  else {
    console.log(
      `Prices of ${report.priceRegion}, read from ${report.pricesReadOn.join(' to ')}; metered on ${report.meteredOn}.\n`,
    );
    for (const table of [sumsOf(report), ...itemsOf(report)]) console.log(`${asText(table)}\n`);
    console.log('What breaks first\n');
    for (const { what, from, cure } of report.breakingPoints) console.log(`  ${from}: ${what}\n      → ${cure}`);
    console.log('\ndocs/cost.md says what these numbers rest on.');
  }
  if (values.write) {
    await writeFile(storedFile, `${JSON.stringify(metered, undefined, 2)}\n`);
    await writeFile(pageFile, writeNumbers(await readFile(pageFile, 'utf8'), buildReport(metered)));
  }
}

/** The last metered quarters; the cost of idle resources comes from today's template. */
async function stored(): Promise<MeteredFile> {
  const last = meteredSchema.parse(JSON.parse(await readFile(storedFile, 'utf8')));
  const { usage, timeouts } = await readStanding(await synthesise(root));
  return meteredSchema.parse({ ...last, standing: usage, timeouts });
}

async function meter(): Promise<MeteredFile> {
  const assembly = await synthesise(root);
  const waiting = shapes
    .map((shape, index) => ({ shape, index }))
    .toSorted((a, b) => b.shape[0] * b.shape[1] - a.shape[0] * a.shape[1]);
  const quarters: MeteredQuarter[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [communities, members] = next.shape;
      console.error(`metering a quarter of ${communities} × ${members} members …`);
      quarters[next.index] = await inProcess(communities, members);
    }
  };
  await Promise.all([work(), work()]);
  const [one, bigger, several, fourth] = quarters.map(shapeOf);
  if (!one || !bigger || !several || !fourth) throw new RangeError('four quarters must be metered');
  const laws = fitLaws(one, bigger, several);
  const { usage, timeouts } = await readStanding(assembly);
  return meteredSchema.parse({
    meteredOn: new Date().toISOString().slice(0, 10),
    quarters: quarters.map(({ communities, members, answers, usage: { mails = 0 } }) => ({
      communities,
      members,
      answers,
      mails,
    })),
    zones,
    laws,
    foretold: foretold(laws, fourth),
    standing: usage,
    timeouts,
  });
}

/** In its own process, so that each quarter's memory is separate. */
async function inProcess(communities: number, members: number): Promise<MeteredQuarter> {
  const arguments_ = [import.meta.filename, '--quarter', `${communities}x${members}`];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_, { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as MeteredQuarter;
}
