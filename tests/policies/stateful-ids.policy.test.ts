import { expect, test } from 'vitest';
import { synthesisedTemplate } from './synthesised-template.ts';

/**
 * What a deployment could not get back. Another logical id means another resource: CloudFormation would make a new, empty
 * one and leave the old one behind, with all that is in it.
 */
const kept = {
  'AWS::DynamoDB::GlobalTable': [
    'Invitations14F94624',
    'PeopleE38C8D03',
    'Responses8C79C6B1',
    'Results25575328',
    'SignalsEB24CB14',
  ],
  'AWS::S3::Bucket': ['InboxA8E05DC3', 'SiteE53D7754'],
  // Messages wait in them, schedules live in the group, mail is refused until a new identity is verified.
  'AWS::SQS::Queue': ['EventDeadLetters322AA761', 'MailDeadLettersAFC68608', 'MailQueue4F838B3A'],
  'AWS::Scheduler::ScheduleGroup': ['Schedules29FB02FD'],
  'AWS::SES::EmailIdentity': ['MailDomainF8E38627'],
  // Their addresses are in mails that were sent.
  'AWS::ApiGatewayV2::Api': ['ApiHttpApi4C294DC0'],
  'AWS::CloudFront::Distribution': ['Distribution830FAC52'],
};

test('what cannot be got back keeps its id', async () => {
  const template = await synthesisedTemplate();
  const found = Object.fromEntries(
    Object.keys(kept).map((type) => [
      type,
      template
        .ofType(type)
        .map(({ logicalId }) => logicalId)
        .toSorted(),
    ]),
  );
  expect(found).toEqual(kept);
});
