/**
 * The layout of every mail: one column of blocks, rendered twice from the same data, as HTML and as text, so that the text
 * twin cannot say less. No image, no pixel, no script, no form; tables only for layout and bars, with padding on cells,
 * because classic Outlook renders with Word; inline styles, because some mail programs drop the style element, which only
 * adds dark mode. Every text is escaped here and nowhere else.
 */
import { directionOf } from '../locales/direction.ts';
import type { Language } from '../shared/contract/identifiers.ts';
import { escapeHtml } from '../shared/kernel/escape-html.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Link {
  readonly text: string;
  readonly url: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly link?: Link }
  /** Smaller and greyer: for what is rarely needed. */
  | { readonly kind: 'note'; readonly text: string; readonly link?: Link }
  /** `orOpen` introduces the bare address, for readers who want to see where a link leads. */
  | { readonly kind: 'button'; readonly text: string; readonly url: string; readonly orOpen?: string }
  /** Links one under another, each as wide as the mail and tall enough for a thumb. */
  | { readonly kind: 'choices'; readonly choices: readonly Link[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A sentence and something to compare letter by letter, such as a fingerprint. */
  | { readonly kind: 'code'; readonly text: string; readonly code: string }
  /** Bars of table cells, 0 to 100 %, each with its number in words beside it. */
  | { readonly kind: 'bars'; readonly rows: readonly { label: string; percent: number; words: string }[] }
  /** Lines of a signature. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

export interface MailContent {
  readonly language: Language;
  readonly subject: string;
  /** What a list of mails shows after the subject. */
  readonly preheader: string;
  /** What the mail is, for a screen reader. */
  readonly label: string;
  readonly blocks: readonly Block[];
}

export function renderMail({ language, subject, preheader, label, blocks }: MailContent): RenderedMail {
  const direction = directionOf(language);
  const at = `lang="${language}" dir="${direction}"`;
  const rows = blocks.map(
    (block) => `<tr><td ${align(direction)} style="padding:0 0 16px">${html(block, direction)}</td></tr>`,
  );
  return {
    subject,
    text: `${blocks.map(text).join('\n\n')}\n`,
    html: `<!doctype html>
<html ${at}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(subject)}</title><style>${darkMode}</style></head>
<body ${at} class="page" style="margin:0;padding:0;background-color:#ffffff">
<div style="display:none;font-size:1px;line-height:1px;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(preheader)}</div>
<div role="article" aria-label="${escapeHtml(label)}" ${at}>
<!--[if mso]><table role="presentation" width="560" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" dir="${direction}" width="100%" align="center" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;margin:0 auto"><tr><td style="padding:24px 16px 8px">
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0">
${rows.join('\n')}
</table></td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</div></body></html>
`,
  };
}

const darkMode = `@media (prefers-color-scheme:dark){.page{background-color:#15181c!important}.ink{color:#eef1f4!important}.quiet{color:#b3bcc6!important}.link{color:#8ec5ff!important}.action{background-color:#8ec5ff!important}.action a{color:#0b1a2b!important}.code{background-color:#232930!important;color:#eef1f4!important}.rest{background-color:#39424c!important}.bar{background-color:#8ec5ff!important}}`;

const font = "font-family:Arial,'Helvetica Neue',Helvetica,sans-serif;mso-line-height-rule:exactly;";
const body = `${font}margin:0;font-size:16px;line-height:24px;color:#15181c`;
const quiet = `${font}margin:0;font-size:14px;line-height:20px;color:#4a525c`;
const linkStyle = 'color:#0b57a4;text-decoration:underline';

const align = (direction: 'ltr' | 'rtl') => `align="${direction === 'rtl' ? 'right' : 'left'}"`;

function html(block: Block, direction: 'ltr' | 'rtl'): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 class="ink" style="${font}margin:0;font-size:24px;line-height:30px;font-weight:bold;color:#15181c">${escapeHtml(block.text)}</h1>`;
    case 'subheading':
      return `<h2 class="ink" style="${font}margin:8px 0 0;font-size:18px;line-height:24px;font-weight:bold;color:#15181c">${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p class="ink" style="${body}">${escapeHtml(block.text)}${linkHtml(block.link)}</p>`;
    case 'note':
      return `<p class="quiet" style="${quiet}">${escapeHtml(block.text)}${linkHtml(block.link)}</p>`;
    case 'button':
      return `<table role="presentation" dir="${direction}" cellpadding="0" cellspacing="0" border="0"><tr><td class="action" bgcolor="#0b57a4" style="background-color:#0b57a4;border-radius:6px;padding:12px 24px"><a href="${escapeHtml(block.url)}" style="${font}display:block;font-size:16px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:underline">${escapeHtml(block.text)}</a></td></tr></table>${bareAddress(block.orOpen, block.url)}`;
    case 'choices':
      return `<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0">${block.choices.map((choice) => choiceHtml(choice, direction)).join('')}</table>`;
    case 'list':
      return `<ul class="ink" style="${body};padding:0 24px">${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'code':
      return `<p class="quiet" style="${quiet};padding:0 0 8px">${escapeHtml(block.text)}</p><table role="presentation" dir="${direction}" cellpadding="0" cellspacing="0" border="0"><tr><td class="code" dir="ltr" bgcolor="#eef1f4" style="background-color:#eef1f4;padding:8px;font-family:Consolas,Menlo,'Courier New',monospace;font-size:13px;line-height:20px;color:#15181c">${escapeHtml(block.code)}</td></tr></table>`;
    case 'bars':
      return block.rows.map((row) => barHtml(row, direction)).join('');
    case 'signature':
      return `<p class="ink" style="${body}">${block.lines.map(escapeHtml).join('<br>')}</p>`;
  }
}

const linkHtml = (link: Link | undefined): string =>
  link === undefined
    ? ''
    : ` <a class="link" href="${escapeHtml(link.url)}" style="${linkStyle}">${escapeHtml(link.text)}</a>`;

const choiceHtml = ({ text, url }: Link, direction: 'ltr' | 'rtl'): string =>
  `<tr><td style="padding:0 0 8px"><table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td ${align(direction)} style="border:1px solid #767f8a;border-radius:6px;padding:10px 12px"><a class="link" href="${escapeHtml(url)}" style="${font}display:block;font-size:16px;line-height:24px;${linkStyle}">${escapeHtml(text)}</a></td></tr></table></td></tr>`;

const bareAddress = (introduction: string | undefined, url: string): string =>
  introduction === undefined
    ? ''
    : `<p class="quiet" style="${quiet};padding:12px 0 0">${escapeHtml(introduction)}<br><span dir="ltr" style="word-break:break-all"><a class="link" href="${escapeHtml(url)}" style="${linkStyle}">${escapeHtml(url)}</a></span></p>`;

/** Word widens a cell of zero width, so an empty or full bar is one cell. */
function barHtml(
  { label, percent, words }: { label: string; percent: number; words: string },
  direction: string,
): string {
  const width = Math.round(Math.min(100, Math.max(0, percent)));
  const cell = (name: string, colour: string, share: number) =>
    share === 0
      ? ''
      : `<td class="${name}" bgcolor="${colour}" width="${share}%" height="14" style="background-color:${colour};font-size:1px;line-height:14px">&nbsp;</td>`;
  return `<p class="ink" style="${body}">${escapeHtml(label)}</p><table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>${cell('bar', '#0b57a4', width)}${cell('rest', '#d8dde3', 100 - width)}</tr></table><p class="quiet" style="${quiet};padding:0 0 12px">${escapeHtml(words)}</p>`;
}

/** The text twin. A URL is alone on its line, so that every mail program makes a link of it. */
function text(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'subheading':
      return block.text;
    case 'paragraph':
    case 'note':
      return block.link === undefined ? block.text : `${block.text} ${block.link.text}\n${block.link.url}`;
    case 'button':
      return `${block.text}\n${block.url}`;
    case 'choices':
      return block.choices.map((choice) => `${choice.text}\n${choice.url}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'code':
      return `${block.text}\n${block.code}`;
    case 'bars':
      return block.rows.map(({ label, words }) => `${label}\n${words}`).join('\n\n');
    case 'signature':
      return block.lines.join('\n');
  }
}
