import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../cli/read-arguments.ts';
import { readAddress } from '../../../cli/watch/read-address.ts';

const site = 'https://pulse.example.org';
const pulse = 'makers-2026-10';
const whole = 'ab'.repeat(32);

describe('the address of a pulse', () => {
  it.each([
    `${site}/s/${pulse}`,
    `${site}/s/${pulse}/`,
    `${site}/s/${pulse}/en`,
    `${site}/s/${pulse}/manifest.json`,
    `${site}/s/${pulse}/pt-BR?utm=1`,
    `${site}/s/${pulse}/en#t=secret`,
  ])('may be %s', (address) => {
    expect(readAddress(address, undefined)).toEqual({ site, pulse, fingerprint: undefined });
  });

  it('keeps of a link only the fingerprint; a typed one comes first, in the groups of the mail', () => {
    const link = `${site}/s/${pulse}/en#t=${'A'.repeat(43)}&f=${whole}`;
    expect(readAddress(link, undefined)).toEqual({ site, pulse, fingerprint: whole });
    expect(readAddress(link, 'CDCD cdcd cdcd cdcd cdcd cdcd cdcd cdcd').fingerprint).toBe('cd'.repeat(16));
  });

  it.each([
    ['pulse.example.org/s/makers-2026-10', 'the address must be https://HOST/s/PULSE'],
    [`${site}/`, 'the address must be https://HOST/s/PULSE'],
    [`${site}/s/makers`, 'the address must be https://HOST/s/PULSE'],
    [`${site}/reports/makers/2026-Q4/report.html`, 'the address must be https://HOST/s/PULSE'],
    [`http://pulse.example.org/s/${pulse}`, 'must begin with https://'],
    [`file:///s/${pulse}`, 'must begin with https://'],
  ])('cannot be %s', (address, words) => {
    expect(() => readAddress(address, undefined)).toThrow(UsageError);
    expect(() => readAddress(address, undefined)).toThrow(words);
  });

  it.each(['', 'abcd', whole.slice(1), `${whole}00`, 'zz'.repeat(16)])('refuses "%s" as a fingerprint', (typed) => {
    expect(() => readAddress(`${site}/s/${pulse}`, typed)).toThrow('eight groups of four digits');
  });
});
