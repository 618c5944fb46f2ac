/**
 * Text that people bring, as a name or a sentence. It ends up in mail subjects, pages and reports, so it is one visible line,
 * and nothing in it affects the text around it.
 *
 * Refused: anything that ends a line in any program; control characters; Unicode's bidirectional controls, which turn the
 * surrounding text around (embeddings, overrides, isolates) or move what is next to it (LRM, RLM, ALM): no name is written
 * with them; halves of characters, and the sign that replaces a lost letter. The joiners U+200C and U+200D are allowed:
 * Persian names and emoji are written with them.
 */
import * as z from 'zod/mini';

/** What is wrong with a text, in the words of an import's outcome. */
export interface TextFault {
  readonly problem: string;
  readonly cure: string;
}

const refused = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\uFFFD]/u;
const kinds: readonly (readonly [RegExp, (where: string) => TextFault])[] = [
  [
    /[\n\v\f\r\u0085\u2028\u2029]/,
    (where) => ({ problem: `has a line break ${where}.`, cure: 'Write it on one line.' }),
  ],
  [
    /\p{Bidi_Control}/u,
    (where) => ({
      problem: `has a hidden character ${where} that changes the direction of text.`,
      cure: 'Type it instead of pasting it; the character goes along with copied text.',
    }),
  ],
  [
    /[\p{Cs}\uFFFD]/u,
    (where) => ({
      problem: `has the remains of a letter ${where}.`,
      cure: 'Write the letter again and save the file as UTF-8.',
    }),
  ],
  [
    /\p{Cc}/u,
    (where) => ({
      problem: `has a hidden control character ${where}.`,
      cure: 'Type it instead of pasting it.',
    }),
  ],
];

/** Undefined if the text is acceptable. Places are counted in characters, from 1, because what is wrong cannot be seen. */
export function faultIn(text: string): TextFault | undefined {
  const found = refused.exec(text);
  if (!found) {
    const isBlank = text !== '' && !/[^\p{C}\p{Z}]/u.test(text);
    return isBlank ? { problem: 'has nothing that can be seen.', cure: 'Write it in letters.' } : undefined;
  }
  const [character] = found;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const where = `(U+${code}) in place ${[...text.slice(0, found.index)].length + 1}`;
  return kinds.find(([pattern]) => pattern.test(character))?.[1](where);
}

/** A name shown next to an address: nothing in it may be mistaken for a second address, nor look like one (`＠`, `﹤`). */
export const faultInName = (text: string): TextFault | undefined =>
  faultIn(text) ??
  (/[<>@]/.test(text.normalize('NFKC'))
    ? { problem: 'has <, > or @, as an address does.', cure: 'Write the name alone.' }
    : undefined);

/** The fault's own words are passed on as `params`, for the outcome of an import. */
const without = (faultOf: (text: string) => TextFault | undefined) =>
  z.check<string>(({ value, issues }) => {
    const fault = faultOf(value);
    if (fault) {
      const message = 'must be plain text in one line, without hidden characters';
      issues.push({ code: 'custom', input: value, message, params: { ...fault } });
    }
  });

/** Text that may be empty. */
export const optionalText = (longest: number) => z.string().check(z.trim(), z.maxLength(longest), without(faultIn));

export const plainText = (shortest: number, longest: number) =>
  z.string().check(z.trim(), z.minLength(shortest), z.maxLength(longest), without(faultIn));

/** A name of a community or a person that mails show next to an address. */
export const nameText = (shortest: number, longest: number) =>
  z.string().check(z.trim(), z.minLength(shortest), z.maxLength(longest), without(faultInName));
