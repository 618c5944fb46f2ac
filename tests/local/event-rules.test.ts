import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JsonObject } from '../../local/cloud-assembly.ts';
import { inputOf } from '../../local/event-input.ts';
import { compilePattern } from '../../local/event-pattern.ts';
import { type Delivery, EventRules } from '../../local/event-rules.ts';
import type { Resource } from '../../local/resolve-template.ts';
import { temporaryFolder } from './fixture.ts';

describe('event patterns', () => {
  const event = {
    source: 'aws.s3',
    detail: { bucket: { name: 'inbox' }, object: { key: 'signals/a/b.csv', size: 0 } },
  };
  const matches = (pattern: JsonObject) => compilePattern(pattern)(event);

  it.each<[string, JsonObject, boolean]>([
    ['an exact value', { source: ['aws.ses', 'aws.s3'] }, true],
    ['another value', { source: ['aws.ses'] }, false],
    ['a prefix deep inside', { detail: { object: { key: [{ prefix: 'signals/' }] } } }, true],
    ['another prefix', { detail: { object: { key: [{ prefix: 'communities/' }] } } }, false],
    ['a suffix', { detail: { object: { key: [{ suffix: '.csv' }] } } }, true],
    ['a wildcard', { detail: { object: { key: [{ wildcard: 'signals/*.csv' }] } } }, true],
    ['a wildcard whose dot is a dot', { detail: { object: { key: [{ wildcard: 'signals/*bxcsv' }] } } }, false],
    ['the number zero', { detail: { object: { size: [0] } } }, true],
    ['anything but', { source: [{ 'anything-but': ['aws.ses'] }] }, true],
    ['anything but that very value', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
    ['something there', { detail: { object: { key: [{ exists: true }] } } }, true],
    ['something not there', { detail: { reason: [{ exists: false }] } }, true],
    ['something missing altogether', { detail: { other: { name: ['inbox'] } } }, false],
    ['one field of two', { source: ['aws.s3'], detail: { bucket: { name: ['other'] } } }, false],
  ])('match %s', (_, pattern, expected) => {
    expect(matches(pattern)).toBe(expected);
  });

  it('with an unknown operator stop the start', () => {
    expect(() => compilePattern({ detail: { size: [{ numeric: ['>', 0] }] } })).toThrow('numeric');
  });
});

describe('the input of a target', () => {
  const event = { id: 'x', detail: { kind: 'Bounce', to: ['a"b'], 'a-b': { c: 1 } } };

  it('is the event, a fixed text, a part of the event or a filled template', () => {
    expect(inputOf(event, {})).toBe(event);
    expect(inputOf(event, { Input: '{"a":1}' })).toEqual({ a: 1 });
    expect(inputOf(event, { InputPath: '$.detail.to[0]' })).toBe('a"b');
    const InputPathsMap = {
      kind: '$.detail.kind',
      to: '$.detail.to',
      first: '$.detail.to[0]',
      c: "$.detail['a-b'].c",
      none: '$.no.where',
    };
    const InputTemplate = '{"kind":<kind>,"to":<to>,"text":"to <first>, <c>","none":<none>,"other":"<unknown>"}';
    expect(inputOf(event, { InputTransformer: { InputPathsMap, InputTemplate } })).toEqual({
      kind: 'Bounce',
      to: ['a"b'],
      text: 'to a"b, 1',
      none: null,
      other: '<unknown>',
    });
  });
});

const idOf = ({ input }: Delivery): unknown =>
  typeof input === 'object' && input !== null && !Array.isArray(input) ? Reflect.get(input, 'id') : undefined;

describe('event rules', () => {
  const rule: Resource = {
    stack: 'Pipeline',
    logicalId: 'Rule',
    type: 'AWS::Events::Rule',
    name: 'rule',
    arn: 'arn:rule',
    properties: { EventPattern: { source: ['aws.s3'] }, Targets: [{ Id: 'f', Arn: 'arn:f' }] },
  };

  it('redeliver after a restart what no target had finished, and never what one had', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const stopped = (delivery: Delivery) =>
      idOf(delivery) === 'done' ? Promise.resolve() : Promise.reject(new Error('stopping'));
    const before = new EventRules(folder, [rule], stopped);
    for (const id of ['first', 'done', 'second']) before.publish({ source: 'aws.s3', id });
    before.publish({ source: 'aws.ses', id: 'other' });
    await expect.poll(() => before.idle).toBe(true);

    const delivered: unknown[] = [];
    const after = new EventRules(folder, [rule], async (delivery) => {
      delivered.push(delivery.target, idOf(delivery));
    });
    after.resume();
    await expect.poll(() => after.idle).toBe(true);
    expect(delivered).toEqual(['arn:f', 'first', 'arn:f', 'second']);
    after.resume();
    expect(after.idle).toBe(true);
  });
});
