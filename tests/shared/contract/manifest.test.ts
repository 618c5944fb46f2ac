import { expect, it } from 'vitest';
import { parseManifest } from '../../../shared/contract/pulse.ts';
import { promiseFingerprint } from '../../../shared/pulse/manifest.ts';
import { madeManifest } from '../../made/made-pulse.ts';

it('reads the manifest of a pulse that opened before members were counted, with the same promise', () => {
  const manifest = madeManifest('makers-2026-10');
  const groups = manifest.groups.map(({ label, members }) => ({ label, invited: members }));
  const first = parseManifest(JSON.stringify({ ...manifest, version: 1, groups }));
  expect(first).toEqual(manifest);
  expect(promiseFingerprint(first)).toBe(promiseFingerprint(manifest));
  expect(() => parseManifest(JSON.stringify({ ...manifest, groups }))).toThrow();
});
