import { randomUUID } from 'node:crypto';
import type { Json } from './cloud-assembly.ts';
import { account, region } from './loopback-call.ts';
import type { StoredMail } from './mail-store.ts';

/** The event that SES sends to EventBridge for a bounce or a complaint, in the service's format. */
export type Tags = { readonly [name: string]: readonly string[] };

const milliseconds = (mail: StoredMail): string => mail.at.replace('Z', '.000Z');

export const bounced = (emailAddress: string, mail: StoredMail) => ({
  detailType: 'Email Bounced',
  detail: {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 no such user' },
      ],
      timestamp: milliseconds(mail),
      feedbackId: randomUUID(),
      reportingMTA: 'dns; mail.local',
    },
  },
});

export const complained = (emailAddress: string, mail: StoredMail) => ({
  detailType: 'Email Complaint Received',
  detail: {
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: [{ emailAddress }],
      timestamp: milliseconds(mail),
      feedbackId: randomUUID(),
      complaintFeedbackType: 'abuse',
    },
  },
});

export function sesEvent(
  { detailType, detail }: ReturnType<typeof bounced> | ReturnType<typeof complained>,
  about: { mail: StoredMail; source: string; configurationSet: string; tags: Tags },
): { readonly [key: string]: Json } {
  const { mail, source, configurationSet, tags } = about;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source: 'aws.ses',
    account,
    time: mail.at,
    region,
    resources: [`arn:aws:ses:${region}:${account}:configuration-set/${configurationSet}`],
    detail: {
      ...detail,
      mail: {
        timestamp: milliseconds(mail),
        source,
        sourceArn: `arn:aws:ses:${region}:${account}:identity/${source.split('@')[1] ?? ''}`,
        sendingAccountId: account,
        messageId: mail.id,
        destination: mail.to,
        headersTruncated: false,
        headers: mail.headers,
        commonHeaders: { subject: mail.subject, to: mail.to, from: [mail.from], messageId: mail.id },
        tags: { 'ses:configuration-set': [configurationSet], 'ses:source-ip': ['127.0.0.1'], ...tags },
      },
    },
  };
}
