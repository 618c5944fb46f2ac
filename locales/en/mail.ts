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
      `Please tell ${community} how things really are: ${questions}, ${minutes}, until ${closes}. Your answers decide what we work on next.`,
  },
  reminder: {
    firstSubject: (day) => `Open until ${day}: what should we fix next?`,
    lastSubject: (weekday) => `Closing ${weekday}: what should we fix next?`,
    label: 'Reminder of a community pulse',
    ask: ({ community, questions, minutes, closes }) =>
      `The questions of ${community} are still open: ${questions}, ${minutes}, until ${closes}. We would be glad to hear you, too.`,
    crossed: 'If you have answered in the meantime, thank you; please ignore this mail.',
  },
  tap: 'A tap on an answer opens the page with it chosen. Nothing is sent before you press Send there, and you can change it. Whoever runs your mail may see which of these links you open; the button below shows nobody what you think.',
  quiet: {
    subject: 'You are welcome, whenever it suits you',
    label: 'A note about the community pulses',
    fine: 'If now is not the moment, that is fine. There will be no reminder of this pulse.',
    ways: 'If the mails are too many, the link at the end pauses them for three months or stops them. You stay a member either way.',
    after:
      'From now on you get one mail a pulse and no reminders. As soon as you answer a pulse, everything is as it was before.',
    stop: 'Pause or stop these mails',
  },
  several: {
    intro: (communities, questions) =>
      `${communities} of your communities ask at the same time, so this is one mail for all of them: ${questions} in all. Each has its own link. Answer one, some or all of them.`,
    answer: (questions, community) => `Answer ${questions} for ${community}`,
    fixed:
      'The rules of each pulse are fixed. Its fingerprint is the same in everybody’s mail, and the page checks it before anything is sent.',
    fingerprint: 'Fingerprint of the rules:',
    reply: (steward, community) => `A reply to this mail goes to ${steward} of ${community}.`,
    stopOne: (community) => `Stop the mails of ${community}`,
    why: 'Your mail program’s own button, and this link, stop the mails of all communities named above.',
    stopAll: 'Stop the mails of all of them',
  },
  answer: (questions) => `Answer ${questions}`,
  orOpen: 'Or open this address:',
  promise: {
    heading: 'What happens to your answers',
    nobodyCanTell:
      'Nobody can tell who said what. Your browser seals your answers before they leave it, and they are stored without your name, your address or this link.',
    takingPart:
      'We can see that your link was used, so that we do not remind you again. We cannot see what you answered.',
    opened: (minimumGroup) =>
      `After closing, all answers are opened together, counted and deleted. No group with fewer than ${minimumGroup} answers is ever shown.`,
    published: (day) => `You see the results when your leaders do: they are published on ${day}.`,
    fingerprint:
      'The rules of this pulse are fixed. This is their fingerprint: it is the same in everybody’s mail, and the page checks it before anything is sent.',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: { why: (community) => `You get this mail because you are a member of ${community}.`, link: 'Stop these mails' },
  unsubscribe: {
    title: 'Stop the pulse mails',
    question:
      'Do you want to get no more invitations, reminders and digests from the community or communities that this mail came from?',
    button: 'Stop these mails',
    doneTitle: 'The mails are stopped',
    done: 'You will get no more pulse mails from there. If you change your mind, reply to one of the mails you already have.',
    pauseQuestion:
      'Would a break be better? You would get no invitations and reminders for three months, and then again by themselves.',
    pauseButton: 'Pause for three months',
    pausedTitle: 'The mails are paused',
    paused: (day) => `You will get no invitations and reminders until ${day}.`,
    unknown:
      'This link is not known any more, so nothing was changed. To stop the mails, please answer one of them: the person who signed it will see to it.',
  },
};
