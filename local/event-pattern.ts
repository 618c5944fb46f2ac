import type { Json, JsonObject } from './cloud-assembly.ts';

/**
 * EventBridge patterns, as far as our rules use them: exact values, prefix, suffix, wildcard, exists and anything-but, at any
 * depth. An unknown operator is an error when the rule is loaded, never a rule that silently matches.
 */
export type EventPattern = (event: Json) => boolean;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function compilePattern(pattern: JsonObject): EventPattern {
  const fields = Object.entries(pattern).map(([name, expected]) => {
    const test = Array.isArray(expected) ? anyOf(expected) : nested(expected, name);
    return (event: Json) => test(isObject(event) ? event[name] : undefined);
  });
  return (event) => fields.every((matches) => matches(event));
}

type Test = (value: Json | undefined) => boolean;

function nested(expected: Json, name: string): Test {
  if (!isObject(expected)) throw new Error(`event pattern must give ${name} a list or an object`);
  const inner = compilePattern(expected);
  return (value) => inner(value ?? null);
}

/** A list matches when one of its entries does; a list in the event when one of its values does. */
function anyOf(alternatives: readonly Json[]): Test {
  const tests = alternatives.map(single);
  return (value) => {
    const values: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value];
    return tests.some((test) => values.some(test));
  };
}

function single(expected: Json): Test {
  if (!isObject(expected)) return (value) => value === expected;
  const [operator = '', ...others] = Object.keys(expected);
  const operand = expected[operator];
  if (others.length === 0) {
    const text =
      (test: (value: string) => boolean): Test =>
      (value) =>
        typeof value === 'string' && test(value);
    if (operator === 'exists') return (value) => (value !== undefined) === operand;
    if (operator === 'prefix' && typeof operand === 'string') return text((value) => value.startsWith(operand));
    if (operator === 'suffix' && typeof operand === 'string') return text((value) => value.endsWith(operand));
    if (operator === 'wildcard' && typeof operand === 'string') return text((value) => wildcard(operand).test(value));
    if (operator === 'anything-but' && operand !== undefined) {
      const excluded = anyOf(Array.isArray(operand) ? operand : [operand]);
      return (value) => value !== undefined && !excluded(value);
    }
  }
  throw new Error(`event pattern must use operators that local/event-pattern knows; found ${operator}`);
}

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
