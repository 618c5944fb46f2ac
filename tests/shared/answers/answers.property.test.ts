import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commentMaxBytes,
  decodeComment,
  decodeScores,
  encodeComment,
  encodeScores,
} from '../../../shared/answers/answers.ts';
import { choicesFrom, noAnswer } from '../../../shared/answers/choice.ts';

const points = fc.array(fc.integer({ min: 2, max: 11 }), { minLength: 1, maxLength: 20 });

describe('padded answers', () => {
  it('come back as they were, always in 256 bytes', async () => {
    await fc.assert(
      fc.property(
        points.chain((scale) =>
          fc.tuple(fc.constant(scale), fc.tuple(...scale.map((max) => fc.integer({ min: 0, max })))),
        ),
        ([scale, choices]) => {
          const padded = encodeScores(choicesFrom(choices));
          expect(padded).toHaveLength(256);
          expect(decodeScores(padded, scale)).toEqual({ ok: true, value: choices });
        },
      ),
    );
  });

  it('are refused when any byte outside the answers is changed, or an answer leaves its scale', async () => {
    await fc.assert(
      fc.property(
        points,
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 1, max: 255 }),
        (scale, place, change) => {
          const padded = encodeScores(scale.map(() => noAnswer));
          padded[place] = (padded[place] ?? 0) ^ change;
          const item = place - 2;
          const stillOnScale = item >= 0 && change <= (scale[item] ?? -1);
          expect(decodeScores(padded, scale).ok).toBe(stillOnScale);
        },
      ),
    );
  });

  it('made of any bytes at all are read or refused, never thrown', async () => {
    await fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), points, (bytes, scale) => {
        expect([true, false]).toContain(decodeScores(bytes, scale).ok);
        expect([true, false]).toContain(decodeComment(bytes).ok);
      }),
    );
  });
});

describe('padded comments', () => {
  it('come back as they were, always in 2,048 bytes', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (comment) => {
        const wellFormed = comment.toWellFormed();
        fc.pre(new TextEncoder().encode(wellFormed).length <= commentMaxBytes);
        const padded = encodeComment(wellFormed);
        expect(padded).toHaveLength(2048);
        expect(decodeComment(padded)).toEqual({ ok: true, value: wellFormed });
      }),
    );
  });

  it('of five hundred of the longest characters fit, as the page allows', () => {
    expect(() => encodeComment('🙂'.repeat(250))).not.toThrow();
    expect(() => encodeComment('語'.repeat(500))).not.toThrow();
    expect(() => encodeComment('語'.repeat(683))).toThrow(RangeError);
  });
});
