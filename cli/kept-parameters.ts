import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';
import { pulseIdSchema } from '../shared/contract/identifiers.ts';
import type { KeptKey } from '../shared/contract/operator-calls.ts';
import { fromBase64Url } from '../shared/kernel/bytes.ts';
import { UsageError } from './read-arguments.ts';

/** A key as versions before docs/adr/0057 kept it: a SecureString of base64url under `/commons-pulse/<stage>/`. */
export interface KeptParameter {
  readonly name: string;
  readonly key: KeptKey['key'];
  readonly bytes: Uint8Array;
}

/**
 * Every key of a stage, masters first.
 *
 * @throws UsageError for a parameter under the path that is none of ours
 */
export async function keptParameters(client: SSMClient, stage: string): Promise<KeptParameter[]> {
  const Path = `/commons-pulse/${stage}/`;
  const kept: KeptParameter[] = [];
  const pages = paginateGetParametersByPath({ client }, { Path, Recursive: true, WithDecryption: true });
  for await (const { Parameters = [] } of pages) {
    for (const { Name: name = '', Value = '!' } of Parameters) {
      const key = keyOf(name.slice(Path.length));
      const bytes = fromBase64Url(Value);
      if (!key || bytes?.length !== 32) throw new UsageError(`the parameter ${name} is not a key of Commons Pulse.`);
      kept.push({ name, key, bytes });
    }
  }
  return kept.toSorted((a, b) => (a.key.kind < b.key.kind ? -1 : 1));
}

function keyOf(name: string): KeptParameter['key'] | undefined {
  if (name === 'link-key') return { kind: 'master', master: 'link' };
  if (name === 'credential-key') return { kind: 'master', master: 'credential' };
  const [, pulse] = /^sealing\/([^/]+)\/[0-9a-f]{32}$/.exec(name) ?? [];
  const { data } = pulseIdSchema.safeParse(pulse);
  return data && { kind: 'sealing', pulse: data };
}
