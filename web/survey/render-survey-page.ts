/**
 * The survey page: one file, complete and answerable before any further code arrives.
 *
 * It names no member and carries no token; the link's fragment reaches only its script. The policy in its head lets it run
 * exactly this script, apply exactly this style, load code from this site and talk to this site. Without JavaScript it
 * says plainly that there is no weaker alternative.
 */

import { directionOf, localeOf } from '../../locales/direction.ts';
import type { SurveyWords } from '../../locales/shape/survey.ts';
import { fillIn, pluralOf, surveyWords } from '../../locales/survey.ts';
import { instrumentsOf, questionCount } from '../../shared/answers/instruments.ts';
import { tapQuestion } from '../../shared/answers/tap-question.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { dateWords } from './closing-words.ts';
import { jsonForScript } from './html.ts';
import { integrityOf } from './integrity.ts';
import { renderQuestions } from './render-questions.ts';
import { supportScript } from './support-script.ts';
import type { PageSettings, SurveyPage } from './survey-page.ts';

export function renderSurveyPage(page: SurveyPage): string {
  const { language } = page;
  const locale = localeOf(language);
  const words = surveyWords[language];
  const instruments = instrumentsOf(page.instruments, page.ownInstruments);
  const count = questionCount(page.instruments, page.ownInstruments);
  const tapped = page.tapFromMail ? tapQuestion(instruments)?.index : undefined;
  const values = {
    community: page.communityName,
    count: new Intl.NumberFormat(locale).format(count),
    closes: dateWords(locale, page.timeZone, page.closes),
  };
  const text = (template: string) => escapeHtml(fillIn(template, values));
  const lead = text(pluralOf(words.lead, language, count)).replace(
    escapeHtml(values.closes),
    (date) => `<time datetime="${page.closes}">${date}</time>`,
  );
  const settings: PageSettings = {
    pulse: page.pulse,
    language,
    locale,
    protocol: `/${page.protocolKey}`,
    integrity: page.protocolIntegrity,
    receiptPath: page.receiptPath,
    opens: page.opens,
    closes: page.closes,
    acceptsUntil: page.acceptsUntil,
    resultsAt: page.resultsAt,
    words: words.script,
  };
  const direction = directionOf(language);
  return [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy(page)}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex"><link rel="icon" href="data:,">',
    // Nothing is painted before the scripts have run: they write the close in the reader's zone, which may take an extra line.
    '<link rel="expect" href="#end" blocking="render">',
    `<title>${text(words.title)}</title><style>${page.style}</style></head><body><main>`,
    `<h1>${text(words.title)}</h1>`,
    `<p>${lead}</p>`,
    renderPromise(page, words),
    `<noscript><p class="es">${escapeHtml(words.needsScript)}</p></noscript>`,
    `<div id="unsupported" role="alert" hidden>${escapeHtml(words.unsupported)}</div>`,
    '<p id="kept" tabindex="-1"></p><form novalidate>',
    renderQuestions(instruments, language, words.preferNot, tapped),
    page.comments ? renderComment(words) : '',
    // Below everything, with space reserved: it comes from the server and must not push down what the member is reading.
    '<p id="group"></p>',
    `<p id="status" role="status"></p><p><button disabled>${escapeHtml(words.send)}</button></p></form></main>`,
    renderFooter(page, words),
    `<script type="application/json" id="pulse">${jsonForScript(settings)}</script>`,
    `<script>${supportScript}</script><script>${page.script}</script><template id="end"></template></body></html>`,
  ].join('');
}

function policy({ script, style }: SurveyPage): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${integrityOf(supportScript)}' '${integrityOf(script)}'`,
    `style-src '${integrityOf(style)}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const renderPromise = ({ privacyPath, detail }: SurveyPage, words: SurveyWords): string =>
  `<div class="p"><p><strong>${escapeHtml(words.anonymous)}</strong> ${escapeHtml(words.anonymousHow)} ` +
  (detail === 'coarse' ? `${escapeHtml(words.coarse)} ` : '') +
  `<a href="${escapeHtml(privacyPath)}">${escapeHtml(words.privacyLink)}</a></p></div>`;

const renderComment = (words: SurveyWords): string =>
  `<label for="c"><strong>${escapeHtml(words.comment)}</strong></label><p class="h" id="ch">${escapeHtml(words.commentHint)}</p>` +
  '<textarea id="c" name="c" maxlength="500" aria-describedby="ch"></textarea>';

function renderFooter({ pulse, language, languages, accessibilityPath }: SurveyPage, words: SurveyWords): string {
  const links = languages
    .filter((other) => other !== language)
    .map((other) => {
      const path = `/${siteKeys.survey(pulse, other)}`;
      return `<a href="${escapeHtml(path)}" lang="${other}" hreflang="${other}">${surveyWords[other].languageName}</a>`;
    });
  const nav =
    links.length === 0 ? '' : `<nav aria-label="${escapeHtml(words.otherLanguages)}">${links.join(' ')}</nav>`;
  return `<footer>${nav}<p><a href="${escapeHtml(accessibilityPath)}">${escapeHtml(words.accessibility)}</a></p></footer>`;
}
