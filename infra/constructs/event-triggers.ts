import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { inboxKeys } from '../../shared/contract/objects.ts';

export interface EventTriggersProps {
  readonly inbox: IBucket;
  /** Where undeliverable events go. */
  readonly deadLetters: IQueue;
  readonly configurationSetArn: string;
  readonly importRoster: IFunction;
  readonly importSignals: IFunction;
  readonly forgetMember: IFunction;
  readonly recordMailEvent: IFunction;
  readonly notifyStewards: IFunction;
}

/** Rules on the default event bus: new files in the inbox, and mail events. */
export class EventTriggers extends Construct {
  constructor(scope: Construct, id: string, props: EventTriggersProps) {
    super(scope, id);
    const whenFileLands = (name: string, prefix: string, target: IFunction, event?: RuleTargetInput) =>
      new Rule(this, name, {
        eventPattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          detail: { bucket: { name: [props.inbox.bucketName] }, object: { key: [{ prefix }] } },
        },
        targets: [new LambdaTarget(target, { deadLetterQueue: props.deadLetters, ...(event && { event }) })],
      });
    whenFileLands('RosterFile', inboxKeys.communityPrefix, props.importRoster);
    whenFileLands('SignalFile', inboxKeys.signalPrefix, props.importSignals);
    whenFileLands('ForgetList', inboxKeys.forgetPrefix, props.forgetMember);
    const outcome = { step: 'import-problems', key: EventField.fromPath('$.detail.object.key'), at: EventField.time };
    whenFileLands('ImportOutcome', inboxKeys.resultPrefix, props.notifyStewards, RuleTargetInput.fromObject(outcome));
    // Addresses, subjects and headers are dropped: the function never receives them. Two rules, because a transformer whose
    // path the event lacks produces text that is not JSON.
    const whenMail = (name: string, eventTypes: readonly string[], input: Readonly<Record<string, string>>) =>
      new Rule(this, name, {
        eventPattern: {
          source: ['aws.ses'],
          resources: [props.configurationSetArn],
          detail: { eventType: [...eventTypes] },
        },
        targets: [
          new LambdaTarget(props.recordMailEvent, {
            deadLetterQueue: props.deadLetters,
            event: RuleTargetInput.fromObject({
              kind: EventField.fromPath('$.detail.eventType'),
              tags: EventField.fromPath('$.detail.mail.tags'),
              ...input,
            }),
          }),
        ],
      });
    whenMail('MailBounce', ['Bounce'], { bounceType: EventField.fromPath('$.detail.bounce.bounceType') });
    whenMail('MailComplaint', ['Complaint', 'Reject'], {});
  }
}
