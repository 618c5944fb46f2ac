/**
 * What members are told about their privacy, at the reading age of twelve. Every limit in it is the constant that the code
 * obeys. It says first what is kept and what could still give somebody away; promises come after that.
 */
import { limits } from '../../shared/contract/limits.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { integrityOf } from '../survey/integrity.ts';

interface Answer {
  readonly question: string;
  readonly paragraphs: readonly string[];
}

const answers: readonly Answer[] = [
  {
    question: 'Can anyone see what I answered?',
    paragraphs: [
      'No. Your browser seals your answers before it sends them, and they are stored without your name, your address, your link, your device or the time. What shows that you may answer cannot be led back to you, not even by the people who run this.',
      'When the pulse closes, all answers are opened at once and added up. Then the answers and the key that opened them are destroyed. Only counts are left.',
    ],
  },
  {
    question: 'What could still give me away?',
    paragraphs: [
      'Somebody who reads your mail or watches your screen. A mail filter at work that notes which links you open: it knows that you looked, not what you said. Somebody who changes the program itself while a pulse runs. Names or details that you write in a comment.',
      'And if everybody in a group truly says the same, whoever knows the group knows that.',
    ],
  },
  {
    question: 'When are results hidden?',
    paragraphs: [
      `No group with fewer than ${limits.minimumGroup} answers is ever shown or even stored: small groups are added together first. Your answers count only under a label with at least ${limits.minimumInvited} people invited; the page names it before you send. Comments need ${limits.minimumComments} answers.`,
      'These rules are fixed before the first mail. Numbers never say that everybody agreed, or that only one did not.',
    ],
  },
  {
    question: 'Who knows whether I answered?',
    paragraphs: [
      `The program, so that it does not remind you again: it notes that your link was used, never when. That note is deleted ${limits.invitationRetentionDays} days after the close. Stewards and leaders see how many answered, not who.`,
    ],
  },
  {
    question: 'How can I check?',
    paragraphs: [
      'Your invitation shows a fingerprint: compare it with a colleague’s, they must be the same. It covers the rules, the keys and the groups. After sending you get a receipt; after the close you can look for it in the public list, on the receipt page. The list is published before any answer is opened.',
    ],
  },
  {
    question: 'How do I stop these mails?',
    paragraphs: ['Every mail has a link that stops them. Nobody is told, and you stay a member.'],
  },
];

const rows: readonly (readonly [who: string, invited: string, answered: string, said: string])[] = [
  ['Members and leaders', 'no', 'no', 'no'],
  ['Stewards', 'yes, they wrote the list', 'no', 'no'],
  ['Whoever runs this program', 'yes', 'yes, until it is deleted', 'no'],
  ['Whoever runs your mail', 'yes', 'that you opened a link, perhaps', 'no'],
];

/** `style` is the survey page's. */
export function renderPrivacyPage(style: string): string {
  const policy = `default-src 'none'; style-src '${integrityOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const [first, ...others] = ['Who', 'Can see that you were invited', 'that you answered', 'what you answered'];
  const head = [first, ...others].map((title) => `<th scope="col">${title}</th>`).join('');
  const body = rows
    .map(([who, ...cells]) => `<tr><th scope="row">${who}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('');
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>Your privacy</title><style>${style}</style></head><body><main class="doc">`,
    '<h1>Your privacy in a pulse</h1>',
    ...answers.map(
      ({ question, paragraphs }) =>
        `<h2>${escapeHtml(question)}</h2>${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}`,
    ),
    `<h2>Who can see what</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`,
    `<p><a href="/${siteKeys.receipt}">Check a receipt</a></p></main></body></html>`,
  ].join('');
}
