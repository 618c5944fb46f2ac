/**
 * Compares the grants of the template with what the functions really do in a whole quarter, and what AWS itself does with
 * their roles: every call of every role must be allowed, every grant must be needed, and what the other roles do must be
 * denied. Grants that an ordinary quarter does not use are listed with their reason, so that the list cannot grow unnoticed.
 */
import { beforeAll, expect, test } from 'vitest';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { FunctionName } from '../../shared/contract/functions.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { type LivedQuarter, undisturbedQuarter } from '../e2e/lived-quarter.ts';
import { kindsOf, succeedingAttempts } from './attempts.ts';
import { deploymentOf } from './deployment.ts';
import { simulate } from './iam-simulator.ts';
import { allows } from './may.ts';
import { rightsOfAws } from './rights-of-aws.ts';
import { functionRoles, type Grant, grantsOf, type PolicyDocument, policiesOfRole } from './role-grants.ts';
import { readTemplate, root } from './synthesised-template.ts';

type Call = { readonly role: string; readonly needed: NeededAction };
let quarter: LivedQuarter;
let calls: Call[];
/** What AWS itself does with a function's role; rights-of-aws.policy.service.test.ts checks that all of it is allowed. */
let ofAws: Call[];
const grants = new Map<string, { name: FunctionName; grants: Grant[] }>();
const policies = new Map<string, readonly PolicyDocument[]>();

beforeAll(async () => {
  const template = readTemplate(await synthesise(root));
  for (const [name, role] of functionRoles(template)) {
    const documents = policiesOfRole(template, role);
    policies.set(name, documents);
    grants.set(role, { name, grants: documents.flatMap(grantsOf) });
  }
  ofAws = rightsOfAws(await deploymentOf(template))
    .calls.map(({ caller, needed }) => ({ role: caller.slice(caller.lastIndexOf('/') + 1), needed }))
    .filter(({ role }) => grants.has(role));
  quarter = await undisturbedQuarter();
  calls = quarter.calls;
}, 1_800_000);

test('the quarter went well enough to be evidence', () => {
  expect(quarter.complaints).toEqual([]);
  expect(quarter.together.length).toBeGreaterThan(0);
  expect(new Set(calls.map(({ role }) => grants.get(role)?.name)).size).toBeGreaterThan(10);
});

const deniedOnPurpose = {
  'issue-credential s3:ListBucket':
    'S3 then answers "denied" for what members get back if there is nothing yet; either counts as nothing',
};

test('every call of every function is allowed by its role', () => {
  const denied = calls.flatMap(({ role, needed }) => {
    const held = grants.get(role);
    if (!held || held.grants.some((grant) => allows(grant, needed))) return [];
    return [`${held.name} ${needed.action}`];
  });
  expect([...new Set(denied)]).toEqual(Object.keys(deniedOnPurpose));
});

test('the simulator allows every one of them too, with everything that conditions can ask about the call', async () => {
  const denied: string[] = [];
  let asked = 0;
  for (const { role, needed } of calls) {
    const held = grants.get(role);
    if (!held) continue;
    asked += 1;
    if (!(await simulate(policies.get(held.name) ?? [], needed))) denied.push(`${held.name} ${needed.action}`);
  }
  expect([...new Set(denied)]).toEqual(Object.keys(deniedOnPurpose));
  expect(asked).toBeGreaterThan(300);
});

test('only roles of functions make calls, apart from the runtime itself', () => {
  expect([...new Set(calls.map(({ role }) => role))].filter((role) => !grants.has(role))).toEqual(['local']);
});

/** Existing pages are read, not written again: only a repeat of a killed opening finds any. */
const pagesReadAgain = [...languages, 'privacy-*'].map((page) => `open-pulse s3:GetObject */${page}`);

const rarelyNeeded = {
  'close-pulse s3:GetObject */commitment.json': 'a repeat reads the existing commitment',
  'close-pulse s3:ListBucket site': 'and one without its sealing key learns that none was published',
  'forget-member dynamodb:UpdateItem table/Invitations':
    'mails of another community in the record of the person being forgotten',
  'import-roster dynamodb:DeleteItem table/People': 'rows of the roster before the last one, when a third is imported',
  'import-signals dynamodb:DeleteItem table/Signals': 'facts that a corrected file no longer states',
  'notify-stewards s3:GetObject */community.json': 'the steward of a community whose first import fails',
  'notify-stewards s3:GetObject */withheld.json': 'a report that was not published',
  'open-pulse dynamodb:ConditionCheckItem table/Invitations': 'a pulse that another could be subtracted from',
  'open-pulse dynamodb:DeleteItem table/Keys': 'the key of a pulse that is refused',
  'plan-pulses scheduler:DeleteSchedule Schedules/*': 'a programme that changed',
  'plan-pulses scheduler:UpdateSchedule Schedules/*': 'a target that was replaced',
  'publish-quarter s3:GetObject */commitment.json': 'a pulse without results whose list of receipts says why',
  'publish-quarter s3:GetObject */manifest.json': 'a pulse without results that may not have opened',
  'read-report s3:GetObject reports/index.json': 'the list at the door, once a community is public',
  'serve-operator dynamodb:PutItem table/Keys': 'keys of an earlier version, or one in place of a lost one',
};

test('what is granted is needed, or its reason is written down', () => {
  const unused = [...grants].flatMap(([role, held]) => {
    const needed = [...calls, ...ofAws].filter((call) => call.role === role).map((call) => call.needed);
    return held.grants
      .filter((grant) => !needed.some((one) => allows(grant, one)))
      .map(({ action, resource }) => `${held.name} ${action} ${resource.split(/[:/]/).slice(-2).join('/')}`)
      .map((text) =>
        text.replace(/[^ /]*pipeline-(Schedules)-\w+/, '$1').replace(/\/\S*-data-(site|inbox)\w{8}$/, '$1'),
      );
  });
  expect(unused.map((text) => text.replace(/(?<=table\/)\S*-data-|(?<=[a-z])[A-F0-9]{8}$/g, '')).toSorted()).toEqual(
    [...pagesReadAgain, ...Object.keys(rarelyNeeded)].toSorted(),
  );
});

const kinds = () => kindsOf([...calls, ...ofAws], (role) => grants.get(role)?.name ?? role);

test('a role is denied what every other role does, by two judges that agree', async () => {
  expect(kinds().length).toBeGreaterThan(60);
  expect(await succeedingAttempts(policies, kinds())).toEqual([
    // When a closing is repeated, as above.
    'close-pulse s3:ListBucket site',
    // The mail record of a person who is in another community too.
    'forget-member dynamodb:UpdateItem table/Invitations mails#',
    // As above: rows of a roster before the last one, facts that are no longer stated, a pulse that is refused.
    'import-roster dynamodb:DeleteItem table/People community#',
    'import-signals dynamodb:DeleteItem table/Signals signals#',
    // The steward of a community whose first import fails.
    'notify-stewards s3:GetObject inbox/communities/*/*.json',
    'open-pulse dynamodb:DeleteItem table/Keys sealing#',
    // It may read what it publishes; page and schema it only writes.
    'publish-quarter s3:GetObject site/reports/*/*/report.html',
    'publish-quarter s3:GetObject site/reports/schema/quarter-report-2.1.json',
    // A pulse without results, as above.
    'publish-quarter s3:GetObject site/s/*/manifest.json',
    // The results of a pulse as a file, which no reader of the quarter opens.
    'read-report s3:GetObject site/reports/*/*/*.json',
    // The door, as above.
    'read-report s3:GetObject site/reports/index.json',
    // An operator's commands put keys, as above.
    ...['credential', 'link', 'read', 'sealing#'].map((kind) => `serve-operator dynamodb:PutItem table/Keys ${kind}`),
  ]);
});

const ofStatement = (Action: string, Resource: string): PolicyDocument => ({
  Statement: [{ Effect: 'Allow', Action: [Action], Resource: [Resource] }],
});

test.each([
  ['close-pulse', 'dynamodb:GetItem', 'table/*', 'close-pulse dynamodb:GetItem table/People community#'],
  ['submit-response', 'dynamodb:*', '*', 'submit-response dynamodb:Query table/Invitations invitations#'],
  ['open-pulse', 's3:PutObject', '*', 'open-pulse s3:PutObject site/s/*/commitment.json'],
  ['send-mail', 'dynamodb:GetItem', 'table/*', 'send-mail dynamodb:GetItem table/Keys sealing#'],
])('a planted grant that is too wide is found: %s may %s on %s', async (name, action, resource, expected) => {
  const documents = policies.get(name) ?? [];
  const service = action.split(':')[0];
  const anywhere = resource === '*' ? '*' : `arn:aws:${service}:*:*:${resource}`;
  const widened = new Map([[name, [...documents, ofStatement(action, anywhere)]]]);
  expect(await succeedingAttempts(widened, kinds())).toContain(expected);
});
