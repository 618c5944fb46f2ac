import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Every page that people read, by its path from the root of the repository. */
export const pages: ReadonlyMap<string, string> = new Map(
  ['*.md', 'docs/**/*.md', 'examples/**/*.md']
    .flatMap((pattern) => globSync(pattern))
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

/** Links to files of the repository, resolved from the page that contains them; those in code examples do not count. */
export function linksOf(path: string, text: string): { readonly file: string; readonly anchor: string | undefined }[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      return { file: file === '' ? path : normalize(join(dirname(path), file)), anchor };
    });
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

/** Commands of this project that a page asks its reader to type: `npm …`, `npx …`, with their arguments. */
export function commandsOf(text: string): string[] {
  const code = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm), ...text.matchAll(/`([^`\n]+)`/g)].map(
    ([, one = '']) => one,
  );
  return code
    .flatMap((block) => block.replaceAll('\\\n', ' ').split(/\n|&&|\||;/))
    .map((line) =>
      line
        .replace(/\s#.*$|\s{3,}.*$/, '')
        .trim()
        .replace(/^(?:[A-Z_]+=\S+\s+)+/, ''),
    )
    .filter((line) => /^(?:npm|npx) /.test(line));
}
