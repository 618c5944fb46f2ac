/**
 * Reads what `decideDetail` compares: the pulses of other communities in the same quarter, as defined or planned, and the ids
 * of their members. Nothing that is read is kept; what remains is one word in the definition, `full` or `coarse`.
 */
import { openingOf, type PulseDates, pulsesOf } from '../calendar/calendar.ts';
import type { Community } from '../contract/community.ts';
import type { Programme } from '../contract/people.ts';
import type { PeopleStore } from '../contract/people-stores.ts';
import type { PulseDefinition } from '../contract/pulse.ts';
import { monthOf, pulseIdOf } from '../contract/pulse-id.ts';
import { neverPublished, type PulseState } from '../contract/pulse-state.ts';
import type { PulseStore } from '../contract/pulse-store.ts';
import { quarterMonths, quarterOf, type YearMonth } from '../contract/quarters.ts';
import type { CommunityId, GroupName, Label, MemberId, PulseId } from '../kernel/ids.ts';
import type { CalendarDate } from '../kernel/time.ts';
import { labelGroups } from './labels.ts';
import { type OpeningTerms, openingTerms, type Reach } from './opening.ts';
import { type ComparedPulse, type DetailDecision, decideDetail } from './overlap.ts';

export interface ComparisonPorts {
  readonly people: Pick<PeopleStore, 'communities' | 'programme' | 'groupsOfMembers'>;
  readonly pulses: Pick<PulseStore, 'read'>;
}

/** Of a pulse that is planned; what its definition says already does not matter. */
export async function compareCommunities(
  community: Community,
  dates: PulseDates,
  { members: sizes, invited, zones }: Reach,
  ports: ComparisonPorts,
): Promise<DetailDecision> {
  const terms = openingTerms(community, dates, zones);
  const { firstMonth } = community.quarter;
  const others: ComparedPulse[] = [];
  for (const id of await ports.people.communities()) {
    if (id !== community.id) others.push(...(await pulsesBeside(terms, firstMonth, id, ports)));
  }
  if (others.length === 0) return { detail: 'full', unlessFull: [] };
  const { labels } = labelGroups(sizes, terms.minimumInvited, community.name, invited);
  const members = labelled(await ports.people.groupsOfMembers(community.id), labels);
  return decideDetail({ ...comparedTerms(terms), detail: undefined, members }, others);
}

/** The pulses of a community that ask something that `own` asks, and open in its quarter or have it open in theirs. */
async function pulsesBeside(
  own: OpeningTerms,
  firstMonth: number,
  community: CommunityId,
  { people, pulses }: ComparisonPorts,
): Promise<ComparedPulse[]> {
  const programme = await people.programme(community);
  if (!programme) return [];
  const asked = new Set(own.instruments.map(({ id }) => id));
  const found: (Omit<ComparedPulse, 'members'> & Pick<PulseDefinition, 'labels'>)[] = [];
  for (const pulse of monthsBeside(own, firstMonth, programme).map((month) => pulseIdOf(community, month))) {
    const definition = await pulses.read(pulse);
    if (definition && isNeverPublished(definition.state)) continue;
    const compared = definition
      ? { ...comparedTerms(definition), labels: definition.labels }
      : planned(pulse, programme);
    if (compared?.instruments.some((id) => asked.has(id))) found.push(compared);
  }
  if (found.length === 0) return [];
  const groups = await people.groupsOfMembers(community);
  return found.map(({ labels = plannedLabels(groups, programme), ...compared }) => ({
    ...compared,
    members: labelled(groups, labels),
  }));
}

const isNeverPublished = (state: PulseState): boolean => neverPublished.some((one) => one === state);

const comparedTerms = (
  terms: Pick<PulseDefinition, 'pulse' | 'community' | 'opens' | 'minimumGroup' | 'instruments' | 'detail'>,
): Omit<ComparedPulse, 'members'> => ({
  pulse: terms.pulse,
  community: terms.community,
  opens: terms.opens,
  minimumGroup: terms.minimumGroup,
  instruments: terms.instruments.map(({ id }) => id),
  detail: terms.detail,
});

function planned(
  pulse: PulseId,
  { community, zones }: Programme,
): (Omit<ComparedPulse, 'members'> & { readonly labels?: undefined }) | undefined {
  const quarter = quarterOf(firstDayOf(monthOf(pulse)), community.quarter.firstMonth);
  const dates = pulsesOf(community, quarter).find((one) => one.pulse === pulse);
  if (!dates) return undefined;
  const { minimumGroup } = community;
  const opens = openingOf(community, dates, zones);
  const { instruments } = dates;
  return {
    ...comparedTerms({ pulse, community: community.id, opens, minimumGroup, instruments, detail: 'full' }),
    detail: undefined,
  };
}

/** As if everyone could be reached: who cannot is known only when the pulse opens. */
function plannedLabels(groups: ReadonlyMap<MemberId, GroupName>, { community }: Programme): Record<GroupName, Label> {
  const sizes = new Map<GroupName, number>();
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return { ...labelGroups(sizes, community.minimumInvited, community.name).labels };
}

const labelled = (
  groups: ReadonlyMap<MemberId, GroupName>,
  labels: Readonly<Record<string, Label>>,
): ComparedPulse['members'] => new Map([...groups].map(([member, group]) => [member, labels[group]]));

/** Months of the pulse's quarter, and of the other community's quarter around the pulse; their years may begin apart. */
function monthsBeside(own: OpeningTerms, firstMonth: number, { community }: Programme): YearMonth[] {
  const theirs = quarterOf(firstDayOf(monthOf(own.pulse)), community.quarter.firstMonth);
  const months = [...quarterMonths(own.quarter, firstMonth), ...quarterMonths(theirs, community.quarter.firstMonth)];
  return [...new Map(months.map((month) => [firstDayOf(month), month])).values()];
}

const firstDayOf = ({ year, month }: YearMonth): CalendarDate =>
  `${year}-${String(month).padStart(2, '0')}-01` as CalendarDate;
