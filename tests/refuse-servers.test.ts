import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { startDynamoDb } from '../local/dynamodb.ts';
import { hasChromium, launchChromium } from '../tools/chromium.ts';

const rename =
  'rename tests/refuse-servers.test.ts to tests/refuse-servers.service.test.ts, or to .e2e.test.ts if it is a journey';

it('refuses a unit test that listens, and says which project it belongs to', () => {
  expect(() => createServer().listen(0)).toThrow(`a unit test must not listen on a socket: ${rename}`);
});

it('refuses a unit test that connects to a server', async () => {
  expect(() => connect(1, '127.0.0.1')).toThrow(`a unit test must not connect to a server: ${rename}`);
  await expect(fetch('http://127.0.0.1:1/')).rejects.toThrow();
});

it('refuses a unit test that starts a process', () => {
  const sentence = `a unit test must not start a process: ${rename}`;
  expect(() => spawn('true')).toThrow(sentence);
  expect(() => execFile('true')).toThrow(sentence);
});

it('refuses what libraries start: a bundler, a database, a browser', async () => {
  expect(() => build({ stdin: { contents: '' }, write: false })).toThrow('must not start a process');
  await expect(startDynamoDb('nowhere')).rejects.toThrow('must not');
  if (hasChromium) await expect(launchChromium()).rejects.toThrow('must not start a process');
});
