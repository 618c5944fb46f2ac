import { plural } from '../plural.ts';
import type { MailWords } from '../shape/mail.ts';
import { direction } from './direction.ts';

export const mail: MailWords = {
  greeting: (name) => `Hello ${name},`,
  questions: (count) => plural(direction.locale, count, { one: `${count} question`, other: `${count} questions` }),
  minutes: (count) =>
    plural(direction.locale, count, { one: `about ${count} minute`, other: `about ${count} minutes` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, until ${closes}.`,
  invitation: {
    subject: 'Please help us choose what to fix next',
    label: 'Invitation to a community pulse',
    ask: ({ community, questions, minutes, closes }) =>
      `Please tell ${community} how things really are: ${questions}, ${minutes}, open until ${closes}. Your answers decide what we work on next.`,
  },
  reminder: {
    firstSubject: (day) => `Open until ${day}: what should we fix next?`,
    lastSubject: (weekday) => `Closing ${weekday}: what should we fix next?`,
    label: 'Reminder of a community pulse',
    ask: ({ community, questions, minutes, closes }) =>
      `The pulse of ${community} is still open: ${questions}, ${minutes}, until ${closes}. We’d like to hear from you too.`,
    crossed: 'If you have answered in the meantime, thank you! You can ignore this mail.',
  },
  tap: 'Tapping an answer opens the page with that answer selected. You can still change it, and nothing is sent until you press Send. Your mail provider may see which of these links you open; the button below gives nothing away.',
  quiet: {
    subject: 'You’re welcome whenever it suits you',
    label: 'A note about the community pulses',
    fine: 'If now isn’t a good time, that’s fine. We won’t remind you about this pulse.',
    ways: 'If you’re getting too many of these mails, the link at the end pauses them for three months or stops them. Either way, you stay a member.',
    after:
      'From now on you’ll get one mail per pulse and no reminders. Once you answer a pulse, reminders start again.',
    stop: 'Pause or stop these mails',
  },
  several: {
    intro: (communities, questions) =>
      `${communities} of your communities have questions at the same time, so this is one mail for all of them: ${questions} in total. Each community has its own link. Answer one, some or all of them.`,
    answer: (questions, community) => `Answer ${questions} for ${community}`,
    fixed:
      'The rules of each pulse are fixed. Its fingerprint is the same in everyone’s mail, and the page checks it before anything is sent.',
    fingerprint: 'Fingerprint of the rules:',
    reply: (steward, community) => `If you reply to this mail, ${steward} of ${community} will read it.`,
    stopOne: (community) => `Stop mails from ${community}`,
    why: 'This link, and the unsubscribe button of your mail program, stop the mails from all the communities above.',
    stopAll: 'Stop mails from all of them',
  },
  results: { said: (quarter) => `The results of ${quarter} are published.`, link: 'Read them' },
  answer: (questions) => `Answer ${questions}`,
  orOpen: 'Or open this address:',
  promise: {
    heading: 'What happens to your answers',
    sealed:
      'Your browser seals your answers before sending them, and they are stored without your name, your address or this link. The page says what that protects you from, and what it doesn’t.',
    takingPart:
      'The program records that your link was used, so it won’t remind you again, and keeps that apart from what you answered.',
    opened: (minimumGroup) =>
      `After the pulse closes, all answers are opened together, counted and deleted. Groups with fewer than ${minimumGroup} answers are never shown.`,
    published: (day) => `You’ll see the results when your leaders do: they are published on ${day}.`,
    fingerprint:
      'The rules of this pulse are fixed. This is their fingerprint: it is the same in everyone’s mail, and the page checks it before anything is sent.',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `You’re getting this mail because you are a member of ${community}.`,
    link: 'Stop these mails',
  },
  unsubscribe: {
    title: 'Stop the pulse mails',
    question: 'Stop all invitations, reminders and digests from the community or communities that sent you this mail?',
    button: 'Stop these mails',
    doneTitle: 'Mails stopped',
    done: 'You won’t get any more of these mails. If you change your mind, reply to one you already have.',
    pauseQuestion:
      'Just need a break? Pause for three months: no invitations or reminders until then, and they start again on their own.',
    pauseButton: 'Pause for three months',
    pausedTitle: 'Mails paused',
    paused: (day) => `You won’t get any invitations or reminders until ${day}.`,
    unknown:
      'This link no longer works, so nothing has changed. To stop the mails, reply to one of them, and the person who signed it will take care of it.',
  },
};
