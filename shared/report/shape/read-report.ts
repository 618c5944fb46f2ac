/**
 * Reads a published report of any version that this code knows. Stored files are never rewritten: a file of version 1 is read
 * as one of this version (from-version-1.ts), and within a version every older file is a valid newer one. A file of a newer
 * minor version is read for what is known here, and its unknown fields are left out; a newer major version is refused.
 */
import type * as z from 'zod/mini';
import { issueInWords } from '../../contract/issue-words.ts';
import { fromVersion1 } from './from-version-1.ts';
import { type PulsePart, pulsePartSchema } from './pulse-part.ts';
import { type QuarterReport, quarterReportSchema, reportVersion } from './quarter-report.ts';

/** The last minor version of each major one. */
const lastVersions = new Map([[1, 3], numbersOf(reportVersion)]);

/** Whether this code knows everything that a file of this version may say. */
export function isReadable(version: string): boolean {
  const [major, minor] = numbersOf(version);
  return minor <= (lastVersions.get(major) ?? -1);
}

/** @throws RangeError, in words for the person who has the file, when it is not a report that this code can read */
export const readReport = (text: string): QuarterReport => readStored(parseJson(text), quarterReportSchema);

/** A part of a report; there is none before 2.1. */
export const readPart = (text: string): PulsePart => readStored(parseJson(text), pulsePartSchema);

/** Whether parsed JSON is a part, and no report of a quarter, if it is either. */
export const isStoredPart = (stored: unknown): boolean =>
  typeof stored === 'object' && stored !== null && 'pulse' in stored && !('revision' in stored);

function readStored<T>(stored: unknown, schema: z.ZodMiniType<T>): T {
  const version = versionOf(stored);
  if (!version) throw new RangeError('a report must have a version such as 1.0');
  const [major, minor] = numbersOf(version);
  const last = lastVersions.get(major);
  if (last === undefined) {
    throw new RangeError(`a report must have major version ${[...lastVersions.keys()].join(' or ')}, not ${major}`);
  }
  const current = inCurrentShape(stored);
  const known = minor > last ? withoutUnknown(current, schema) : current;
  const parsed = schema.safeParse(known, { error: issueInWords });
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new RangeError(`a report of version ${version} must fit its schema: ${places.join('; ')}`);
}

/** A parsed file in the shape of this version; one that is no report stays as it is. */
export const inCurrentShape = (stored: unknown): unknown =>
  numbersOf(versionOf(stored) ?? '')[0] === 1 ? fromVersion1(stored) : stored;

/** Whether a file was made by the rules of an earlier version, by which attackers then judge it. */
export function isBefore({ version }: Pick<QuarterReport, 'version'>, other: string): boolean {
  const [major, minor] = numbersOf(version);
  const [otherMajor, otherMinor] = numbersOf(other);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

/** Whether a file was made by the rules of version 1: its numbers say more, and say it in another way. */
export const isOfVersion1 = ({ version }: Pick<QuarterReport, 'version'>): boolean => numbersOf(version)[0] === 1;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('a report must be JSON');
  }
}

function versionOf(stored: unknown): string | undefined {
  if (typeof stored !== 'object' || stored === null || !('version' in stored)) return undefined;
  const { version } = stored;
  return typeof version === 'string' && /^\d+\.\d+$/.test(version) ? version : undefined;
}

function numbersOf(version: string): [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}

/** A copy without the fields that the schema of this version does not declare. */
function withoutUnknown(stored: unknown, schema: z.ZodMiniType): unknown {
  const copy: unknown = structuredClone(stored);
  const parsed = schema.safeParse(copy);
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') continue;
    const place = issue.path.reduce<unknown>(child, copy);
    if (typeof place !== 'object' || place === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(place, key);
  }
  return copy;
}

const child = (node: unknown, key: PropertyKey): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined;
