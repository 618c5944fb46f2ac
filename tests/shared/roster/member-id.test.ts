import { expect, it } from 'vitest';
import { memberIdOf } from '../../../shared/roster/member-id.ts';

it('names a person by the address alone, in a form that may never change', () => {
  // Python: sha256(len16('commons-pulse/member/v1') + len16('ana@example.org')).hexdigest()[:32]
  expect(memberIdOf('ana@example.org')).toBe('833099aef5fb808761683a130b57f227');
});
