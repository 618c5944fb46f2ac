import type { PrivacyWords } from '../shape/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Your privacy in a pulse',
  lead: 'Nobody can see what you answered, and you can check that.',
  seen: [
    'Can anyone see what I answered?',
    'No. Your browser seals your answers before it sends them, and they are stored without your name, your address, your link, your device or the time. What shows that you may answer cannot be led back to you, not even by the people who run this.',
    'When the pulse closes, all answers are opened at once and added up. Then the answers and the key that opened them are destroyed. Only counts are left.',
  ],
  giveAway: [
    'What could still give me away?',
    'Somebody who reads your mail or watches your screen. A mail filter at work that notes which links you open: it knows that you looked, not what you said. Somebody who changes the program itself while a pulse runs. Names or details that you write in a comment.',
    'And if everybody in a group truly says the same, whoever knows the group knows that.',
  ],
  tapped:
    'If you tap an answer in a mail, whoever runs your mail can see which one. The button under the answers shows nobody what you think.',
  hidden: [
    'When are results hidden?',
    'No group with fewer than {minimumGroup} answers is ever shown or even stored: small groups are added together first. Your answers count only under a label with at least {minimumInvited} people invited; the page names it before you send.',
    'These rules are fixed before the first mail. Numbers never say that everybody agreed, or that only one did not.',
  ],
  comments:
    'Comments are given to the stewards only if at least {minimumComments} people answered, without group, order or time, and are deleted {commentDays} days after the results.',
  known: [
    'Who knows whether I answered?',
    'The program, so that it does not remind you again: it notes that your link was used, never when. Stewards and leaders see how many answered, not who.',
    'So that it writes to you less, it also keeps the days of its mails to you, for {budgetDays} days, and how many pulses in a row you let pass: one number, until you take part or {missedDays} days have gone by.',
  ],
  kept: [
    'How long are things kept?',
    'Answers: until a few minutes after the close. The note that your link was used: {invitationDays} days after the close. Attendance and other facts of taking part: {signalDays} days after the quarter. Files that stewards hand in: {inboxDays} days. Your name and address: until you leave the list. Counts and reports: for good.',
  ],
  run: [
    'Who asks, and when do I see results?',
    '{community} asks, and {steward} looks after it: reply to your invitation to reach that person.',
    'This pulse closes {closes}. The results are for everybody at the same time, you and your leaders, from {publishes}.',
  ],
  operator: {
    question: 'Who runs this program?',
    named: 'It is run by: {operator}. They can tell you more about it.',
    unnamed: 'Whoever installed this program has not put a name here. Ask the steward who signs your invitations.',
  },
  check: [
    'How can I check?',
    'Your invitation shows a fingerprint: compare it with a colleague’s, they must be the same. It covers the rules, the keys and the groups. After sending you get a receipt; after the close you can look for it in the public list, on the receipt page. The list is published before any answer is opened.',
  ],
  stop: ['How do I stop these mails?', 'Every mail has a link that stops them. Nobody is told, and you stay a member.'],
  tableTitle: 'Who can see what',
  head: ['Who', 'that you were invited', 'that you answered', 'what you answered'],
  rows: [
    ['Members and leaders', 'no', 'no', 'no'],
    ['Stewards', 'yes, they wrote the list', 'no', 'no'],
    ['Whoever runs this program', 'yes', 'yes, until it is deleted', 'no'],
    ['Whoever runs your mail', 'yes', 'that you opened a link, perhaps', 'no'],
  ],
  receiptLink: 'Check a receipt',
  accessibilityLink: 'Accessibility of these pages',
};
