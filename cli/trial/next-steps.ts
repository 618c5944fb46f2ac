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

/** Quoted for a shell: an address may have an apostrophe, a path a space. */
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
    `Timetable, in ${timeZone} time:`,
    '',
    ...timetable(dates, timeZone, people.length),
    '',
    ...(dates.headsUp === undefined
      ? ['There is not enough time for the dry run that stewards get four days before a pulse.']
      : []),
    'A report needs at least five answers, so ask everyone to answer. The pulse repeats each quarter until you upload other settings.',
    '',
    'Try it on this machine first; no mail is sent:',
    `  npm start -- --once --fresh --data build/trial --config ${at('community.json')} --roster ${at('roster.csv')} --quarter ${dates.quarter}`,
    '',
    'While the mail account is in the sandbox, SES delivers only to verified addresses. These commands send each one a link to open:',
    ...addresses.map((address) => `  aws sesv2 create-email-identity --email-identity ${shellWord(address)}`),
    '',
    'Then upload both files, and check the import:',
    `  INBOX=$(aws cloudformation describe-stacks --stack-name CommonsPulse-${stage}-data \\`,
    `    --query "Stacks[0].Outputs[?OutputKey=='InboxBucket'].OutputValue" --output text)`,
    upload('community.json'),
    upload('roster.csv'),
    `  aws s3 cp s3://$INBOX/results/communities/${id}/roster.csv.json -     # after a few seconds`,
    '',
    `  npx pulse doctor --stage ${stage}      should have nothing left but the sandbox`,
    `  npx pulse pulses --stage ${stage}      shows ${dates.pulse} as planned, then as open`,
  ];
}
