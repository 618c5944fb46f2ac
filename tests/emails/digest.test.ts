import { describe, expect, it } from 'vitest';
import { answersOf, mixed, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';
import { digestOf, firstDigest as first, changedDigest as risen, sameDigest as same } from './digest-samples.ts';

const few = digestOf(reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, 4, mixed) }])]));

describe('the digest', () => {
  it('has a subject that says whose it is, and the finding', () => {
    expect(first.subject).toBe('Makers, 2026-Q4: weakest question 9 of 38, psychological safety');
    expect(risen.subject).toMatch(/^Makers, 2026-Q4: \d scores clearly higher$/);
    expect(same.subject).toBe(first.subject);
    expect(few.subject).toBe('Makers, 2026-Q4: too few answers to report');
    for (const { subject } of [first, risen, same, few]) expect(subject.length).toBeLessThanOrEqual(70);
  });

  it('can be read in one minute', () => {
    for (const { text } of [first, risen, same, few]) {
      expect(text.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word)).length).toBeLessThanOrEqual(200);
    }
  });

  it('says the verdict in words beside each score, and how to leave', () => {
    expect(risen.text).toMatch(/Psychological safety\n[\d.]+ on a scale from 1 to 5, clearly higher/);
    expect(first.text).not.toMatch(/clear/);
    expect(first.text).toMatch(/Belief in action\n25 of 38 favourable/);
    for (const part of [first.text, first.html]) {
      expect(part).toContain(`https://pulse.example/read/en#makers/2026-Q4/${'e'.repeat(22)}`);
      expect(part).toContain('https://pulse.example/api/unsubscribe/token');
    }
  });

  it('gives no number when too few answered', () => {
    expect(few.text).toContain('Too few people answered');
    expect(few.text).not.toMatch(/\b4 of 12\b|33%|on a scale/);
  });

  it('loads nothing and runs nothing', () => {
    expect(risen.html).not.toMatch(/<img|<script|<link|@import|url\(/);
  });
});
