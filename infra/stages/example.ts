import type { Stage } from '../stages.ts';

/** What `npm run synth` shows and the policy tests read. Your own stage: `npx pulse init`. */
export default {
  name: 'example',
  siteUrl: 'https://pulse.example.org',
  mailDomain: 'pulse.example.org',
  mailFrom: 'pulse@pulse.example.org',
  operatorMail: 'operator@example.org',
  runBy: 'Platform team of Example, pulse-help@example.org',
  answerConcurrency: 20,
  protectedFromDeletion: true,
} satisfies Stage;
