/** The drill "the credential master is lost" of docs/drills.md. */
import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretNames } from '../../shared/contract/secrets.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

let pulse: OpenPulse;
const call = async (name: string, body: object) => {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${pulse.stack.url}/api/${name}`, { method: 'POST', headers, body: text });
  return { status: reply.status, reply: await reply.text() };
};

describe('when the credential master is lost while a pulse is open', () => {
  beforeAll(async () => {
    pulse = await openPulse(12);
    const ssm = new SSMClient({
      endpoint: pulse.stack.endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await ssm.send(new DeleteParameterCommand({ Name: secretNames.credentialKey('local') }));
    ssm.destroy();
  });
  afterAll(() => pulse.stop());

  test('links that were sent are still known, nobody gets a credential, and no link is spent for none', async () => {
    const token = /[#&]t=([^&]+)/.exec(pulse.nextInvited().link)?.[1];
    const asked = { pulse: pulse.pulse, token };
    expect(await call('status', asked)).toMatchObject({ status: 200 });
    // A point of the group, as a page would send it: the generator.
    const blinded = [{ kind: 'scores', element: '4vKuCmq8TnGohKlhxQBRX1jjC2qlgt2NtqZZReCNLXY' }];
    const { status, reply } = await call('credentials', { ...asked, blinded });
    expect([status, reply]).toEqual([500, expect.stringContaining('key-missing')]);
    expect(await call('status', asked)).toMatchObject({ reply: expect.stringContaining('"invited"') });
  });

  test('all others are still reminded, and the pulse is counted and destroyed as usual', async () => {
    const { result } = await pulse.count();
    expect(result).toMatchObject({ accepted: 0, malformed: 0 });
    const survey = pulse.stack.mails().filter(({ text }) => text.includes(`/s/${pulse.pulse}/`));
    expect(survey).toHaveLength(12 + 2 * 12);
    expect(pulse.stack.failures().map(({ what }) => what)).toEqual([expect.stringContaining('500')]);
  });
});
