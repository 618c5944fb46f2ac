import type { Stage } from '../stages.ts';

/** The stage that `npm start` runs on one machine; no mail leaves it. */
export default {
  name: 'local',
  siteUrl: 'http://127.0.0.1:8420',
  mailDomain: 'pulse.example.org',
  mailFrom: 'pulse@pulse.example.org',
  protectedFromDeletion: false,
} satisfies Stage;
