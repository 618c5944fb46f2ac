import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import { addressAsCompared } from '../../shared/contract/mail-address.ts';
import { type Finding, fine, toDo, toKnow } from './finding.ts';

interface Listener {
  readonly address: string;
  /** The ARN of the subscription, or `PendingConfirmation`, or `Deleted`. */
  readonly subscription: string;
}

/** The addresses that a topic mails. Read-only. */
export async function listenersOf(client: SNSClient, topic: string): Promise<Listener[]> {
  const listeners: Listener[] = [];
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn: topic })) {
    for (const { Protocol, Endpoint = '', SubscriptionArn = '' } of page.Subscriptions ?? []) {
      if (Protocol === 'email') listeners.push({ address: Endpoint, subscription: SubscriptionArn });
    }
  }
  return listeners;
}

/** Whether alarms reach the operator: SNS silently drops a subscription that is not confirmed within two days. */
export function judgeSubscription(
  topic: string,
  listeners: readonly Listener[],
  stage: string,
  operatorMail: string | undefined,
): Finding {
  if (operatorMail === undefined) {
    return listeners.some(({ subscription }) => subscription.startsWith('arn:'))
      ? fine('the alarms have a subscriber')
      : toKnow(
          `infra/stages/${stage}.ts has no operatorMail, so alarms are on the dashboard only`,
          'add one and deploy again, then open the link in the mail that AWS sends there',
        );
  }
  const again = `aws sns subscribe --topic-arn ${topic} --protocol email --notification-endpoint ${operatorMail}`;
  const mine = listeners.filter(({ address }) => addressAsCompared(address) === addressAsCompared(operatorMail));
  if (mine.some(({ subscription }) => subscription.startsWith('arn:')))
    return fine(`alarms are mailed to ${operatorMail}`);
  if (mine.some(({ subscription }) => subscription === 'PendingConfirmation')) {
    return toDo(
      `${operatorMail} has not confirmed yet, so no alarm arrives`,
      'open the link in the mail “AWS Notification - Subscription Confirmation” there, within two days; this sends it again',
      again,
    );
  }
  return toDo(
    `${operatorMail} is not subscribed to the alarms (not confirmed within two days, or unsubscribed since)`,
    'subscribe again, then open the link in the mail that AWS sends there',
    again,
  );
}
