import type { Stage } from '../../infra/stages.ts';

/** Any text as the code of a string, so that no answer can become more than a string. */
const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** The file of `infra/stages` that says what was answered, with a comment at every line that somebody may want to change. */
export function stageFile(stage: Stage): string {
  const { name, region, siteUrl, certificateArn, mailDomain, mailFrom, operatorMail, runBy, answerConcurrency } = stage;
  const certificate = certificateArn
    ? `  certificateArn: ${quoted(certificateArn)},`
    : `  // Until there is one, the site answers only under CloudFront's own address; docs/install.md, step 6, says how to get one.
  // certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/…',`;
  return `import type { Stage } from '../stages.ts';

/** One deployment of Commons Pulse. Written by \`npx pulse init\`; yours to change. Nothing in it is secret. */
export default {
  // Part of the names of stacks and parameters. Changing it later would make a second deployment beside the first.
  name: ${quoted(name)},

  // Where people's data is: it cannot be moved later. Deploying to another region by mistake is refused.
${region ? `  region: ${quoted(region)},` : `  // region: 'eu-central-1',`}

  // Where members reach the site. It stands in every mail, so links of mails already sent follow it.
  siteUrl: ${quoted(siteUrl)},

  // A certificate of AWS Certificate Manager for that host, in us-east-1 whatever your region: CloudFront wants it there.
${certificate}

  // The domain that mails come from. The deployment prints the DNS records that prove it is yours.
  mailDomain: ${quoted(mailDomain)},

  // The sender, in that domain. Answers go to each community's steward, not here.
  mailFrom: ${quoted(mailFrom)},

  // Whom alarms are mailed to: AWS first asks that address to confirm. Without one they are only on the dashboard.
${operatorMail ? `  operatorMail: ${quoted(operatorMail)},` : `  // operatorMail: 'operator@example.org',`}

  // Who runs this and how to reach them: every privacy page says it, or else that nobody is named.
${runBy ? `  runBy: ${quoted(runBy)},` : `  // runBy: 'Platform team, pulse-help@example.org',`}

  // How many calls of the answer path each of its three functions may have at once; as many are kept for it. Lambda refuses
  // to deploy this unless the account's limit is at least 100 more than three times the number: new accounts have 10. The
  // doctor says what yours has. Without it nothing is reserved.
${answerConcurrency ? `  answerConcurrency: ${answerConcurrency},` : '  // answerConcurrency: 20,'}

  // Stacks and tables with people's data refuse to be deleted. Only a stage without people may say false.
  protectedFromDeletion: true,
} satisfies Stage;
`;
}
