/**
 * What AWS and its tools do that you would not expect, what we do about it, and the test that would notice. The policy test
 * of the same name checks that each of these tests exists. Met a new trap? Write its test, then its row.
 */
export interface PlatformTrap {
  readonly trap: string;
  readonly whatWeDo: string;
  /** The file and the title of each test. */
  readonly tests: readonly (readonly [file: string, title: string])[];
}

export const platformTraps: readonly PlatformTrap[] = [
  {
    trap: 'the SES client retries: when a reply is lost, one call can become three mails',
    whatWeDo: 'one attempt; an unknown end is counted, not repeated',
    tests: [
      [
        'tests/functions/adapters/mailer.service.test.ts',
        'the client that functions use makes one attempt, however the attempt ends',
      ],
    ],
  },
  {
    trap: 'SES version 1 has no field for the headers of one-click unsubscribe',
    whatWeDo: 'we build the whole message and send it raw',
    tests: [
      [
        'tests/functions/adapters/mailer.service.test.ts',
        'a mail reaches the provider whole: recipient, sender, configuration set, tags, headers and both bodies',
      ],
    ],
  },
  {
    trap: 'a new account is on a price plan that costs more per mail',
    whatWeDo: 'the doctor shows what both plans cost and changes neither',
    tests: [
      [
        'tests/cli/doctor.service.test.ts',
        'reports that the price plan is %s (then %s), what both cost, and changes none',
      ],
    ],
  },
  {
    trap: 'a right to send through the identity alone is not enough when a configuration set is named',
    whatWeDo: 'both are granted',
    tests: [
      [
        'tests/policies/roles.policy.service.test.ts',
        'mail is sent by three functions, from one address, through one configuration set',
      ],
    ],
  },
  {
    trap: 'in its sandbox SES also asks for a right to the identity of each recipient',
    whatWeDo: 'every identity is granted, from our sender only: docs/adr/0039-a-role-that-can-send-in-the-sandbox.md',
    tests: [
      [
        'tests/policies/forbidden-attempts.policy.service.test.ts',
        'mail is sent from our address and from no other: %s',
      ],
    ],
  },
  {
    trap: 'until 2025 CloudFormation refused the kinds of mail events in capitals, as its documentation spells them',
    whatWeDo: 'small letters, which it has always accepted',
    tests: [
      ['tests/policies/mail.policy.service.test.ts', 'no pixel and no rewritten link: all three switches are off'],
    ],
  },
  {
    trap: 'mail tracking can be switched on in three places',
    whatWeDo: 'all three are off',
    tests: [
      ['tests/policies/mail.policy.service.test.ts', 'no pixel and no rewritten link: all three switches are off'],
    ],
  },
  {
    trap: '`latest` of the CDK command line was once too old to read what its library writes',
    whatWeDo: 'every version is pinned',
    tests: [
      [
        'tests/policies/platform-traps.policy.service.test.ts',
        'every dependency is pinned, and the CDK command line matches its library',
      ],
    ],
  },
  {
    trap: 'a schedule made from a date depends on the time zone of the machine that synthesises',
    whatWeDo: 'expressions are text; a synthesis in Tokyo makes the same',
    tests: [
      [
        'tests/infra/command-line.service.test.ts',
        'the command line and a plain run produce the same templates, in any time zone',
      ],
    ],
  },
  {
    trap: '`rate(14 days)` drifts by an hour with daylight saving; a `cron` in the skipped hour does not run',
    whatWeDo: 'one daily schedule in UTC plans one-off instants in UTC',
    tests: [
      [
        'tests/functions/plan-pulses/plan-pulses.service.test.ts',
        'schedules once, in UTC, with few retries, a dead-letter queue and an end',
      ],
      [
        'tests/shared/calendar/zoned-time.property.test.ts',
        'is the first occurrence, or the first minute after the gap, around every change of every zone',
      ],
    ],
  },
  {
    trap: 'a role that the CDK may not extend silently loses what an event source or target would grant it, and Lambda refuses the mapping',
    whatWeDo: 'every call that AWS makes by itself is derived from the template and simulated',
    tests: [
      [
        'tests/policies/rights-of-aws.policy.service.test.ts',
        'everything that AWS does by itself is allowed in the example',
      ],
    ],
  },
  {
    trap: 'Lambda files a JSON line without a timestamp at INFO, whatever its level',
    whatWeDo: 'each line has one, in whole seconds: docs/adr/0040-log-lines-carry-a-time.md',
    tests: [
      ['tests/functions/runtime/log.test.ts', 'an entry arrives at the level it was written at, and with its own time'],
    ],
  },
  {
    trap: 'the usual bundling leaves the SDK out, or fails at the first `require`',
    whatWeDo: 'our own bundles, loaded where nothing is installed',
    tests: [['tests/infra/bundle.service.test.ts', 'every bundle loads where nothing is installed, and has a handler']],
  },
  {
    trap: "the bundler's report would be deployed with the code",
    whatWeDo: 'a folder holds what is expected and nothing else',
    tests: [
      [
        'tests/infra/bundle.service.test.ts',
        'every function is one file, with page sources, solver and schemas beside the one that needs them, and nothing else',
      ],
    ],
  },
  {
    trap: '`zod` brings all its methods, and `import { z }` the words of every language',
    whatWeDo: "`import * as z from 'zod/mini'`",
    tests: [
      [
        'tests/policies/platform-traps.policy.service.test.ts',
        'zod is imported in the form that bundles only what is used',
      ],
    ],
  },
  {
    trap: "behind CloudFront's access control, callers of a function's own address must send a hash that no form and no mail program sends",
    whatWeDo: 'calls go through the HTTP API',
    tests: [
      [
        'tests/policies/platform-traps.policy.service.test.ts',
        'no function has its own URL, whose callers would have to sign what they send',
      ],
    ],
  },
  {
    trap: 'restores to the second, streams and write times join the two halves of an answer',
    whatWeDo: 'the two tables of the answer path have none',
    tests: [
      ['tests/policies/data.policy.service.test.ts', 'nothing records when a row of %s was written'],
      ['tests/policies/data.policy.service.test.ts', 'has no stream and no contributor insights'],
    ],
  },
  {
    trap: 'a write whose condition fails costs money',
    whatWeDo: 'the cost meter counts it',
    tests: [['tests/tools/cost/meter.service.test.ts', 'counts a write whose condition fails, as DynamoDB does']],
  },
  {
    trap: 'Lambda polls an idle queue all month, and each poll costs money',
    whatWeDo: 'the cost page counts it',
    tests: [
      [
        'tests/tools/cost/page.test.ts',
        'is read from the template: a metric once however many filters feed it, an alarm by the metrics it watches',
      ],
    ],
  },
  {
    trap: 'the mail provider can validate each address, for the price of a hundred mails',
    whatWeDo: 'nothing enables it',
    tests: [['tests/policies/planted-violations.policy.service.test.ts', 'found: $what']],
  },
  {
    trap: 'packages of one family in two versions do not install, or are bundled twice',
    whatWeDo: 'one version',
    tests: [
      [
        'tests/policies/platform-traps.policy.service.test.ts',
        'packages of one family have one version, because each brings its own copy of what they share',
      ],
    ],
  },
  {
    trap: 'reserving concurrency fails the deployment where less than 100 would stay free, and new accounts have 10',
    whatWeDo: 'off unless a stage sets it; the doctor does the sum',
    tests: [
      [
        'tests/policies/functions.policy.service.test.ts',
        'a stage that reserves nothing can be deployed in an account with no capacity to reserve',
      ],
    ],
  },
  {
    trap: 'API Gateway refuses the throttle of a route that does not exist yet',
    whatWeDo: 'the stage waits for its routes; before a route goes, its throttle goes in a deployment of its own',
    tests: [
      [
        'tests/policies/triggers.policy.service.test.ts',
        'the stage waits for the routes that it throttles, or its deployment would fail',
      ],
    ],
  },
];
