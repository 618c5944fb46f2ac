import { describe, expect, test } from 'vitest';
import { parseFilterPattern } from '../../local/filter-pattern.ts';

describe('a filter pattern', () => {
  test.each([
    ['{ $.event = "mail.paused" }', { event: 'mail.paused' }, true],
    ['{ $.event = "mail.paused" }', { event: 'mail.paused.not' }, false],
    ['{ $.event = "mail.paused" }', {}, false],
    ['{ ($.event = "a") && (($.code = "x") || ($.code = "y")) }', { event: 'a', code: 'y' }, true],
    ['{ ($.event = "a") && (($.code = "x") || ($.code = "y")) }', { event: 'a', code: 'z' }, false],
    ['{ ($.event = "a") && (($.code = "x") || ($.code = "y")) }', { event: 'b', code: 'x' }, false],
    // && binds closer than ||.
    ['{ $.a = "1" || $.b = "1" && $.c = "1" }', { a: '1' }, true],
    ['{ $.a = "1" || $.b = "1" && $.c = "1" }', { b: '1' }, false],
  ])('%s on %o is %s', (pattern, fields, expected) => {
    expect(parseFilterPattern(pattern)(fields)).toBe(expected);
  });

  test.each([
    '',
    '{ }',
    'ERROR',
    '{ $.event = mail }',
    '{ $.event != "mail" }',
    '{ $.event = "mail"',
    '{ ($.event = "mail" }',
    '{ $.event = "mail" } more',
    '{ $.a.b = "mail" }',
  ])('is refused rather than half understood: %s', (pattern) => {
    expect(() => parseFilterPattern(pattern)).toThrow(SyntaxError);
  });
});
