/**
 * A made-up organisation whose communities may share members, published: their pulses go through the real rule for overlap,
 * labels, tally, merge rule and report, and what comes out is a site as an attacker downloads it. People answer alike wherever
 * they are asked, which is the worst case for a subtraction.
 */
import { createHash } from 'node:crypto';
import { groupResults } from '../../functions/close-pulse/group-results.ts';
import { reportCsv } from '../../functions/publish-quarter/report-csv.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { addResponse, emptyTally, pointsOfItems } from '../../shared/answers/tally.ts';
import { defaultPulses } from '../../shared/contract/community.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { Detail } from '../../shared/contract/pulse-rules.ts';
import type { PulseResult, SignalResult } from '../../shared/contract/results.ts';
import type { CommunityId, GroupName, MemberId, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { countAttendance, type Session } from '../../shared/participation/count-attendance.ts';
import { labelGroups } from '../../shared/pulse/labels.ts';
import { type ComparedPulse, decideDetail } from '../../shared/pulse/overlap.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { buildPart } from '../../shared/report/build/build-part.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { hideDerivedScores } from '../../shared/report/disclosure/hide-derived-scores.ts';
import { fileOf, type StandingPart } from '../../shared/report/shape/published-parts.ts';
import { reportOfPart } from '../../shared/report/shape/pulse-part.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { renderReportPage } from '../../web/dashboard/render-report-page.ts';

export type Roster = ReadonlyMap<MemberId, GroupName>;

export interface MadeCommunity {
  readonly id: CommunityId;
  /** The roster of each quarter, from the first. */
  readonly rosters: readonly Roster[];
  /** Members who get no mails. */
  readonly optedOut?: ReadonlySet<MemberId>;
  /** Of every quarter; none if nothing but surveys was imported. */
  readonly sessions?: readonly Session[];
}

export interface MadeOrganisation {
  readonly communities: readonly MadeCommunity[];
  /** Whether a person answers a pulse; `month` counts from 0 over all quarters. */
  isAnswering(person: MemberId, community: CommunityId, month: number): boolean;
  /** The point, from 1, that a person chooses; 0 to answer nothing. */
  choose(person: MemberId, month: number, item: number, points: number): number;
  /** False for the weakened build, in which every pulse is shown in full. */
  readonly comparesCommunities?: boolean;
}

export interface MadeSite {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly reports: ReadonlyMap<CommunityId, readonly QuarterReport[]>;
  readonly details: ReadonlyMap<PulseId, Detail>;
}

/** @param solver without it, group scores that can be derived are not hidden, which takes most of the time */
export function publishOrganisation(organisation: MadeOrganisation, solver: LinearSolver | undefined): MadeSite {
  const { communities, comparesCommunities = true } = organisation;
  const files = new Map<string, string>();
  const details = new Map<PulseId, Detail>();
  const reports = new Map<CommunityId, QuarterReport[]>(communities.map(({ id }) => [id, []]));
  const quarters = Math.min(...communities.map(({ rosters }) => rosters.length));
  for (let quarter = 0; quarter < quarters; quarter++) {
    const results = new Map<CommunityId, PulseResult[]>(communities.map(({ id }) => [id, []]));
    for (const [month] of defaultPulses.entries()) {
      const planned = communities.map((community) => plan(community, quarter, month));
      const compared = planned.map((one) => one.compared);
      for (const one of planned) {
        const others = compared
          .filter(({ pulse }) => pulse !== one.compared.pulse)
          .map((other) => ({ ...other, detail: details.get(other.pulse) }));
        const detail = comparesCommunities ? decideDetail(one.compared, others).detail : 'full';
        details.set(one.compared.pulse, detail);
        results.get(one.compared.community)?.push(hold(one, detail, organisation, files));
      }
    }
    for (const community of communities) {
      const before = reports.get(community.id) ?? [];
      const pulses = results.get(community.id) ?? [];
      const parts = partsOf(pulses, before, solver);
      for (const { part, report } of parts) {
        files.set(siteKeys.pulsePart(community.id, part.quarter, part.pulse), `${JSON.stringify(part, null, 2)}\n`);
        files.set(siteKeys.pulsePartCsv(community.id, part.quarter, part.pulse), reportCsv(report));
      }
      const report = reportOf(community, pulses, quarter, before, parts);
      before.push(report);
      files.set(siteKeys.reportRevision(community.id, report.quarter, 1), fileOf(report, parts));
      files.set(siteKeys.reportCsv(community.id, report.quarter, 1), reportCsv(report));
      files.set(siteKeys.reportPage(community.id, report.quarter), renderReportPage(report));
    }
  }
  return { files, reports, details };
}

export const quarterName = (quarter: number): QuarterId =>
  `${2026 + Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}` as QuarterId;

function sizesOf(groups: readonly GroupName[]): Map<GroupName, number> {
  const sizes = new Map<GroupName, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

interface Planned {
  readonly community: MadeCommunity;
  readonly roster: Roster;
  readonly quarter: number;
  readonly month: number;
  readonly labels: ReturnType<typeof labelGroups>['labels'];
  readonly compared: ComparedPulse;
}

function plan(community: MadeCommunity, quarter: number, month: number): Planned {
  const roster = community.rosters[quarter] ?? new Map();
  const { labels } = labelGroups(
    sizesOf([...roster.values()]),
    8,
    community.id,
    sizesOf([...roster].flatMap(([member, group]) => (community.optedOut?.has(member) ? [] : [group]))),
  );
  const name = `${quarterName(quarter).slice(0, 4)}-${String((quarter % 4) * 3 + month + 1).padStart(2, '0')}`;
  const compared: ComparedPulse = {
    pulse: `${community.id}-${name}` as PulseId,
    community: community.id,
    opens: `${name}-10T07:00:00Z` as Instant,
    minimumGroup: 5,
    instruments: (defaultPulses[month]?.instruments ?? []).map(({ id }) => id),
    detail: undefined,
    members: new Map([...roster].map(([member, group]) => [member, labels[group]])),
  };
  return { community, roster, quarter, month, labels, compared };
}

/** Opens, answers and counts one pulse; its manifest and its list of receipts are added to the site. */
function hold(
  { community, roster, quarter, month, labels, compared }: Planned,
  detail: Detail,
  { isAnswering, choose }: MadeOrganisation,
  files: Map<string, string>,
): PulseResult {
  const refs = defaultPulses[month]?.instruments ?? [];
  const instruments = instrumentsOf(refs);
  const points = pointsOfItems(instruments);
  const rest = Object.values(labels)[0] ?? community.id;
  const labelOf = (group: GroupName) => labels[group] ?? rest;
  const names = [...new Set([...roster.values()].map(labelOf))].sort();
  const tallies = new Map<string, ReturnType<typeof emptyTally>>(names.map((name) => [name, emptyTally(instruments)]));
  const overall = quarter * defaultPulses.length + month;
  for (const [member, group] of roster) {
    const tally = tallies.get(labelOf(group));
    if (!tally || community.optedOut?.has(member) || !isAnswering(member, community.id, overall)) continue;
    const chosen = points.map((count, item) => choose(member, overall, item, count));
    if (chosen.some((choice) => choice > 0)) addResponse(tally, instruments, choicesFrom(chosen));
  }
  const counts = names.map((label) => {
    const under = [...roster].filter(([, group]) => labelOf(group) === label);
    const invited = under.filter(([member]) => !community.optedOut?.has(member)).length;
    const issued = tallies.get(label)?.respondents ?? 0;
    return {
      label: label as PulseResult['counts'][number]['label'],
      members: under.length,
      invited,
      undelivered: 0,
      unknown: 0,
      issued,
    };
  });
  const groups = counts.map(({ label, members }) => ({ label, members }));
  const manifest = JSON.stringify({ version: 2, pulse: compared.pulse, detail, comments: false, groups });
  files.set(siteKeys.manifest(compared.pulse), manifest);
  const receipts = Array.from({ length: roster.size }, (_, index) => String(index));
  files.set(siteKeys.commitment(compared.pulse), JSON.stringify({ version: 2, pulse: compared.pulse, receipts }));
  return {
    version: 2,
    pulse: compared.pulse,
    community: community.id,
    communityName: community.id,
    quarter: quarterName(quarter),
    opens: compared.opens,
    closes: compared.opens.replace('-10T', '-26T') as Instant,
    instruments: refs,
    minimumGroup: 5,
    detail,
    fingerprint: createHash('sha256').update(manifest).digest('hex'),
    commitmentRoot: 'cd'.repeat(32),
    counts,
    accepted: counts.reduce((sum, { issued }) => sum + issued, 0),
    malformed: 0,
    ...groupResults(tallies, instruments, 5),
  };
}

function reportOf(
  community: MadeCommunity,
  pulses: readonly PulseResult[],
  quarter: number,
  published: readonly QuarterReport[],
  parts: readonly StandingPart[],
): QuarterReport {
  return buildReport({
    quarter: quarterName(quarter),
    pulses,
    signals: signalsOf(community, quarter),
    stewardSide: undefined,
    at: `${quarterName(quarter + 1).slice(0, 4)}-${String(((quarter + 1) % 4) * 3 + 1).padStart(2, '0')}-05T08:00:00Z` as Instant,
    schemaUrl: 'https://pulse.example/reports/schema/quarter-report.json',
    published,
    parts: parts.map(({ report }) => report),
  });
}

/** Each pulse of a quarter, published two days after it closed. */
function partsOf(
  pulses: readonly PulseResult[],
  before: readonly QuarterReport[],
  solver: LinearSolver | undefined,
): StandingPart[] {
  const schemaUrl = 'https://pulse.example/reports/schema/pulse-part.json';
  return pulses.map((result): StandingPart => {
    const at = result.closes.replace('-26T', '-28T') as Instant;
    const built = buildPart({ result, at, schemaUrl, published: before });
    const report = reportOfPart(built);
    const { pulses: shown } = solver ? hideDerivedScores(report, solver) : report;
    return { part: { ...built, pulses: shown }, report: { ...report, pulses: shown }, stored: shown[0] };
  });
}

function signalsOf({ id, sessions, rosters }: MadeCommunity, quarter: number): SignalResult | undefined {
  const roster = rosters[quarter];
  if (!sessions || !roster) return undefined;
  const { labels, groups } = labelGroups(sizesOf([...roster.values()]), 8, id);
  const labelOf = new Map([...roster].map(([member, group]) => [member, labels[group] ?? id]));
  return {
    version: 2,
    community: id,
    quarter: quarterName(quarter),
    labels: groups.map(({ label, members }) => ({ label, members })),
    attendance: countAttendance(sessions, labelOf),
  };
}
