import type { Stage } from '../../infra/stages.ts';

/** Any text as the source of a string literal, so that no answer can become code. */
const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** The file of `infra/stages` with the answers, and a comment at every line that an operator may want to change. */
export function stageFile(stage: Stage): string {
  const { name, region, siteUrl, certificateArn, mailDomain, mailFrom, operatorMail, runBy, answerConcurrency } = stage;
  const { allowedMailDomains, uploaders } = stage;
  const certificate = certificateArn
    ? `  certificateArn: ${quoted(certificateArn)},`
    : `  // Until there is one, the site answers only under CloudFront's own address; docs/install.md, step 6, says how to get one.
  // certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/…',`;
  return `import type { Stage } from '../stages.ts';

/** One deployment of Commons Pulse. Written by \`npx pulse init\`; yours to change. Nothing in it is secret. */
export default {
  // Part of the names of stacks and parameters. Changing it later would create a second deployment.
  name: ${quoted(name)},

  // Where people's data is stored. It cannot be moved later; deploying to another region by mistake is refused.
${region ? `  region: ${quoted(region)},` : `  // region: 'eu-central-1',`}

  // Where members reach the site. Every mail links there, also those already sent.
  siteUrl: ${quoted(siteUrl)},

  // A certificate of AWS Certificate Manager for that host, in us-east-1 even if your region is another: CloudFront requires it.
${certificate}

  // The domain that mails come from. The deployment prints the DNS records that prove it is yours.
  mailDomain: ${quoted(mailDomain)},

  // The sender, in that domain. Answers go to each community's steward, not here.
  mailFrom: ${quoted(mailFrom)},

  // Where alarms are mailed. AWS first asks that address to confirm. Without one, alarms are on the dashboard only.
${operatorMail ? `  operatorMail: ${quoted(operatorMail)},` : `  // operatorMail: 'operator@example.org',`}

  // Who runs this and how to reach them. Every privacy page says it, or says that no operator is named.
${runBy ? `  runBy: ${quoted(runBy)},` : `  // runBy: 'Platform team, pulse-help@example.org',`}

  // The only mail domains that people may have. Without it, anyone who can upload to the inbox can have any address mailed.
${allowedMailDomains ? `  allowedMailDomains: [${allowedMailDomains.map(quoted).join(', ')}],` : `  // allowedMailDomains: ['example.org'],`}

  // ARNs of existing roles that bring stewards' files and read what is for them. Without it, roles of yours with rights on the
  // inbox can bring files, and nobody but functions reads comments.
${uploaders ? `  uploaders: [${uploaders.map(quoted).join(', ')}],` : `  // uploaders: ['arn:aws:iam::123456789012:role/stewards'],`}

  // How many calls each of the four publicly reachable functions may run at once; that capacity is reserved. Lambda refuses
  // to deploy this unless the account's limit is at least 100 more than four times the number; new accounts have 10. The
  // doctor prints yours. Without this setting nothing is reserved.
${answerConcurrency ? `  answerConcurrency: ${answerConcurrency},` : '  // answerConcurrency: 20,'}

  // Stacks and tables with people's data refuse to be deleted. Only a stage without people may say false.
  protectedFromDeletion: true,
} satisfies Stage;
`;
}
