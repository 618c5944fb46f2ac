import { describe, expect, it } from 'vitest';
import { acceptsUntilOf, parseDefinition, parseManifest } from '../../../shared/contract/pulse.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { promiseFingerprint } from '../../../shared/pulse/manifest.ts';
import { madeDefinition, madeManifest } from '../../made/made-pulse.ts';

it('reads the manifest of a pulse that opened before members were counted, with the same promise', () => {
  const manifest = madeManifest('makers-2026-10');
  const groups = manifest.groups.map(({ label, members }) => ({ label, invited: members }));
  const first = parseManifest(JSON.stringify({ ...manifest, version: 1, groups }));
  expect(first).toEqual(manifest);
  expect(promiseFingerprint(first)).toBe(promiseFingerprint(manifest));
  expect(() => parseManifest(JSON.stringify({ ...manifest, groups }))).toThrow();
});

describe('a pulse that opened before the soft close', () => {
  const { acceptsUntil: _, resultsAt: __, ...row } = madeDefinition('makers-2026-10');

  it('ends when it closes, and has its results with its quarter', () => {
    expect(parseDefinition(row)).toMatchObject({ acceptsUntil: row.closes, resultsAt: row.publishes });
  });

  it('has a manifest that ends when it closes, with the promise that it was made with', () => {
    const manifest = madeManifest('makers-2026-10');
    expect(acceptsUntilOf(manifest)).toBe(manifest.closes);
    const later = { ...manifest, acceptsUntil: '2026-11-03T16:00:00Z' as Instant };
    expect(acceptsUntilOf(later)).toBe('2026-11-03T16:00:00Z');
    expect(promiseFingerprint(later)).not.toBe(promiseFingerprint(manifest));
    expect(Object.keys(parseManifest(JSON.stringify(manifest)))).not.toContain('acceptsUntil');
  });
});
