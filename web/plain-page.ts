import { directionOf } from '../locales/direction.ts';
import { surveyWords } from '../locales/survey.ts';
import type { Language } from '../shared/contract/identifiers.ts';
import { escapeHtml } from '../shared/kernel/escape-html.ts';
import { integrityOf } from './survey/integrity.ts';

interface PlainPage {
  readonly language: Language;
  readonly title: string;
  /** Built plain-page.css, as text. */
  readonly style: string;
  /** Markup of the page below its heading. */
  readonly body: string;
  /** Shown beside the links to other languages; by language, as paths on the site. */
  readonly languages?: Readonly<Partial<Record<Language, { readonly path: string; readonly name: string }>>>;
  /** Script elements after the body, and the source of the one that runs. */
  readonly script?: { readonly data: string; readonly source: string };
}

/** A text page on the site: its own style, at most one script, by hash, and nothing from anywhere else. */
export function renderPlainPage({ language, title, style, body, languages = {}, script }: PlainPage): string {
  const policy = [
    "default-src 'none'",
    ...(script ? [`script-src '${integrityOf(script.source)}'`, "connect-src 'self'"] : []),
    `style-src '${integrityOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const links = Object.entries(languages)
    .filter(([other]) => other !== language)
    .map(([other, { path, name }]) => `<a href="${escapeHtml(path)}" lang="${other}" hreflang="${other}">${name}</a>`);
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex"><link rel="icon" href="data:,">',
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main class="doc">`,
    `<h1>${escapeHtml(title)}</h1>${body}</main>`,
    links.length > 0
      ? `<footer><nav aria-label="${escapeHtml(surveyWords[language].otherLanguages)}">${links.join(' ')}</nav></footer>`
      : '',
    script ? `<script type="application/json" id="words">${script.data}</script><script>${script.source}</script>` : '',
    '</body></html>',
  ].join('');
}
