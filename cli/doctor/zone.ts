import type { Names } from './names.ts';

/** The domain and those above it, down to two labels: `pulse.example.org`, `example.org`. */
export function selfAndParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

/**
 * The zone that records of a domain belong in, and the name server that manages it. If a subdomain is delegated to its own
 * name servers, records in the zone above it have no effect.
 */
export async function zoneOf(domain: string, names: Names): Promise<{ zone: string; keeper: string } | undefined> {
  for (const zone of selfAndParents(domain)) {
    const servers = await names.resolveNs(zone).catch(() => []);
    const [keeper] = servers.toSorted();
    if (keeper !== undefined) return { zone, keeper };
  }
  return undefined;
}
