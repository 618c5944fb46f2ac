/**
 * npm run rehearse -- --help explains more.
 *
 * Deploys the stacks as an operator would, with the pinned CDK command line, onto an AWS that we did not write, and runs a
 * quarter on it: bootstrap, a first deployment that fails and is repeated, the address of the site, a pulse, an update in
 * place half way through it and the way back, the report, and the removal of the stacks. Exit code 0 only if every step
 * worked. Nothing leaves this machine but the installation of the emulator from the package index.
 */
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readCommandLine, UsageError } from '../../cli/read-arguments.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import { addSeconds, dayOf, instantOf } from '../../shared/kernel/time.ts';
import { testAccessLayer } from './access-layer.ts';
import { Account } from './account.ts';
import { CdkCommandLine } from './cdk.ts';
import { must, Steps } from './check.ts';
import { countRows, type Deployment, findDeployment, stackNames } from './deployment.ts';
import { askDoctor } from './doctor.ts';
import { account as accountId, region, startEmulator } from './emulator.ts';
import { failAndRepeat } from './first-deployment.ts';
import { deployConsumersFirst, exportMore, goBack } from './going-back.ts';
import { editAssembly, leftOut, type Template, withoutLeftOut } from './left-out.ts';
import { lintTemplates } from './lint-templates.ts';
import { preparePython } from './python.ts';
import { RehearsedQuarter } from './quarter.ts';
import { restoreDrill } from './restore-drill.ts';
import { throughTheSite } from './through-the-site.ts';
import { assemblyBefore } from './version-before.ts';

const outputsSchema = z.object({ 'CommonsPulse-example-web': z.object({ SiteAddress: z.url() }) });

const root = join(import.meta.dirname, '..', '..');
const { options: values } = readCommandLine({
  command: 'npm run rehearse --',
  does: `Deploys the stacks with the pinned CDK command line onto an AWS that we did not write, and runs a quarter on it.
Takes some minutes; docs/rehearsal.md says what it shows. Nothing leaves this machine but the installation of the emulator.`,
  options: {
    keep: { words: 'keep the logs of the emulator and the command line, even if every step passes' },
    before: { value: 'REVISION', words: 'also go back to this earlier revision, and forward again' },
  },
  exits: { done: 'every step worked', found: 'a step did not work; the output says which' },
});
const folder = await mkdtemp(join(tmpdir(), 'pulse-rehearsal-'));
const steps = new Steps();
let passed = false;
try {
  await rehearse();
  passed = true;
  const seconds = steps.done.reduce((sum, step) => sum + step.seconds, 0);
  console.log(`${steps.done.length} steps passed in ${seconds.toFixed(0)} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`logs of the emulator and the command line are in ${folder}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
} finally {
  if (passed && !values.keep) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function rehearse(): Promise<void> {
  const python = await steps.run('the emulator is installed', () => preparePython(root));
  const start = firstDayOfNextQuarter(new Date());
  const quarter = quarterOf(dayOf(start), 1);
  const emulator = await steps.run('the emulator answers', () =>
    startEmulator(python, start, join(folder, 'emulator.log')),
  );
  const account = new Account(emulator.endpoint);
  try {
    await steps.run('the access layer passes its tests on this DynamoDB too', () =>
      testAccessLayer(root, emulator.endpoint),
    );
    const home = join(folder, 'home');
    await mkdir(home);
    const cdk = new CdkCommandLine(root, emulator, home, join(folder, 'cdk.log'));
    const assembly = join(folder, 'assembly');
    const on = (app: string) => ['--app', app, '--output', join(folder, 'output')];
    const onAssembly = on(assembly);
    const outputs = join(folder, 'outputs.json');
    const deploy = ['deploy', '--all', ...onAssembly, '--require-approval', 'never', '--outputs-file', outputs];

    await steps.run('cdk synth writes the assembly', () => cdk.run('synth', '--quiet', '--output', assembly));
    await steps.run('an independent linter finds nothing in the templates', () => lintTemplates(python, assembly));
    await editAssembly(assembly, withoutLeftOut);
    for (const { name, reason } of leftOut) console.log(`          left out: ${name}, because ${reason}`);
    await steps.run('cdk bootstrap prepares the account', () =>
      cdk.run('bootstrap', `aws://${accountId}/${region}`, ...onAssembly),
    );
    await steps.run('a first deployment that fails in each stack is repeated, and makes the three stacks', () =>
      failAndRepeat({ account, emulator, cdk }, deploy),
    );
    const first = await findDeployment(account);

    const { 'CommonsPulse-example-web': web } = outputsSchema.parse(JSON.parse(await readFile(outputs, 'utf8')));
    await steps.run('a second deployment puts the address of the site into mails', () =>
      cdk.run(...deploy, '--parameters', `CommonsPulse-example-pipeline:SiteUrl=${web.SiteAddress}`),
    );

    const fetch = throughTheSite(emulator.port, first.api);
    const membersFolder = join(folder, 'members');
    const setting = { account, emulator, deployment: first, siteUrl: web.SiteAddress, fetch, quarter, membersFolder };
    const lived = new RehearsedQuarter(setting, addSeconds(start, 60));
    await steps.run('configuration and roster are imported', () => lived.importRoster());
    await steps.run('pulse doctor sees stacks, alarm address, members and what is left to do', async () => {
      const { fine, others } = await askDoctor(emulator.endpoint);
      const expected = [
        ...stackNames.map((name) => `${name} is deployed`),
        'members',
        `mails name CloudFront’s own address, ${web.SiteAddress}`,
        'alarms are mailed to operator@example.org',
        'within 50000 a day',
      ];
      for (const words of expected) {
        must(
          fine.some((one) => one.includes(words)),
          `the doctor must find that ${words}: ${JSON.stringify(fine)}`,
        );
      }
      must(
        !others.some((one) => /was not reached|may not ask/.test(one)),
        `it must reach all: ${JSON.stringify(others)}`,
      );
    });
    await steps.run('rows that were lost are put back from a restored table', () =>
      restoreDrill(account, first, emulator.endpoint),
    );
    await steps.run('the pulse opens, invitations go out, members answer', () => lived.untilOpen());

    const rows = await countRows(account, first);
    const nothingIsLost = async (expected: Readonly<Record<string, number>>) => {
      const second = await findDeployment(account);
      must(
        JSON.stringify(stateful(second)) === JSON.stringify(stateful(first)),
        'no table, bucket or queue may be replaced by an update',
      );
      const after = await countRows(account, second);
      must(
        JSON.stringify(after) === JSON.stringify(expected),
        `rows must stay: ${JSON.stringify({ expected, after })}`,
      );
    };
    await steps.run('an update in place keeps every row and every name', async () => {
      const later = join(folder, 'later');
      await cp(assembly, later, { recursive: true });
      await editAssembly(later, (templates) => exportMore(changeSomething(templates)));
      const said = await cdk.run('deploy', '--all', ...on(later), '--require-approval', 'never');
      must(!/-(?:data|pipeline) \(no changes\)/.test(said), `both stacks must have been changed:\n${said}`);
      await nothingIsLost(rows);
    });
    await steps.run('going back, although an export disappears, keeps them too', async () => {
      await goBack({ account, cdk }, onAssembly);
      await nothingIsLost(rows);
    });

    await steps.run('reminders go out, the pulse freezes and closes', () => lived.untilClosed());
    await steps.run('the report is published and the digest sent', () => lived.untilPublished());
    const { answered, mails } = lived.outcomes;
    console.log(`          fired: ${lived.fired.join(', ')}; ${mails} mails, ${answered} answers`);
    for (const queue of first.deadLetters) must((await account.messages(queue)) === 0, 'no dead letter may be left');

    const kept = await countRows(account, first);
    const { before } = values;
    if (before !== undefined) {
      await steps.run(`going back to ${before}, and forward again, keeps them too`, async () => {
        const earlier = await assemblyBefore(root, before, folder);
        for (const act of [() => deployConsumersFirst(cdk, on(earlier)), () => cdk.run(...deploy)]) {
          await act();
          await nothingIsLost(kept);
        }
      });
    }
    const destroy = ['destroy', '--all', '--force', ...onAssembly];
    await steps.run('cdk destroy is refused while the stacks are protected', async () => {
      must((await cdk.attempt(...destroy)).code !== 0, 'protected stacks must not be destroyed');
      await findDeployment(account);
    });
    await steps.run('cdk destroy removes the stacks, and keeps the data', async () => {
      for (const stack of stackNames) await account.allowTermination(stack);
      await cdk.run(...destroy);
      for (const name of first.functions) must(!(await account.functionExists(name)), `${name} must be gone`);
      const left = await countRows(account, first);
      must(JSON.stringify(left) === JSON.stringify(kept), `rows must outlive the stacks: ${JSON.stringify(left)}`);
    });
  } finally {
    account.stop();
    await emulator.stop();
  }
}

/** Everything that an operator could not get back. */
function stateful({ resources }: Deployment): string[] {
  return resources
    .filter(({ type }) => /Table$|::Bucket$|::Queue$|ScheduleGroup$|::Api$|Distribution$/.test(type))
    .map(({ logicalId, physicalId }) => `${logicalId} ${physicalId}`)
    .sort();
}

/** An update like that of a new version: functions get more memory, tables a tag. */
function changeSomething(templates: ReadonlyMap<string, Template>) {
  for (const { Type, Properties = {} } of [...templates.values()].flatMap(({ Resources }) =>
    Object.values(Resources),
  )) {
    if (Type === 'AWS::Lambda::Function') Properties['MemorySize'] = Number(Properties['MemorySize']) + 64;
    if (Type === 'AWS::DynamoDB::GlobalTable') {
      const [replica] = z.tuple([z.looseObject({})]).parse(Properties['Replicas']);
      Properties['Replicas'] = [{ ...replica, Tags: [{ Key: 'rehearsed', Value: 'update' }] }];
    }
  }
  return templates;
}

/** The emulator's clock starts ahead of this machine's: the command line ignores events from before it began. */
function firstDayOfNextQuarter(today: Date) {
  const month = Math.floor(today.getUTCMonth() / 3) * 3 + 3;
  return instantOf(Date.UTC(today.getUTCFullYear(), month, 1, 8));
}
