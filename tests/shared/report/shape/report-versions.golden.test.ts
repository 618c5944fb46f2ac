import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partJsonSchema } from '../../../../shared/report/shape/pulse-part.ts';
import { reportJsonSchema, reportVersion } from '../../../../shared/report/shape/quarter-report.ts';
import { readReport } from '../../../../shared/report/shape/read-report.ts';
import { expectGolden } from '../../../golden-file.ts';
import { ordinaryQuarter, reportOf } from '../quarter-fixture.ts';

const schemas = new URL('../../../../shared/report/shape/schemas/', import.meta.url);
const storedFolder = new URL('stored/', import.meta.url);
const ordinary = reportOf(ordinaryQuarter());

/** Every whole number of people, once: what a version calls it, and how often it repeats it, is its own. */
function numbersOf(node: unknown): number[] {
  const found = new Set<number>();
  const look = (value: unknown): void => {
    if (typeof value === 'number' && Number.isInteger(value)) found.add(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(node);
  return [...found].sort((a, b) => a - b);
}

describe('versions of the report', () => {
  it('each have a stored schema; that of this version is the one the code declares', async () => {
    await expectGolden(
      new URL(`quarter-report-${reportVersion}.json`, schemas),
      `${JSON.stringify(reportJsonSchema(), null, 2)}\n`,
    );
    await expectGolden(
      new URL(`pulse-part-${reportVersion}.json`, schemas),
      `${JSON.stringify(partJsonSchema(), null, 2)}\n`,
    );
    const ofReports = readdirSync(schemas).filter((name) => name.startsWith('quarter-report-'));
    const kept = ofReports.map((name) => name.replace(/^quarter-report-(.*)\.json$/, '$1'));
    const stored = readdirSync(storedFolder).map((name) => name.replace(/^report-(.*)\.json$/, '$1'));
    // Every version ever written has a file here that later code must read.
    expect(kept.sort()).toEqual([...stored, reportVersion].sort());
  });

  it.each(readdirSync(storedFolder))('are read in the newest shape, with the numbers that were stored: %s', (name) => {
    const text = readFileSync(new URL(name, storedFolder), 'utf8');
    const report = readReport(text);
    const stored = JSON.parse(text);
    expect(report).toMatchObject({ version: stored.version, inOneMinute: stored.inOneMinute });
    stored.pulses.forEach((pulse: { instruments: unknown[] }, p: number) => {
      pulse.instruments.forEach((instrument, i) => {
        expect(numbersOf(report.pulses[p]?.instruments[i])).toEqual(expect.arrayContaining(numbersOf(instrument)));
      });
    });
  });

  it('before 2.0 have exact numbers of people, and bands and points that become parts of a bar', () => {
    const report = readReport(readFileSync(new URL('report-1.3.json', storedFolder), 'utf8'));
    const [instrument] = report.pulses[0]?.instruments ?? [];
    expect(instrument?.score).toMatchObject({ persons: { from: 38, to: 38 } });
    const results = instrument?.items.flatMap(({ result }) => (result.status === 'shown' ? [result] : [])) ?? [];
    expect(results.every(({ answered }) => answered.from === 38 && answered.to === 38)).toBe(true);
    const band = { lowest: 1, highest: 2, people: { from: 4, to: 4 } };
    expect(results.flatMap(({ parts }) => parts)).toContainEqual(band);
  });

  it('that are newer by a minor number are read without what is not known here', () => {
    const newer = { ...structuredClone(ordinary), version: '2.99', mood: 'sunny' };
    Object.assign(newer.pulses[0]?.instruments[0]?.items[0] ?? {}, { colour: 'green' });
    expect(readReport(JSON.stringify(newer))).toEqual({ ...ordinary, version: '2.99' });
  });

  it('of another major number, and what is no report, are refused in words', () => {
    expect(() => readReport(JSON.stringify({ ...ordinary, version: '3.0' }))).toThrow('major version 1 or 2, not 3');
    expect(() => readReport(JSON.stringify({ ...ordinary, mood: 'sunny' }))).toThrow('must fit its schema');
    expect(() => readReport(JSON.stringify({ ...ordinary, quarter: 'spring' }))).toThrow('quarter: must be a quarter');
    expect(() => readReport('{')).toThrow('must be JSON');
    expect(() => readReport('{}')).toThrow('must have a version');
    expect(() => readReport('null')).toThrow('must have a version');
  });
});
