import { type Community, communitySchema } from '../contract/community.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Problem } from './problem.ts';

/** Reads a steward's `community.json`. Every mistake is named by its field; nothing is guessed. */
export function parseCommunity(text: string): Result<Community, Problem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err([
      {
        place: 'the file',
        problem: 'is not valid JSON.',
        cure: 'Check commas, quotes and brackets; examples/data-practice/community.json is a working file.',
      },
    ]);
  }
  const parsed = communitySchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue): Problem => {
      const place = issue.path.length > 0 ? issue.path.join('.') : 'the file';
      if (issue.code === 'unrecognized_keys') {
        const fields = issue.keys.map((key) => `"${key}"`).join(', ');
        return {
          place,
          problem: `has fields that are not known: ${fields}.`,
          cure: 'Remove them or correct the spelling.',
        };
      }
      if (issue.code === 'invalid_type' && issue.input === undefined) {
        return { place, problem: 'is missing.', cure: 'Add it; docs/glossary.md and the example say what it means.' };
      }
      return { place, problem: `${issue.message}.`, cure: 'Correct the value.' };
    }),
  );
}
