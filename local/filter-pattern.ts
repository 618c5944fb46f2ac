/**
 * The part of CloudWatch's filter patterns for JSON lines that our template uses: `$.field = "word"`, joined by && and ||
 * and parentheses, all of it in braces. A line that is not JSON matches nothing.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export type FieldsMatch = (fields: Readonly<Record<string, unknown>>) => boolean;

const token = /\s*(\$\.[A-Za-z]+|"[^"]*"|&&|\|\||[{}()=])/y;

/** @throws SyntaxError for anything else, so that no pattern is half understood */
export function parseFilterPattern(pattern: string): FieldsMatch {
  const tokens = tokensOf(pattern);
  /** Takes the next token, which must be of this kind. */
  const take = (kind: RegExp): string => {
    const found = tokens.shift() ?? '';
    if (!kind.test(found)) throw new SyntaxError(`filter pattern must not have "${found}" there: ${pattern}`);
    return found;
  };
  const comparison = (): FieldsMatch => {
    if (tokens[0] === '(') {
      take(/\(/);
      const inner = either();
      take(/\)/);
      return inner;
    }
    const field = take(/^\$\./).slice(2);
    take(/^=$/);
    const word = take(/^"/).slice(1, -1);
    return (fields) => fields[field] === word;
  };
  const all = (): FieldsMatch => joined('&&', comparison, (parts) => (fields) => parts.every((part) => part(fields)));
  const either = (): FieldsMatch => joined('||', all, (parts) => (fields) => parts.some((part) => part(fields)));
  const joined = (
    operator: string,
    part: () => FieldsMatch,
    join: (parts: readonly FieldsMatch[]) => FieldsMatch,
  ): FieldsMatch => {
    const parts = [part()];
    while (tokens[0] === operator) {
      tokens.shift();
      parts.push(part());
    }
    return join(parts);
  };
  take(/{/);
  const matches = either();
  take(/}/);
  if (tokens.length > 0) throw new SyntaxError(`filter pattern must end with }: ${pattern}`);
  return matches;
}

function tokensOf(pattern: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (pattern.slice(token.lastIndex).trim() !== '') {
    const from = token.lastIndex;
    const found = token.exec(pattern)?.[1];
    if (found === undefined) throw new SyntaxError(`filter pattern has something unknown at ${from}: ${pattern}`);
    tokens.push(found);
  }
  return tokens;
}
