import type { Names } from './names.ts';

/** The domain and those above it, down to two labels: `pulse.example.org`, `example.org`. */
export function selfAndParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

/**
 * In which zone records of a domain belong, and who keeps it: a subdomain may have been delegated to name servers of its
 * own, and records in the zone above it are seen by nobody then.
 */
export async function zoneOf(domain: string, names: Names): Promise<{ zone: string; keeper: string } | undefined> {
  for (const zone of selfAndParents(domain)) {
    const servers = await names.resolveNs(zone).catch(() => []);
    const [keeper] = servers.toSorted();
    if (keeper !== undefined) return { zone, keeper };
  }
  return undefined;
}
