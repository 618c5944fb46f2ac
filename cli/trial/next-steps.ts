import type { Person } from './people.ts';
import type { TrialDates, TrialWishes } from './settings.ts';
import { timetable } from './timetable.ts';

interface Trial {
  readonly wishes: TrialWishes;
  readonly people: readonly Person[];
  readonly dates: TrialDates;
  readonly stage: string;
  /** As it is typed. */
  readonly folder: string;
}

/** As it can be pasted into a shell: an address may have an apostrophe, a path a space. */
const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** What happens when, and what to type until then: docs/install.md says the same for any community. */
export function nextSteps({ wishes, people, dates, stage, folder }: Trial): string[] {
  const { id, timeZone, steward } = wishes;
  const addresses = [...new Set([...people.map(({ address }) => address), steward.address])];
  const at = (file: string) => shellWord(`${folder}/${file}`);
  const upload = (file: string) => `  aws s3 cp ${at(file)} s3://$INBOX/communities/${id}/${file}`;
  return [
    `Wrote ${at('community.json')} and ${at('roster.csv')}: ${people.length} members, one pulse.`,
    '',
    `What happens, by the clock of ${timeZone}:`,
    '',
    ...timetable(dates, timeZone, people.length),
    '',
    ...(dates.headsUp === undefined
      ? ['There is no day left for the dry run that stewards get four days before a pulse.']
      : []),
    'A report shows results from five answers on: ask all of them to answer. The pulse comes again each quarter until you upload other settings.',
    '',
    'Try it on this machine first; nobody gets a mail:',
    `  npm start -- --once --fresh --data build/trial --config ${at('community.json')} --roster ${at('roster.csv')} --quarter ${dates.quarter}`,
    '',
    'While the mail account is in the sandbox, SES delivers only to addresses that have opened the link that this sends them:',
    ...addresses.map((address) => `  aws sesv2 create-email-identity --email-identity ${shellWord(address)}`),
    '',
    'Then upload both files, and see them imported:',
    `  INBOX=$(aws cloudformation describe-stacks --stack-name CommonsPulse-${stage}-data \\`,
    `    --query "Stacks[0].Outputs[?OutputKey=='InboxBucket'].OutputValue" --output text)`,
    upload('community.json'),
    upload('roster.csv'),
    `  aws s3 cp s3://$INBOX/results/communities/${id}/roster.csv.json -     # after some seconds`,
    '',
    `  npx pulse doctor --stage ${stage}      may have nothing left to do but the sandbox`,
    `  npx pulse pulses --stage ${stage}      shows ${dates.pulse} as planned, then as open`,
  ];
}
