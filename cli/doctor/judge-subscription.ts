import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import { addressAsCompared } from '../../shared/contract/mail-address.ts';
import { type Finding, fine, toDo, toKnow } from './finding.ts';

interface Listener {
  readonly address: string;
  /** The ARN of the subscription, or `PendingConfirmation`, or `Deleted`. */
  readonly subscription: string;
}

/** Whom a topic mails. Asks, changes nothing. */
export async function listenersOf(client: SNSClient, topic: string): Promise<Listener[]> {
  const listeners: Listener[] = [];
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn: topic })) {
    for (const { Protocol, Endpoint = '', SubscriptionArn = '' } of page.Subscriptions ?? []) {
      if (Protocol === 'email') listeners.push({ address: Endpoint, subscription: SubscriptionArn });
    }
  }
  return listeners;
}

/** Whether alarms reach the operator: SNS forgets who has not confirmed within two days, and says so to nobody. */
export function judgeSubscription(
  topic: string,
  listeners: readonly Listener[],
  stage: string,
  operatorMail: string | undefined,
): Finding {
  if (operatorMail === undefined) {
    return listeners.some(({ subscription }) => subscription.startsWith('arn:'))
      ? fine('somebody has subscribed to the alarms')
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
      'open the link in the mail “AWS Notification - Subscription Confirmation” there, within two days; this sends it once more',
      again,
    );
  }
  return toDo(
    `${operatorMail} is not subscribed to the alarms (not confirmed within two days, or unsubscribed since)`,
    'subscribe again, then open the link in the mail that AWS sends there',
    again,
  );
}
