import type { FactCounts } from './participation.ts';

/** What a group may declare about a practice; "stopped" is as good an answer as any. */
export const adoptionStates = ['trying', 'using', 'stopped'] as const;

/**
 * The kinds of facts besides attendance, one per row: the report section that counts them, and the columns that such a fact
 * needs.
 */
export const kindsOfFacts = {
  contribution: { section: 'contributions', needs: ['member'] },
  reuse: { section: 'reuse', needs: ['member'] },
  endorsement: { section: 'endorsements', needs: ['member', 'other_member'] },
  'question-asked': { section: 'problems', needs: ['member'] },
  'question-answered': { section: 'problems', needs: ['member'] },
  'question-resolved': { section: 'problems', needs: ['member'] },
  adoption: { section: 'adoption', needs: ['group', 'state'] },
} as const satisfies Readonly<Record<string, { section: keyof FactCounts; needs: readonly NeededColumn[] }>>;

/** A column of the layout of facts that some kinds cannot do without. */
export type NeededColumn = 'member' | 'group' | 'other_member' | 'state';
