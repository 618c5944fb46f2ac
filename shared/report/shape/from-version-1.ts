/**
 * Reads a file of version 1 as one of version 2: numbers of people become ranges or values under today's guard, and bands and
 * points become parts of a bar. The numbers are those of the file, and so is `version`, so that attackers know which rules made
 * them. Whatever this does not know stays as it is, for the schema to accept or refuse.
 *
 * Version 1 did not know how many members a community had. Its percentages and ranges were of the people whom a mail may have
 * reached, so these are read as the members, and every percentage stays what it was. How many were invited, and the counts of
 * the provenance, are not carried over.
 */
import { participationFromVersion1 } from './participation-from-1x.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @param stored parsed JSON of any shape; not changed */
export const fromVersion1 = (stored: unknown): unknown =>
  changed(participationFromVersion1(stored), {
    pulses: each(pulseFrom1),
    provenance: (provenance) =>
      changed(provenance, { pulses: each((pulse) => without(pulse, 'invited', 'issued', 'accepted', 'malformed')) }),
  });

function pulseFrom1(pulse: unknown): unknown {
  const file = changed(pulse, { instruments: each(instrumentFrom1) });
  if (!isFields(file)) return file;
  const [delivered, unknown = 0] = numbers(file['delivered'], file['unknown']);
  if (delivered === undefined) return file;
  const members = delivered + unknown;
  return {
    ...without(file, 'invited', 'delivered', 'unknown'),
    members,
    asked: exact(members, members),
    reached: exact(delivered, members),
    answered: answeredFrom1(file['answered'], members),
    groups: each(groupFrom1)(file['groups']),
  };
}

function answeredFrom1(answered: unknown, members: number): unknown {
  if (!isFields(answered)) return answered;
  const [people] = numbers(answered['people']);
  return people === undefined ? { status: 'few', of: members } : exact(people, members);
}

function groupFrom1(group: unknown): unknown {
  if (!isFields(group)) return group;
  const [answered, asked, delivered] = numbers(group['answered'], group['asked'], group['delivered']);
  const members = asked ?? delivered;
  if (answered === undefined || members === undefined) return group;
  return { ...without(group, 'asked', 'delivered'), members, answered: exact(answered, members) };
}

const exact = (people: number, of: number) => ({ status: 'exact', people, of: Math.max(people, of) });

function without(node: unknown, ...names: readonly string[]): Fields {
  const fields = isFields(node) ? node : {};
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function instrumentFrom1(instrument: unknown): unknown {
  const scale = isFields(instrument) ? instrument['scale'] : undefined;
  const score = (value: unknown) => changed(value, { persons: exactly });
  return changed(instrument, {
    score,
    groups: each((group) => changed(group, { score })),
    reliability: (value) => changed(value, { people: exactly }),
    items: each((item) => changed(item, { result: (result) => resultFrom1(result, scale) })),
  });
}

function resultFrom1(result: unknown, scale: unknown): unknown {
  if (!isFields(result) || result['status'] !== 'shown' || !isFields(scale)) return result;
  const { bands, distribution, answered, favourable, ...rest } = result;
  if (typeof answered !== 'number') return result;
  return {
    ...rest,
    answered: exactly(answered),
    favourable: rangeFrom1(favourable, answered),
    parts: partsFrom1(bands, distribution, scale),
  };
}

function rangeFrom1(count: unknown, answered: number): unknown {
  if (!isFields(count)) return count;
  const { value, end, ...rest } = count;
  return { ...rest, from: end === 'or-fewer' ? 0 : value, to: end === 'or-more' ? answered : value };
}

/** The parts in the order of a bar; favourable itself is a field of its own. */
function partsFrom1(bands: unknown, distribution: unknown, scale: Fields): unknown[] {
  const [lowest, highest, favourableFrom] = numbers(scale['lowest'], scale['highest'], scale['favourableFrom']);
  if (lowest === undefined || highest === undefined || favourableFrom === undefined) return [];
  const last = lowest + highest - favourableFrom;
  const points = isFields(distribution) && Array.isArray(distribution['points']) ? distribution['points'] : [];
  const each = points.map((people: unknown, index) => part(lowest + index, lowest + index, people));
  const shown = isFields(bands) && bands['status'] === 'shown' ? bands : undefined;
  const band = (from: number, to: number, people: unknown) => (shown && from < to ? [part(from, to, people)] : []);
  const single = (from: number, to: number, people: unknown) =>
    shown && from === to && points.length === 0 ? [part(from, to, people)] : [];
  const between = (from: number, to: number) => each.slice(from - lowest, to - lowest + 1);
  const [unfavourable, neutral] = [shown?.['unfavourable'], shown?.['neutral']];
  return [
    ...between(favourableFrom, highest).toReversed(),
    ...band(lowest, last, unfavourable),
    ...single(lowest, last, unfavourable),
    ...between(lowest, last),
    ...band(last + 1, favourableFrom - 1, neutral),
    ...single(last + 1, favourableFrom - 1, neutral),
    ...between(last + 1, favourableFrom - 1),
  ];
}

const part = (lowest: number, highest: number, people: unknown) => ({ lowest, highest, people: exactly(people) });
const exactly = (people: unknown): unknown => (typeof people === 'number' ? { from: people, to: people } : people);
const numbers = (...values: unknown[]) => values.map((value) => (typeof value === 'number' ? value : undefined));

const each = (change: (value: unknown) => unknown) => (values: unknown) =>
  Array.isArray(values) ? values.map(change) : values;

/** A copy with the named fields changed, where they exist. */
function changed(node: unknown, changes: Readonly<Record<string, (value: unknown) => unknown>>): unknown {
  if (!isFields(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, Object.hasOwn(changes, name) ? changes[name]?.(value) : value]),
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
