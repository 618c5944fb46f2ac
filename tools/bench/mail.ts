import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { persistentClock } from '../../local/clock.ts';
import { madeCommunity } from '../../local/made-community.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { pulsesOf } from '../../shared/calendar/calendar.ts';
import { limits } from '../../shared/contract/limits.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export interface MailRates {
  readonly mails: number;
  /** From the first opening to the last invitation on disk: definition, pages, invitations, queue, outbox, sending. */
  readonly wholePath: number;
  /** The same number and size of mails, with as many concurrent senders, and nothing but the call. */
  readonly bare: number;
}

/** Mails a second when one community opens, against the same SES calls made directly; both on one local stack. */
export async function measureMail(members: number): Promise<MailRates> {
  const data = await mkdtemp(join(tmpdir(), 'commons-pulse-mail-'));
  const clock = await persistentClock(join(data, 'clock.json'), '2026-10-01T00:00:00Z' as Instant);
  const mailPolicy = { max24HourSend: 10_000_000, maxSendRate: 1_000_000 };
  const stack = await startStack({ assembly: await synthesise(process.cwd()), data, port: 0, clock, mailPolicy });
  try {
    const files = madeCommunity('mails', members);
    await stack.putInboxObject(inboxKeys.configuration(files.community.id), files.configuration);
    await stack.putInboxObject(inboxKeys.roster(files.community.id), files.roster);
    await stack.drain();
    const opensOn = pulsesOf(files.community, '2026-Q4' as QuarterId)[0]?.opensOn;
    await stack.advanceTo(`${opensOn}T03:10:00Z` as Instant);
    const before = stack.mails().length;
    const began = performance.now();
    await stack.advanceTo(`${opensOn}T20:00:00Z` as Instant);
    const seconds = (performance.now() - began) / 1000;
    const mails = stack.mails().slice(before);
    const sample = mails.find(({ text }) => text.includes('/s/'));
    if (!sample) throw new Error('invitations must have been sent');

    const client = new SESClient({
      endpoint: stack.endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
      maxAttempts: 1,
    });
    const raw = new TextEncoder().encode(
      `From: ${sample.from}\r\nTo: ${sample.to[0]}\r\nSubject: bench\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${sample.html}${sample.text}`,
    );
    const input = { Source: sample.from, Destinations: ['bench@example.org'], RawMessage: { Data: raw } };
    const bareBegan = performance.now();
    await Promise.all(
      Array.from({ length: limits.mailSenders }, async (_, sender) => {
        for (let i = sender; i < mails.length; i += limits.mailSenders)
          await client.send(new SendRawEmailCommand(input));
      }),
    );
    const bare = mails.length / ((performance.now() - bareBegan) / 1000);
    client.destroy();
    return { mails: mails.length, wholePath: mails.length / seconds, bare };
  } finally {
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
