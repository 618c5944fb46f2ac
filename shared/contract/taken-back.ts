/** What an earlier import of a community had changed and a later one undoes: counts by column, with no one's id or value. */
import * as z from 'zod/mini';
import { instantSchema } from './identifiers.ts';

export const takenBackSchema = z.object({
  /** When the earlier file arrived. */
  of: instantSchema,
  /** Members it had added, who are gone again, and members it had removed, who are back. */
  added: z.int(),
  removed: z.int(),
  /** Members whose value it had changed, by the column's name. */
  columns: z.record(z.string(), z.int()),
  /** Fields of community.json that it had changed. */
  settings: z.array(z.string()),
});
export type TakenBack = z.infer<typeof takenBackSchema>;
