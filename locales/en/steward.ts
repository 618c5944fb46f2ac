import type { StewardWords } from '../shape/steward.ts';
import { files } from './files.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` and ${perDay} a day, of which ${sentToday} are used today`;

export const steward: StewardWords = {
  why: (community) => `You get this mail because you are a steward of ${community}.`,
  headsUp: {
    subject: (community, day) => `A pulse of ${community} opens on ${day}: please check`,
    label: 'Heads-up before a community pulse',
    plan: ({ community, questions, opens, closes }) =>
      `${community} will be asked ${questions}. The pulse opens on ${opens}, at the same hour in each member’s own time zone, and closes on ${closes}.`,
    askedHeading: 'Who is asked',
    asked: (invited) => `Members who will get an invitation: ${invited}. They are counted under these names:`,
    notAsked: (count) =>
      `Members who will get none, because they stopped or paused the mails or their address does not work: ${count}.`,
    shownHeading: 'Which groups will show',
    shown: (percent) => `If ${percent} of each group answer, the report can show:`,
    together: (groups) => `counted together: ${groups}`,
    nothingShown: (percent, minimumGroup) =>
      `Even if ${percent} answer there will be fewer than ${minimumGroup} answers, and the report can show nothing.`,
    sendingHeading: 'What sending needs',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `Mails: ${mails}. The mail provider takes ${perSecond} a second${limit(perDay, sentToday)}. ${time === undefined ? 'At this quota sending would never end.' : `Sending takes at most ${time}.`}`,
    noQuota: 'The mail provider did not tell its quota, so the time that sending needs is not known.',
    refusedHeading: 'As things are, this pulse would be refused',
    promise:
      'This is the fingerprint of the promise: questions, closing day, publication day and thresholds. If it is the same in the mail that says that the pulse has opened, nothing was changed.',
    change:
      'If all is right, there is nothing to do. To change anything, put a new community.json or roster.csv into the inbox before the pulse opens.',
  },
  opened: {
    subject: (community) => `The pulse of ${community} is open`,
    label: 'A community pulse has opened',
    text: ({ community, invited, closes }) =>
      `The pulse of ${community} is open until ${closes}. Members invited: ${invited}.`,
    fingerprint:
      'The rules of this pulse are fixed now. This is their fingerprint; members have the same one in their mails, so you can compare when somebody asks:',
    promise: 'The fingerprint of the promise, to compare with the mail before the opening:',
  },
  refused: {
    subject: (community) => `The pulse of ${community} is not held`,
    label: 'A community pulse was refused',
    text: (community) => `The pulse of ${community} was not opened, and nobody got a mail about it.`,
    reasons: {
      'too-few-reachable': ({ mails, minimum }) =>
        `Members who can be reached: ${mails}. A pulse needs at least ${minimum}, because with fewer it would be too easy to guess who said what.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `Its invitations could not all be sent before it closes on ${closes}. Mails: ${mails}. The mail provider takes ${perSecond} a second${limit(perDay, sentToday)}. ${time === undefined ? 'At this quota sending would never end.' : `Sending would take ${time}.`} Ask the operator to have the sending quota raised.`,
      'not-opened-in-time': () =>
        'It could not be opened before its closing hour. Please ask the operator to look at the log of open-pulse.',
    },
    next: 'The next pulse opens by your calendar, if the reason is gone by then.',
  },
  counted: {
    subject: (community) => `The pulse of ${community} has closed`,
    label: 'How the mails of a pulse ended',
    text: (community) => `The pulse of ${community} has closed. This is how its mails ended:`,
    invited: 'members invited',
    undelivered: 'mails that did not arrive (refused or bounced)',
    unknown: 'mails of which nobody knows whether they went out',
    explained: (day) =>
      `A mail whose end is not known is never sent a second time; the reminder stands in for it. The report is published on ${day}, for everybody at the same time; how many answered is in it.`,
  },
  contradicted: {
    subject: (community) => `The pulse of ${community} was not counted`,
    label: 'A pulse was not counted',
    text: (community) => `The pulse of ${community} has closed, and none of its answers is counted.`,
    why: 'Its numbers contradict each other: there were more answers than credentials given out for them, or more invitations than members were told of. So some were not from invited people, and opening all of them could have shown what one person said.',
    done: 'No answer was opened. All of them are destroyed, and so is the key that could have opened them. The public list of the pulse says so, and the receipt page tells it to everybody who asks.',
    next: 'Please tell your members that this pulse does not count, and ask the operator to find out how it came about: docs/privacy.md says how, under “A pulse is contradicted”. The next pulse opens by your calendar.',
    lost: {
      why: 'The key that opens its answers was lost before they could be counted. There is no copy of it, because whoever had one could have read answers before the close.',
      done: 'Nobody can ever read these answers. They are destroyed. The public list of the pulse says so, and the receipt page tells it to everybody who asks.',
      next: 'Please tell your members that this pulse does not count, and that nobody has read what they said. The next pulse opens by your calendar.',
    },
  },
  withheld: {
    subject: (community) => `The report of ${community} is not published`,
    label: 'A report was not published',
    text: (community, quarter) =>
      `The report of ${community} for ${quarter} should stand on the site by now and does not.`,
    notReady:
      'No check stopped it: a pulse of the quarter is not counted yet, or the step that publishes has failed. No digest was sent.',
    stopped:
      'The check before publishing stopped it, because something in it could have pointed at people. No digest was sent. What was found, with the name of the rule:',
    kinds: {
      few: 'A number would have been about fewer people than a group must have.',
      hidden: 'A hidden number could have been computed from those that are shown.',
      single: 'A number would have told too much of what single people answered.',
      twice: 'The same answers would have been published twice, and the difference tells of few people.',
      unruly: 'Something in it does not follow from the rules of the report.',
    },
    next: 'Nothing of it is public. Please ask the operator to look at the log of publish-quarter; it names the rule.',
  },
  imports: {
    subject: (community) => `A file of ${community} was not imported`,
    label: 'A file was not imported',
    refused: (file, mistakes) => `${file} was not imported, and nothing was changed. Mistakes: ${mistakes}.`,
    places: 'They are here:',
    row: (row) => `row ${row}`,
    column: (column) => `column ${column}`,
    more: (count) => `and others: ${count}`,
    removes: (file, removed, members) =>
      `${file} was not imported yet, because it would remove more than a tenth of the members: ${removed} of ${members}. If that is right, it needs your confirmation.`,
    details:
      'What is wrong and what to do about it is written in this file of the inbox. This mail leaves it out, because it could name members:',
    next: 'Put the corrected file in the same place; it is imported at once.',
    noMail: 'No mail then means that all is well.',
    receipt: 'A receipt then comes by mail.',
  },
  files,
};
