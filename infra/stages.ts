/**
 * One typed configuration a deployment. Everything is decided when the template is made; nothing is looked up. Add your
 * own stage here, or let `local` run on one machine.
 */
export interface Stage {
  /** Part of names of stacks and parameters: lower-case letters and digits. */
  readonly name: string;
  /** Where members reach the site, without a slash at the end. */
  readonly siteUrl: string;
  /**
   * ARN of a certificate (in us-east-1, as CloudFront wants) for the host of `siteUrl`. Without one the site has only the
   * distribution's own address; the parameter `SiteUrl` of the pipeline stack then tells it to the mails.
   */
  readonly certificateArn?: string;
  /** The domain that mails come from; it becomes a verified identity with DKIM. */
  readonly mailDomain: string;
  /** Sender address in that domain. */
  readonly mailFrom: string;
  /** Whether stacks can be deleted by mistake. Only a stage without people may say false. */
  readonly protectedFromDeletion: boolean;
}

const stages: readonly Stage[] = [
  {
    name: 'local',
    siteUrl: 'http://127.0.0.1:8420',
    mailDomain: 'pulse.example.org',
    mailFrom: 'pulse@pulse.example.org',
    protectedFromDeletion: false,
  },
  {
    name: 'example',
    siteUrl: 'https://pulse.example.org',
    mailDomain: 'pulse.example.org',
    mailFrom: 'pulse@pulse.example.org',
    protectedFromDeletion: true,
  },
];

/** @throws RangeError that names the stages there are */
export function findStage(name: string): Stage {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage) return stage;
  throw new RangeError(`stage "${name}" must be one of ${stages.map((candidate) => candidate.name).join(', ')}`);
}
