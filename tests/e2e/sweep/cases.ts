import { type Fault, faults, type Trouble } from './run-sweep.ts';

/** A completed read and one that never happened look the same to everyone else, so a lost answer is a failed read. */
const reads = /^\S+ (?:Get|Query|GET)/;
const readFaults: readonly Fault[] = ['fail-before', 'time-out-before'];

/** The worst fault: a mail that was never written down, a row that its writer takes for another's. */
function harshestAt(site: string): Fault {
  if (reads.test(site)) return 'fail-before';
  return site.includes('SendRawEmail') ? 'time-out-after' : 'lost-answer';
}

const late: Trouble[] = [
  { delivery: 'late', of: 'schedules' },
  { delivery: 'late', of: 'mails' },
];
const twice: Trouble[] = [
  { delivery: 'twice', of: 'schedules' },
  { delivery: 'twice', of: 'mails' },
];

/**
 * Every fault at every site, and deliveries late and twice. Faults of the same function are in different cases, faults of
 * different functions share one: a pulse meets several, one after the other, and the outcome is judged once.
 */
export function casesOf(sites: ReadonlySet<string>, size: 'whole' | 'lean'): Trouble[][] {
  const cases: Trouble[][] = [];
  for (const ofFunction of Map.groupBy(sites, (site) => site.split(' ')[0]).values()) {
    const troubles = ofFunction.flatMap((site) => {
      const all = reads.test(site) ? readFaults : faults;
      return (size === 'whole' ? all : [harshestAt(site)]).map((fault) => ({ fault, site }));
    });
    troubles.forEach((trouble, index) => {
      cases[index] = [...(cases[index] ?? []), trouble];
    });
  }
  return [late, twice, ...cases];
}
