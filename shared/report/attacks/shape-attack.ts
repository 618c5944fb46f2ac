/**
 * What a file says beyond the declared schema: an extra field (a deviation, a distribution) or a number finer than it may be
 * (a percentage with a decimal). Each is a finding; the rest is the report that the other attackers take on. A file that is
 * not a report even then has problems, each with its place.
 */
import * as z from 'zod/mini';
import { issueInWords } from '../../contract/issue-words.ts';
import type { Finding } from '../shape/finding.ts';
import { pulsePartSchema, reportOfPart } from '../shape/pulse-part.ts';
import { type QuarterReport, quarterReportSchema } from '../shape/quarter-report.ts';
import { inCurrentShape, isStoredPart } from '../shape/read-report.ts';

export interface Shape {
  readonly findings: readonly Finding[];
  /** Undefined when there are problems. */
  readonly report: QuarterReport | undefined;
  readonly problems: readonly { readonly place: string; readonly words: string }[];
}

/** A part is attacked as the report that it stands for. */
const partAsReport = z.pipe(pulsePartSchema, z.transform(reportOfPart));

/** @param stored parsed JSON of any version that can be read; not changed. Places are those of the newest shape. */
export function readSuspect(stored: unknown): Shape {
  const copy: unknown = structuredClone(inCurrentShape(stored));
  const schema = isStoredPart(stored) ? partAsReport : quarterReportSchema;
  const findings: Finding[] = [];
  for (;;) {
    const parsed = schema.safeParse(copy, { error: issueInWords });
    if (parsed.success) return { findings, report: parsed.data, problems: [] };
    let changed = false;
    for (const issue of parsed.error.issues) {
      const place = placeOf(issue.path);
      if (issue.code === 'unrecognized_keys') {
        const node = at(copy, issue.path);
        for (const key of issue.keys) {
          findings.push({ code: 'undeclared-field', words: `a field "${key}"`, place: joined(place, key) });
          if (node) changed = Reflect.deleteProperty(node, key) || changed;
        }
      } else if (issue.code === 'invalid_type') {
        const node = at(copy, issue.path.slice(0, -1));
        const key = issue.path.at(-1);
        const value: unknown = node && key !== undefined ? Reflect.get(node, key) : undefined;
        if (!node || key === undefined || typeof value !== 'number' || !Number.isFinite(value)) continue;
        findings.push({ code: 'undeclared-field', words: 'a number that must be whole is not', place });
        changed = Reflect.set(node, key, Math.round(value)) || changed;
      }
    }
    if (!changed) {
      const problems = parsed.error.issues.map(({ path, message }) => ({
        place: placeOf(path) || 'the file',
        words: message,
      }));
      return { findings, report: undefined, problems };
    }
  }
}

function at(node: unknown, path: readonly PropertyKey[]): object | undefined {
  const found = path.reduce<unknown>(
    (parent, key) => (typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined),
    node,
  );
  return typeof found === 'object' && found !== null ? found : undefined;
}

const placeOf = (path: readonly PropertyKey[]): string => path.reduce<string>(joined, '');

const joined = (place: string, key: PropertyKey): string =>
  typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`;
