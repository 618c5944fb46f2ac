import type { PrivacyWords } from '../shape/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Your privacy in a pulse',
  lead: 'How your answers are kept apart from your name, what could still give you away, and what you can check.',
  seen: [
    'Can anyone see what I answered?',
    'Not members, not leaders, not stewards. Your browser seals your answers before it sends them, and they are stored without your name, your address, your link, your device or the time. The proof that you may answer can’t be matched to you.',
    'When the pulse closes, all answers are opened together and added up. Then the answers and the key that opened them are destroyed. Only counts remain, and they don’t say who answered what.',
  ],
  insiders: [
    'Could the people who run it see my answers?',
    'Not just by looking: answers, invitations and keys refuse everyone but the program itself, even administrators. But an administrator can change that rule, or the program. One who does so while a pulse is open can link answers to people. The change leaves a trace in the account’s log. After the close it is too late.',
    'So until the close you have to trust whoever runs this. Ask them who can change it.',
  ],
  giveAway: [
    'What could still give me away?',
    'Someone who reads your mail or watches your screen. A work device, or a network that opens secure connections to check them: it sees whatever your device sees. A mail filter at work that notes which links you open: it knows that you looked, not what you said. Names or details you write in a comment.',
    'When you send, the hosting provider’s computers see your device’s internet address next to the sealed answers, as on any website. The program doesn’t read that address, and keeps none.',
    'And if everyone in a group really says the same, anyone who knows the group will know that.',
  ],
  tapped:
    'If you tap an answer in a mail, your mail provider can see which one. The button under the answers gives nothing away.',
  hidden: [
    'When are results hidden?',
    'Groups with fewer than {minimumGroup} answers are never shown, or even stored: small groups are added together first. Your answers are only counted in a group of at least {minimumInvited} invited people, and the page names it before you send.',
    'These rules are fixed before the first mail. The numbers never say that everyone agreed, or that only one person didn’t.',
  ],
  coarse:
    'Members of this community are asked in another one, too. So that comparing the two reports points at no one, this pulse is shown in half points and rounded numbers only: no single questions, no groups.',
  comments:
    'Stewards get the comments only if at least {minimumComments} people answered, without group, order or time. The comments are deleted {commentDays} days after the results.',
  known: [
    'Who knows whether I answered?',
    'The program, so that it doesn’t remind you again: it records that your link was used, never when. Stewards and leaders see how many answered, not who.',
    'To send you fewer mails, it also keeps the dates of its mails to you for {budgetDays} days, and how many pulses in a row you skipped: a single number, kept until you take part or {missedDays} days have passed.',
  ],
  kept: [
    'How long are things kept?',
    'Answers: until a few minutes after the close. The record that your link was used: {invitationDays} days after the close. Attendance and other facts about taking part: {signalDays} days after the quarter. Files that stewards upload: {inboxDays} days. Your name and address: until you leave the list. Counts and reports: forever.',
  ],
  run: [
    'Who asks, and when do I see results?',
    '{community} asks. {steward} is its steward: reply to your invitation to reach them.',
    'Mails name {closes} as the close. Answers that come late still count: the pulse closes for good {acceptsUntil}. You and your leaders get the results at the same time, from {resultsAt}.',
  ],
  readers: {
    question: 'Who can read the results?',
    members:
      'Whoever has the link in this community’s mails: members, stewards, leaders, and anyone they pass it on to. The link is the same for everyone, so it doesn’t say who reads. A quarter’s link also opens earlier quarters, never later ones, and stops working after {readDays} days.',
    public: 'Everyone on the internet: this community publishes its results.',
    perhaps:
      'A community can also choose to publish its results for everyone. The privacy page of a pulse says if it does.',
  },
  operator: {
    question: 'Who runs this program?',
    named: 'It is run by {operator}. They can tell you more about it.',
    unnamed: 'The people who run it haven’t put a name here. Ask the steward who signs your invitations.',
  },
  check: [
    'How can I check?',
    'Your invitation shows a fingerprint. Compare it with a colleague’s: they must be the same. It covers the rules, the keys and the groups. After sending, you get a receipt; after the close, you can look it up in the public list on the receipt page. The list is published before any answer is opened.',
    'The receipt proves that your sealed answers were there before any were opened. It doesn’t prove that they were added up correctly. The list doesn’t say how many answered: it is always filled up to the same length. And no one outside can check that every answer in it came from a member.',
    'A colleague who programs can check the survey pages from outside, with the command “npx pulse watch”.',
  ],
  stop: [
    'How do I stop these mails?',
    'Every mail has a link that stops them. You stay a member. Stewards get no message about it, and no published number shows it.',
  ],
  tableTitle: 'Who can see what',
  head: ['Who', 'that you were invited', 'that you answered', 'what you answered'],
  rows: [
    ['Members and leaders', 'no', 'no', 'no'],
    ['Stewards', 'yes, they wrote the list', 'no', 'no'],
    [
      'The people who run this program',
      'yes',
      'only by changing its rules, until it is deleted',
      'only if they do that while the pulse is open',
    ],
    ['Your mail provider', 'yes', 'perhaps that you opened a link', 'no'],
  ],
  receiptLink: 'Check a receipt',
  accessibilityLink: 'Accessibility of these pages',
};
