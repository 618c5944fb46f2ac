/**
 * Everything public of a site, as an attacker downloads it: reports of all communities, quarters and revisions with their tables
 * and pages, what members get back, manifests and lists of receipts. Files are known by the end of their path, so it does not
 * matter where in a folder the site begins; any other file is no part of it.
 */
import * as z from 'zod/mini';
import { type GivenBack, givenBackSchema } from '../../../contract/given-back.ts';
import { labelSchema, pulseIdSchema } from '../../../contract/identifiers.ts';
import type { CommunityId, PulseId } from '../../../kernel/ids.ts';
import { isPart, type PulsePart, pulsePartSchema } from '../../shape/pulse-part.ts';
import { type QuarterReport, reportVersion } from '../../shape/quarter-report.ts';
import { isReadable } from '../../shape/read-report.ts';
import { readSuspect } from '../shape-attack.ts';

export interface PublicReport {
  readonly file: string;
  readonly text: string;
  /** As it was parsed, with fields that a report must not have. */
  readonly stored: unknown;
  /** A part is a report of one pulse. */
  readonly report: QuarterReport;
  /** The table beside it, and the page of the newest revision. */
  readonly csv: PublicText | undefined;
  readonly page: PublicText | undefined;
}

export interface PublicText {
  readonly file: string;
  readonly text: string;
}

/** What attackers read of a manifest; manifests of earlier versions say more and less. */
const manifestSchema = z.object({
  pulse: pulseIdSchema,
  detail: z._default(z.enum(['full', 'coarse']), 'full'),
  comments: z._default(z.boolean(), false),
  groups: z.array(z.object({ label: labelSchema, members: z.optional(z.int()) })),
});
export type PublicManifest = z.infer<typeof manifestSchema> & PublicText;

const listSchema = z.looseObject({ pulse: pulseIdSchema, version: z.int(), receipts: z.array(z.string()) });
export type PublicList = z.infer<typeof listSchema> & PublicText;

export interface PublicSite {
  /** By community and quarter: parts, then revisions in order. */
  readonly reports: readonly PublicReport[];
  /** Pages of quarters that only have parts. */
  readonly soFar: readonly { readonly parts: readonly PulsePart[]; readonly page: PublicText }[];
  readonly givenBack: readonly (PublicText & { readonly community: CommunityId; readonly content: GivenBack })[];
  readonly manifests: ReadonlyMap<PulseId, PublicManifest>;
  readonly lists: ReadonlyMap<PulseId, PublicList>;
}

/** A file that bears the name of a public one and cannot be read as it, in words for the person who has it. */
export interface SiteProblem {
  readonly file: string;
  readonly words: string;
}

const paths = {
  report: /(?:^|\/)reports\/[^/]+\/\d{4}-Q[1-4]\/(?:report(?:\.\d+)?|[a-z0-9-]+-\d{4}-\d{2})\.json$/,
  givenBack: /(?:^|\/)reports\/([^/]+)\/given-back\.json$/,
  manifest: /(?:^|\/)s\/[^/]+\/manifest\.json$/,
  list: /(?:^|\/)s\/[^/]+\/commitment\.json$/,
  table: /(?:^|\/)reports\/[^/]+\/\d{4}-Q[1-4]\/(?:report(?:\.\d+)?|[a-z0-9-]+-\d{4}-\d{2})\.csv$/,
  page: /(?:^|\/)reports\/[^/]+\/\d{4}-Q[1-4]\/report\.html$/,
};

export const isOfSite = (path: string): boolean => Object.values(paths).some((pattern) => pattern.test(path));

/** @param files texts by path, with `/` between folders */
export function readSite(files: ReadonlyMap<string, string>): {
  readonly site: PublicSite;
  readonly problems: readonly SiteProblem[];
} {
  const problems: SiteProblem[] = [];
  const of = (pattern: RegExp) =>
    [...files].filter(([file]) => pattern.test(file)).sort(([a], [b]) => (a < b ? -1 : 1));
  const parsed = <T>(pattern: RegExp, read: (stored: unknown, file: string) => T | string): (T & PublicText)[] =>
    of(pattern).flatMap(([file, text]) => {
      const stored = jsonOf(text);
      const found = stored === undefined ? 'is not JSON' : read(stored, file);
      if (typeof found !== 'string') return [{ ...found, file, text }];
      problems.push({ file, words: found });
      return [];
    });
  const fitting =
    <T>(schema: z.ZodMiniType<T>, what: string) =>
    (stored: unknown): T | string => {
      const result = schema.safeParse(stored);
      const [issue] = result.error?.issues ?? [];
      return result.success ? result.data : `is not ${what}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`;
    };
  const textAt = (file: string): PublicText | undefined => {
    const text = files.get(file);
    return text === undefined ? undefined : { file, text };
  };
  const reports = parsed(paths.report, reportIn);
  const manifests = parsed(paths.manifest, fitting(manifestSchema, 'a manifest'));
  const lists = parsed(paths.list, fitting(listSchema, 'a list of receipts'));
  const givenBack = parsed(paths.givenBack, fitting(givenBackSchema, 'what members get back'));
  const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/') + 1);
  const isNewest = ({ file, report }: (typeof reports)[number]) =>
    !isPart(report) &&
    reports.every((other) => folderOf(other.file) !== folderOf(file) || other.report.revision <= report.revision);
  const running = [...Map.groupBy(reports, ({ file }) => folderOf(file))].filter(([, those]) =>
    those.every(({ report }) => isPart(report)),
  );
  return {
    problems,
    site: {
      reports: reports
        .map((one) => ({
          ...one,
          csv: textAt(one.file.replace(/json$/, 'csv')),
          page: isNewest(one) ? textAt(`${folderOf(one.file)}report.html`) : undefined,
        }))
        .sort(byQuarter),
      soFar: running.flatMap(([folder, of]) => {
        const page = textAt(`${folder}report.html`);
        const parts = of.flatMap(({ stored }) => pulsePartSchema.safeParse(stored).data ?? []);
        return page && parts.length > 0 ? [{ parts, page }] : [];
      }),
      givenBack: givenBack.map(({ file, text, ...content }) => ({
        ...{ file, text, content },
        community: (paths.givenBack.exec(file)?.[1] ?? '') as CommunityId,
      })),
      manifests: new Map(manifests.map((manifest) => [manifest.pulse, manifest])),
      lists: new Map(lists.map((list) => [list.pulse, list])),
    },
  };
}

function byQuarter({ report: a }: PublicReport, { report: b }: PublicReport): number {
  const keys = [a, b].map(({ community, quarter }) => `${community.id} ${quarter}`);
  return keys[0] === keys[1] ? a.revision - b.revision : (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A report of any version that can be read, or why it is none. */
export function reportIn(stored: unknown): { readonly stored: unknown; readonly report: QuarterReport } | string {
  const version =
    typeof stored === 'object' && stored !== null && 'version' in stored && typeof stored.version === 'string'
      ? stored.version
      : '';
  if (!/^\d+\.\d+$/.test(version)) return `version: a quarter report must have a version such as "${reportVersion}"`;
  if (!isReadable(version)) {
    return `version: is ${version}, and this command reads 1.0 to ${reportVersion}; use the version of the command that wrote it`;
  }
  const { report, problems } = readSuspect(stored);
  if (report) return { stored, report };
  const places = problems.map(({ place, words }) => `  ${place}: ${words}`);
  return [`is not a quarter report of version ${version}:`, ...places].join('\n');
}
