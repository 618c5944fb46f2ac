import { expect, test } from 'vitest';
import { findStage } from '../../infra/stages.ts';

test.each(['local', 'example'])('stage %s sends from an address in its own mail domain', (name) => {
  const stage = findStage(name);
  expect(stage.mailFrom.split('@')[1]).toBe(stage.mailDomain);
});

test.each(['local', 'example'])(
  'the site of stage %s has an address without a path, because links append theirs',
  (name) => {
    const { siteUrl } = findStage(name);
    expect(new URL(siteUrl).origin).toBe(siteUrl);
  },
);

test('a stage that people use cannot be deleted by mistake', () => {
  expect(findStage('example').protectedFromDeletion).toBe(true);
});

test('a stage that there is not is refused with the names of those there are', () => {
  expect(() => findStage('prod')).toThrow('stage "prod" must be one of local, example');
});
