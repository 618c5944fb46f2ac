/**
 * The subtraction of communities. People who are in two communities answer the same questions alike, so two reports in full
 * can be subtracted; three can, where two are parts of one. The attack is made twice:
 *
 * - by numbers alone: if, in every question that both show finely, each part of one bar is at most that of the other, and all
 *   are apart by the same few people, then one community is nearly the other;
 * - by an attacker who knows who is in which community: every combination A − B and A + B − C in which few people remain on
 *   one side, and two of the same members. Each person is counted one by one; nothing is shared with the code that decides what is coarse.
 */
import type { CommunityId, MemberId } from '../../../kernel/ids.ts';
import type { PeopleRange } from '../../disclosure/split-bar.ts';
import type { Finding } from '../../shape/finding.ts';
import { minimumOf } from '../../shape/minimum-of.ts';
import type { PulseReport, QuarterReport } from '../../shape/quarter-report.ts';
import type { FoundIn } from './other-forms-attack.ts';
import type { PublicReport, PublicSite } from './public-site.ts';
import { finePartsOf } from './shown-parts.ts';

/** Of two communities without common members that look like one, among all that are compared on a site. */
const unlikely = 1e-6;

interface Shown {
  readonly file: string;
  readonly place: string;
  readonly report: QuarterReport;
  readonly pulse: PulseReport;
}

/** @param members of each community; without them, only numbers are compared */
export function subtractionAttack(
  { reports }: PublicSite,
  members?: ReadonlyMap<CommunityId, ReadonlySet<MemberId>>,
): FoundIn[] {
  const shown = reports.flatMap(fullPulses);
  return [...byNumbers(shown), ...(members ? byMembers(shown, members) : [])];
}

const fullPulses = ({ file, report }: PublicReport): Shown[] =>
  report.pulses.flatMap((pulse, index) =>
    pulse.detail === 'coarse' || pulse.instruments.every(({ score }) => score.status !== 'shown')
      ? []
      : [{ file, place: `pulses[${index}]`, report, pulse }],
  );

const asksOf = ({ pulse }: Shown): string[] =>
  pulse.instruments.filter(({ score }) => score.status === 'shown').map(({ instrument }) => instrument);

const inSameQuarter = (a: Shown, b: Shown): boolean =>
  a.report.community.id !== b.report.community.id && a.report.quarter === b.report.quarter;

const found = ({ file, place, pulse }: Shown, others: readonly Shown[]): FoundIn => {
  const code: Finding['code'] = 'subtracted';
  return { file, place, code, words: `${pulse.pulse}: beside ${others.map((one) => one.pulse.pulse).join(' and ')}` };
};

function byNumbers(shown: readonly Shown[]): FoundIn[] {
  return shown.flatMap((larger) =>
    shown
      .filter((smaller) => inSameQuarter(larger, smaller) && isNearly(larger, smaller))
      .map((smaller) => found(smaller, [larger])),
  );
}

/**
 * Whether every fine part of `smaller` fits into that of `larger`, a few people apart, and so many do that chance is unlikely:
 * between two unrelated communities, a part of n people fits so closely about once in (n + 1) ÷ (few + 1) times. A question
 * answered much like an earlier one proves nothing more: if everyone says the same to all, seven bars are one piece of evidence.
 */
function isNearly(larger: Shown, smaller: Shown): boolean {
  const few = Math.max(...[larger, smaller].map(({ pulse, report }) => minimumOf(pulse, report))) - 1;
  const isTold = [larger, smaller].every(({ pulse }) => pulse.answered.status === 'exact');
  let chance = 1;
  const counted: ReadonlyMap<string, PeopleRange>[] = [];
  for (const a of larger.pulse.instruments) {
    const b = smaller.pulse.instruments.find((one) => one.instrument === a.instrument && one.version === a.version);
    for (const { item, result } of b?.items ?? []) {
      const all = finePartsOf(a.items.find((one) => one.item === item)?.result);
      const some = finePartsOf(result);
      const told = differenceOf(all.get('all'), some.get('all'));
      if (told === undefined) continue;
      // Where the number who answered is not told, a bar is of all members, and anyone of the few may be missing.
      const apart = isTold ? told : Math.max(told, few);
      if (apart < 0 || apart > few) return false;
      const isNew = !counted.some((earlier) => isAlike(all, earlier, few));
      if (isNew) counted.push(all);
      for (const [name, of] of all) {
        // The silent are in the rest, too, where the bar is of all members.
        const left = name === 'all' || (name === 'rest' && !isTold) ? undefined : differenceOf(of, some.get(name));
        if (left === undefined) continue;
        if (left < 0 || left > apart) return false;
        if (isNew && name !== 'rest') chance *= Math.min(1, (apart + 1) / (of.to + 1));
      }
    }
  }
  return chance < unlikely && !isSame(larger, smaller);
}

/** Whether the same parts are told of both, each within a few people. */
const isAlike = (a: ReadonlyMap<string, PeopleRange>, b: ReadonlyMap<string, PeopleRange>, few: number): boolean =>
  [...a].every(([name, { from, to }]) => {
    const other = b.get(name);
    return other && Math.abs(from - other.from) <= few && Math.abs(to - other.to) <= few;
  });

const differenceOf = (a: PeopleRange | undefined, b: PeopleRange | undefined): number | undefined =>
  a && b && isOne(a) && isOne(b) ? a.from - b.from : undefined;

const isOne = ({ from, to }: PeopleRange): boolean => from === to;

/** Two equal tables leave no one over; which of the two is the larger is then no question. */
const isSame = (a: Shown, b: Shown): boolean => a.pulse.members === b.pulse.members && a.pulse.pulse < b.pulse.pulse;

function byMembers(shown: readonly Shown[], members: ReadonlyMap<CommunityId, ReadonlySet<MemberId>>): FoundIn[] {
  const findings: FoundIn[] = [];
  const setOf = ({ report }: Shown) => members.get(report.community.id) ?? new Set<MemberId>();
  const newest = [...new Map(shown.map((one) => [one.pulse.pulse, one])).values()];
  const fewOf = (...of: readonly Shown[]) => Math.max(...of.map(({ pulse, report }) => minimumOf(pulse, report)));
  newest.forEach((a, i) => {
    newest.slice(i + 1).forEach((b, j) => {
      if (!inSameQuarter(a, b) || !asksOf(a).some((id) => asksOf(b).includes(id))) return;
      // Of the same members asked twice, whoever answered only once is the difference.
      const inBoth = [...setOf(a)].filter((one) => setOf(b).has(one)).length;
      const areSame = inBoth > 0 && inBoth === setOf(a).size && inBoth === setOf(b).size;
      if (areSame || remainsFew([setOf(a)], [setOf(b)], fewOf(a, b))) findings.push(found(b, [a]));
      for (const c of newest.slice(i + j + 2)) {
        if (!inSameQuarter(a, c) || !inSameQuarter(b, c)) continue;
        if (!asksOf(a).some((id) => asksOf(b).includes(id) && asksOf(c).includes(id))) continue;
        const sets = [setOf(a), setOf(b), setOf(c)] as const;
        const ways = sets.map((less) => [sets.filter((set) => set !== less), [less]] as const);
        if (ways.some(([added, less]) => shareMembers(sets) && remainsFew(added, less, fewOf(a, b, c)))) {
          findings.push(found(c, [a, b]));
        }
      }
    });
  });
  return findings;
}

/** Whether the combination is about a few people on one side: those counted more often in `added`, or in `less`. */
function remainsFew(added: readonly ReadonlySet<MemberId>[], less: readonly ReadonlySet<MemberId>[], minimum: number) {
  let [more, fewer] = [0, 0];
  for (const member of new Set([...added, ...less].flatMap((set) => [...set]))) {
    const times = (sets: typeof added) => sets.filter((set) => set.has(member)).length;
    const weight = times(added) - times(less);
    if (weight > 0) more += 1;
    if (weight < 0) fewer += 1;
  }
  return [more, fewer].some((people) => people > 0 && people < minimum);
}

/** Each of three shares members with another one; else a pair of them says all there is. */
function shareMembers(sets: readonly ReadonlySet<MemberId>[]): boolean {
  const share = (a: ReadonlySet<MemberId>, b: ReadonlySet<MemberId>) => a !== b && [...a].some((one) => b.has(one));
  return sets.every((set) => sets.some((other) => share(set, other)));
}
