import { describe, expect, it } from 'vitest';
import { defaultPulses } from '../../../../shared/contract/community.ts';
import type { PulseResult } from '../../../../shared/contract/results.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { quarterReportSchema, reportJsonSchema } from '../../../../shared/report/shape/quarter-report.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../quarter-fixture.ts';

type Ends = Readonly<Record<string, { readonly undelivered: number; readonly unknown: number }>>;
const withEnds = (result: PulseResult, ends: Ends): PulseResult => ({
  ...result,
  counts: result.counts.map((count) => ({ ...count, ...ends[count.label] })),
});

describe('the quarter report', () => {
  it('is what its schema declares, and the published schema says the same', () => {
    const report = reportOf(ordinaryQuarter());
    expect(quarterReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    const schema = reportJsonSchema();
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(JSON.stringify(schema)).toContain('"provenance"');
  });

  it('is the same from the same answers, except for what is random by construction', () => {
    const other = ordinaryQuarter().map((pulse) => ({
      ...pulse,
      fingerprint: '12'.repeat(32),
      commitmentRoot: '34'.repeat(32),
    }));
    const { provenance: mine, ...first } = reportOf(ordinaryQuarter());
    const { provenance: theirs, ...second } = reportOf(other);
    expect(second).toEqual(first);
    expect(theirs).not.toEqual(mine);
  });

  it('counts groups with few answers together, and says how many members each has', () => {
    const [pulse] = reportOf([
      pulseResult([
        { label: 'Berlin', invited: 9, answers: answersOf(1, 3, mixed) },
        { label: 'Hamburg', invited: 20, answers: answersOf(1, 11, mixed) },
        { label: 'Lisbon', invited: 10, answers: answersOf(1, 4, mixed) },
      ]),
    ]).pulses;
    expect(pulse?.groups).toEqual([
      { label: 'Hamburg', members: 20, answered: { status: 'exact', people: 11, of: 20 } },
      { label: 'Other groups', members: 19, answered: { status: 'exact', people: 7, of: 19 } },
    ]);
    expect(pulse?.mergedLabels).toBe(2);
  });

  it('counts who was not asked or not reached as silent, and hides numbers that lie close together', () => {
    const result = pulseResult([
      { label: 'Berlin', invited: 20, answers: answersOf(1, 9, mixed) },
      { label: 'Lisbon', invited: 40, answers: answersOf(1, 11, mixed) },
    ]);
    const ends = { Berlin: { undelivered: 1, unknown: 2 }, Lisbon: { undelivered: 0, unknown: 4 } };
    const optedOut = { ...result, counts: result.counts.map((count) => ({ ...count, members: count.invited + 6 })) };
    const [pulse] = reportOf([withEnds(optedOut, ends)]).pulses;
    expect(pulse).toMatchObject({
      members: 72,
      asked: { status: 'exact', people: 60, of: 72 },
      // 53, seven fewer than were asked.
      reached: { status: 'hidden', reason: 'protects-another-number' },
      answered: { status: 'exact', people: 20, of: 72 },
      groups: [{ members: 26 }, { members: 46 }],
    });
    for (const { items } of pulse?.instruments ?? []) {
      for (const { result: item } of items) if (item.status === 'shown') expect(item.worstCase.of).toBe(72);
    }
  });

  it('says of a result that was counted without members how many were invited', () => {
    const [pulse] = reportOf([pulseResult([{ label: 'Berlin', invited: 32, answers: answersOf(1, 9, mixed) }])]).pulses;
    expect(pulse?.members).toBe(32);
  });

  it('shows no group at all if there is only one, because it is the community', () => {
    const [pulse] = reportOf([pulseResult([{ label: 'All', invited: 9, answers: answersOf(1, 6, mixed) }])]).pulses;
    expect(pulse?.instruments.flatMap(({ groups }) => groups)).toEqual([]);
  });

  it('hides the scores of all groups when one has too few people with a score', () => {
    // In Lisbon everyone answered, but all but two preferred not to answer most questions.
    const shy = answersOf(1, 6, (person, item, points) => (person > 1 && item > 1 ? 0 : mixed(person, item, points)));
    const report = reportOf([
      pulseResult([
        { label: 'Berlin', invited: 24, answers: answersOf(1, 9, mixed) },
        { label: 'Lisbon', invited: 24, answers: shy },
      ]),
    ]);
    const [instrument] = report.pulses[0]?.instruments ?? [];
    expect(instrument?.score.status).toBe('shown');
    expect(instrument?.groups.map(({ score }) => score)).toMatchObject([
      { status: 'hidden', reason: 'protects-a-group' },
      { status: 'hidden', reason: 'too-few-answers' },
    ]);
    expect(verifyReport(report, [])).toEqual([]);
  });

  it('hides a question that few answered, and leaves "prefer not to answer" out of every number', () => {
    const answers = answersOf(1, 8, (person, item, points) =>
      item === 2 && person > 3 ? 0 : mixed(person, item, points),
    );
    const [instrument] = reportOf([pulseResult([{ label: 'All', invited: 20, answers }])]).pulses[0]?.instruments ?? [];
    const counts = instrument?.items.map(({ result }) =>
      result.status === 'shown' ? result.answered.to : result.reason,
    );
    expect(counts).toEqual([8, 8, 'too-few-answers', 8, 8, 8, 8]);
  });

  it('keeps to the lowest minimum if a programme raised it between two pulses', () => {
    const group = (month: number) => [{ label: 'All', invited: 20, answers: answersOf(month, 12, mixed) }];
    const report = reportOf([
      pulseResult(group(1), { month: 1, minimumGroup: 10 }),
      pulseResult(group(2), { month: 2, minimumGroup: 5 }),
    ]);
    expect(report.promise.minimumGroup).toBe(5);
    expect(verifyReport(report, [])).toEqual([]);
  });

  it('says that the silent may think otherwise when fewer than three in five answered', () => {
    const of = (answered: number) =>
      reportOf([pulseResult([{ label: 'All', invited: 20, answers: answersOf(1, answered, mixed) }])]).inOneMinute;
    const caution = 'Fewer than 60% answered, and those who didn’t may well think differently.';
    expect(of(11)).toContain(caution);
    expect(of(12)).not.toContain(caution);
  });

  it('names every instrument of a quarter in its order', () => {
    const names = reportOf(ordinaryQuarter()).pulses.flatMap(({ instruments }) =>
      instruments.map(({ instrument }) => instrument),
    );
    expect(names).toEqual(defaultPulses.flatMap(({ instruments }) => instruments.map(({ id }) => id)));
  });
});
