/** Someone calls status as fast as they can in the last hour of a pulse, while a member with the page open presses Send. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { questionCount } from '../../shared/answers/instruments.ts';
import { pathOf, routes } from '../../shared/contract/routes.ts';
import { throttles } from '../../shared/contract/throttles.ts';
import { browserStorage, random } from '../../tools/bench/answer-world.ts';
import { answerPulse, checkLink, type SurveyPorts } from '../../web/survey/protocol.ts';
import { type OpenPulse, openPulse } from '../e2e/open-pulse.ts';
import { waitUntil } from '../wait-until.ts';

let pulse: OpenPulse;
beforeAll(async () => {
  pulse = await openPulse(16);
});
afterAll(() => pulse.stop());

function memberHere(): SurveyPorts {
  const [, token = '', fingerprint = ''] = /#t=([^&]+)&f=([0-9a-f]{64})/.exec(pulse.nextInvited().link) ?? [];
  const link = { pulse: pulse.pulse, token, fingerprint };
  return { link, site: pulse.stack.url, storage: browserStorage(), fetch, random };
}

/** Calls as many at once as fill the bucket, again and again. */
async function flood(replies: Map<number, number>, until: AbortSignal): Promise<void> {
  const call = async () => {
    const body = JSON.stringify({ pulse: pulse.pulse, token: 'A'.repeat(43) });
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(pulse.stack.url + pathOf(routes.status), { method: 'POST', headers, body });
    await reply.text();
    replies.set(reply.status, (replies.get(reply.status) ?? 0) + 1);
  };
  while (!until.aborted) await Promise.all(Array.from({ length: 2 * throttles[routes.status].burst }, call));
}

test('a flood of status is refused, and a member who presses Send meanwhile is thanked', {
  timeout: 60_000,
}, async () => {
  const member = memberHere();
  const check = await checkLink(member);
  if (check.kind !== 'ready') throw new Error(`the link must be good, but it is ${check.kind}`);
  const replies = new Map<number, number>();
  const end = new AbortController();
  const flooding = flood(replies, end.signal);
  try {
    await waitUntil('the flood is refused', () => (replies.get(429) ?? 0) > throttles[routes.status].burst);
    const answers = choicesFrom(Array.from({ length: questionCount(pulse.manifest.instruments) }, () => 1));
    expect((await answerPulse({ ...member, answers, place: check.place })).kind).toBe('done');
  } finally {
    end.abort();
    await flooding;
  }
  expect(pulse.stack.failures()).toEqual([]);
});
