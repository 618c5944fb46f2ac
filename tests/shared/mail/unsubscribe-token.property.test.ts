import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommunityId, MemberId } from '../../../shared/kernel/ids.ts';
import { readUnsubscribeToken, unsubscribeToken } from '../../../shared/mail/unsubscribe-token.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const community = fc.stringMatching(/^[a-z0-9]{2,11}(-[a-z0-9]{1,11})?$/).map((id) => id as CommunityId);
const member = fc.stringMatching(/^[0-9a-f]{32}$/).map((id) => id as MemberId);

test('a token names the member and the communities it was made for, and survives in a path', () => {
  fc.assert(
    fc.property(key, fc.array(community, { minLength: 1, maxLength: 5 }), member, (linkKey, communities, m) => {
      const token = unsubscribeToken(linkKey, communities, m);
      expect(encodeURIComponent(token)).toBe(token);
      expect(readUnsubscribeToken(linkKey, token)).toEqual({ communities, member: m });
    }),
  );
});

test('a token under another key, for another member or changed in any character belongs to no one', () => {
  fc.assert(
    fc.property(
      key,
      community,
      member,
      member,
      fc.nat(),
      fc.stringMatching(/^[a-zA-Z0-9_.-]$/),
      (linkKey, c, m, other, at, character) => {
        const token = unsubscribeToken(linkKey, [c], m);
        const otherKey = linkKey.map((byte) => byte ^ 1);
        expect(readUnsubscribeToken(otherKey, token)).toBeUndefined();
        if (other !== m) expect(readUnsubscribeToken(linkKey, token.replace(m, other))).toBeUndefined();
        const position = at % token.length;
        const changed = token.slice(0, position) + character + token.slice(position + 1);
        if (changed !== token) expect(readUnsubscribeToken(linkKey, changed)).toBeUndefined();
      },
    ),
  );
});

test('any other text belongs to no one', () => {
  const linkKey = new Uint8Array(32);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readUnsubscribeToken(linkKey, text)).toBeUndefined();
    }),
  );
  for (const text of ['', '..', 'data', `data.${'ab'.repeat(16)}.`, `data.${'ab'.repeat(16)}.AAAA.x`]) {
    expect(readUnsubscribeToken(linkKey, text)).toBeUndefined();
  }
});
