import { communityIdSchema, quarterIdSchema } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';

/** What a path below `/reports/` names. Anything else in the bucket has no name here, whatever the path looks like. */
export type Named =
  | { readonly kind: 'schema'; readonly key: string }
  | { readonly kind: 'public-index' }
  | { readonly kind: 'index'; readonly community: CommunityId; readonly as: 'page' | 'json' }
  | {
      readonly kind: 'file';
      readonly community: CommunityId;
      readonly quarter: QuarterId;
      /** If it is what one pulse says, and not its quarter. */
      readonly pulse?: string;
      readonly key: string;
    };

const partFile = /^([a-z0-9-]+-\d{4}-\d{2})\.(?:json|csv)$/;
const reportFile = /^(?:report\.html|report(?:\.[1-9]\d{0,3})?\.(?:json|csv))$/;

/** @param path what follows `/reports/`, decoded once */
export function namedBy(path: string): Named | undefined {
  if (path === siteKeys.index.slice('reports/'.length)) return { kind: 'public-index' };
  if (/^schema\/(?:quarter-report|pulse-part)-\d{1,3}\.\d{1,3}\.json$/.test(path))
    return { kind: 'schema', key: `reports/${path}` };
  const [first, second, third, ...rest] = path.split('/');
  const community = communityIdSchema.safeParse(first).data;
  if (!community || rest.length > 0) return undefined;
  if (third === undefined) {
    if (second === undefined || second === '') return { kind: 'index', community, as: 'page' };
    return second === 'index.json' ? { kind: 'index', community, as: 'json' } : undefined;
  }
  const quarter = quarterIdSchema.safeParse(second).data;
  if (!quarter) return undefined;
  const file = { kind: 'file', community, quarter, key: `reports/${community}/${quarter}/${third}` } as const;
  if (reportFile.test(third)) return file;
  const pulse = partFile.exec(third)?.[1];
  return pulse?.slice(0, -8) === community ? { ...file, pulse } : undefined;
}
