import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { inboxKeys } from '../../shared/contract/objects.ts';

export interface EventTriggersProps {
  readonly inbox: IBucket;
  readonly configurationSetArn: string;
  readonly importRoster: IFunction;
  readonly importSignals: IFunction;
  readonly recordMailEvent: IFunction;
}

/** Rules on the default event bus: files that land in the inbox, and what became of mails. */
export class EventTriggers extends Construct {
  constructor(scope: Construct, id: string, props: EventTriggersProps) {
    super(scope, id);
    const whenFileLands = (name: string, prefix: string, target: IFunction) =>
      new Rule(this, name, {
        eventPattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          detail: { bucket: { name: [props.inbox.bucketName] }, object: { key: [{ prefix }] } },
        },
        targets: [new LambdaTarget(target)],
      });
    whenFileLands('RosterFile', inboxKeys.communityPrefix, props.importRoster);
    whenFileLands('SignalFile', inboxKeys.signalPrefix, props.importSignals);
    new Rule(this, 'MailEvent', {
      eventPattern: {
        source: ['aws.ses'],
        resources: [props.configurationSetArn],
        detail: { eventType: ['Bounce', 'Complaint', 'Reject'] },
      },
      targets: [
        new LambdaTarget(props.recordMailEvent, {
          // Addresses, subjects and headers stay behind: the function never receives them.
          event: RuleTargetInput.fromObject({
            kind: EventField.fromPath('$.detail.eventType'),
            bounceType: EventField.fromPath('$.detail.bounce.bounceType'),
            tags: EventField.fromPath('$.detail.mail.tags'),
          }),
        }),
      ],
    });
  }
}
