import type { ArrivingCall } from '../../../local/gateway.ts';
import { functionNames } from '../../../shared/contract/functions.ts';

/** Every community of a sweep has such a name, so that a call on the wire shows whose it is. */
const caseName = /case-\d{3}/;

export interface CallSite {
  readonly community: string;
  /** Function, operation, and what the call is about; equal for all rows of a kind. */
  readonly site: string;
  /** Equal for the SDK's own repeats of one call, different for the next row. */
  readonly call: string;
}

/** Which call of the code this is; undefined if it is about none of our communities. */
export function siteOf({ role, service, operation, actions, body }: ArrivingCall): CallSite | undefined {
  const readable = service === 'ses' ? tagsOf(body) : body;
  const touched = actions.map(({ resource, leadingKeys = [] }) => `${resource} ${leadingKeys.join(' ')}`).join(' ');
  const community = caseName.exec(`${readable} ${touched}`)?.[0];
  // The index of all communities is written with every one in it, so it is no one's.
  if (community === undefined || touched.includes('/reports/index.json')) return undefined;
  const lambda = functionNames.find((name) => role.endsWith(`-${name}`)) ?? role;
  const about = service === 'dynamodb' ? aboutRow(readable) : `${touched} ${service === 'ses' ? readable : ''}`;
  const site = `${lambda} ${operation} ${nameless(about)}`.trim();
  return { community, site, call: `${site} ${readable}` };
}

/** Table, partition, and the values that tell one write of a row from another. */
function aboutRow(body: string): string {
  const table = /"TableName":"[^"]*?-([A-Z][a-z]+)[0-9A-F]*"/.exec(body)?.[1] ?? '';
  const partition = /"(?:pk|:pk|:shard)":\{"S":"([a-z]+)/.exec(body)?.[1] ?? '';
  const row = /"sk":\{"S":"(programme|member|stop|definition|pulse)/.exec(body)?.[1] ?? '';
  const attribute = /"#state":"(\w+)"/.exec(body)?.[1] ?? '';
  const to = /":to":\{"S":"(\w+)"/.exec(body)?.[1] ?? '';
  return [table, partition, row, attribute, to].join(' ');
}

const tagsOf = (body: string): string => {
  const form = new URLSearchParams(body);
  const tags: string[] = [];
  for (let i = 1; form.has(`Tags.member.${i}.Name`); i++) tags.push(form.get(`Tags.member.${i}.Value`) ?? '');
  return tags.join(' ');
};

/** Without anything that differs from community to community, page to page and run to run. */
const nameless = (text: string): string =>
  text
    .replaceAll(/arn:aws:[a-z0-9]+:[^:]*:[^:]*:/g, '')
    .replaceAll(/identity\/\S+@\S+/g, 'identity/recipient')
    .replaceAll(/case-\d{3}(?:-\d{4}-\d{2})?/g, '…')
    .replaceAll(/\b[0-9a-f]{12,}\b/g, '#')
    .replaceAll(/\d{8}T\d{4}/g, 'T')
    .replaceAll(/(?<=\/s\/…\/)[a-zA-Z-]{2,5}$/g, 'page')
    .replaceAll(/commonspulse-local-|CommonsPulse-?local-?|(?<=[a-z])[0-9A-F]{8}\b/g, '')
    .replaceAll(/(?<=…-[a-z0-9]+)-T\b/g, '')
    .replaceAll(/ +/g, ' ')
    .trim();
