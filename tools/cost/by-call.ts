import type { Charged } from '../../cli/prices/prices.ts';
import type { GatewayCall } from '../../local/gateway.ts';

/** What one kind of call used in a metered quarter. */
export interface CallUse {
  readonly function: string;
  /** Operation and target, without the names of communities and pulses. */
  readonly call: string;
  readonly times: number;
  readonly charged: Charged;
  readonly amount: number;
}

/** Table and first word of the partition, or bucket and file, that a call touched. */
export function siteOf({
  operation,
  service,
  actions,
}: Pick<GatewayCall, 'operation' | 'service' | 'actions'>): string {
  const [first] = actions;
  const resource = first?.resource ?? '';
  if (service === 'dynamodb') {
    const kinds = new Set(actions.map(({ leadingKeys }) => (leadingKeys?.[0] ?? '').split('#')[0]));
    const table = (resource.split(/[-/]/).at(-1) ?? '').replace(/[0-9A-F]{8}$/, '');
    // A partition of answers begins with its pulse.
    return `${operation} ${table}${table === 'Responses' ? '' : ` ${[...kinds].join(' + ')}`}`;
  }
  const [bucket = '', ...path] = resource.replace(/^arn:aws:s3:::/, '').split('/');
  const file = (path.at(-1) ?? '')
    .replace(/(?<=^|-)[a-z]{2}(?:-[A-Z]{2})?$/, '<language>')
    .replace(/[0-9a-f]{32,}/, '<hash>');
  const home = /site/i.test(bucket) ? 'site' : 'inbox';
  return `${operation} ${home} ${path.length > 2 ? `${path[0]}/…/${file}` : file}`;
}
