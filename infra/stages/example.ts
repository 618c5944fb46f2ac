import type { Stage } from '../stages.ts';

/** The stage that `npm run synth` shows and the policy tests read. For your own: `npx pulse init`. */
export default {
  name: 'example',
  siteUrl: 'https://pulse.example.org',
  mailDomain: 'pulse.example.org',
  mailFrom: 'pulse@pulse.example.org',
  operatorMail: 'operator@example.org',
  runBy: 'Platform team of Example, pulse-help@example.org',
  allowedMailDomains: ['example.org', 'partner.example'],
  answerConcurrency: 20,
  uploaders: ['arn:aws:iam::111122223333:role/PulseStewards'],
  protectedFromDeletion: true,
} satisfies Stage;
