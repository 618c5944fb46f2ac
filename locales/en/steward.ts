import type { StewardWords } from '../shape/steward.ts';
import { files } from './files.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` and ${perDay} a day, ${sentToday} of which are already used today`;

export const steward: StewardWords = {
  why: (community) => `You’re getting this mail because you are a steward of ${community}.`,
  headsUp: {
    subject: (community, day) => `${community}: a pulse opens on ${day}, please check`,
    label: 'Heads-up before a community pulse',
    plan: ({ community, questions, opens, closes }) =>
      `${community} will be asked ${questions}. The pulse opens on ${opens}, at the same hour in each member’s own time zone, and closes on ${closes}.`,
    afterwards: (until, results) => `Late answers count until ${until}. Results are published on ${results}.`,
    nextHeading: 'The next pulses',
    next: (opens, closes) => `${opens} to ${closes}`,
    skipped: (month) => `${month}: no pulse`,
    holidays: (day) =>
      `Public holidays are known until ${day}. Put both files in the inbox again to add further years.`,
    askedHeading: 'Who is asked',
    asked: (members) => `Members: ${members}. They are counted in these groups:`,
    notAsked: (count) =>
      `Members who won’t be invited, because they stopped or paused the mails or their address doesn’t work: ${count}. No mail says more exactly how many, so that no one can work out who.`,
    shownHeading: 'Which groups will be shown',
    shown: (percent) => `If ${percent} of each group answers, the report can show:`,
    together: (groups) => `counted together: ${groups}`,
    coarse:
      'Members of this community are asked some of the same questions in another community this quarter. So that comparing the two reports points at no one, this pulse will be shown in half points and rounded numbers only: no single questions, no groups.',
    nothingShown: (percent, minimumGroup) =>
      `Even if ${percent} answer, there will be fewer than ${minimumGroup} answers, so the report can show nothing.`,
    sendingHeading: 'What sending takes',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `Mails: ${mails} at most. The mail provider accepts ${perSecond} a second${limit(perDay, sentToday)}. ${time === undefined ? 'With this quota, sending would never finish.' : `Sending takes ${time} at most.`}`,
    noQuota: 'The mail provider did not report its quota, so we can’t say how long sending will take.',
    refusedHeading: 'As things are, this pulse would be cancelled',
    promise:
      'This is the fingerprint of the promise: questions, closing day, publication day and thresholds. If the mail that announces the opening shows the same one, nothing has changed.',
    change:
      'If everything is right, there is nothing to do. To change something, put a new community.json or roster.csv in the inbox before the pulse opens.',
  },
  opened: {
    subject: (community) => `${community}: the pulse is open`,
    label: 'A community pulse opened',
    text: ({ community, members, closes }) => `The pulse of ${community} is open until ${closes}. Members: ${members}.`,
    fingerprint:
      'The rules of this pulse are now fixed. This is their fingerprint. Members’ mails show the same one, so you can compare if they ask:',
    promise: 'The fingerprint of the promise, to compare with the mail you got before the opening:',
  },
  refused: {
    subject: (community) => `${community}: the pulse was cancelled`,
    label: 'A community pulse was cancelled',
    text: (community) => `The pulse of ${community} did not open, and no member was mailed about it.`,
    reasons: {
      'too-few-reachable': ({ minimum }) =>
        `Mails can reach fewer than ${minimum} members. A pulse needs at least that many: with fewer, it would be too easy to guess who said what.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `Its invitations could not all be sent before it closes on ${closes}. Mails: ${mails} at most. The mail provider accepts ${perSecond} a second${limit(perDay, sentToday)}. ${time === undefined ? 'With this quota, sending would never finish.' : `Sending would take ${time}.`} Please ask the operator to have the sending quota raised.`,
      'not-opened-in-time': () =>
        'It could not be opened before its closing time. Please ask the operator to check the log of open-pulse.',
    },
    next: 'The next pulse opens as scheduled, provided the problem is fixed by then.',
  },
  counted: {
    subject: (community) => `${community}: the pulse has closed`,
    label: 'What became of a pulse’s mails',
    text: (community) => `The pulse of ${community} has closed. Here is what became of its mails:`,
    members: 'members',
    notReached:
      'members whom no mail surely reached (they stopped the mails, or it was refused, bounced or unconfirmed)',
    explained: (day) =>
      `A mail whose delivery is unknown is never sent again; the reminder takes its place. The results are published on ${day}, for everyone at the same time, and say how many people answered.`,
  },
  contradicted: {
    subject: (community) => `${community}: the pulse was not counted`,
    label: 'A pulse was not counted',
    text: (community) => `The pulse of ${community} has closed, and none of its answers will be counted.`,
    why: 'Its numbers contradict each other: there were more answers than credentials issued for them, or more invitations than members were told about. So some answers did not come from invited people, and opening them all could have revealed what one person said.',
    done: 'No answer was opened. All of them have been destroyed, and so has the key that could have opened them. The pulse’s public list and the receipt page both say so.',
    next: 'Please tell your members that this pulse doesn’t count, and ask the operator to find out how it happened: docs/privacy.md explains how, under “A pulse is contradicted”. The next pulse opens as scheduled.',
    lost: {
      why: 'The key that opens its answers was lost before they could be counted. There is no copy, because a copy would have let someone read answers before the close.',
      done: 'These answers can never be read, and have been destroyed. The pulse’s public list and the receipt page both say so.',
      next: 'Please tell your members that this pulse doesn’t count, and that no one has read what they said. The next pulse opens as scheduled.',
    },
  },
  results: {
    subject: (community) => `${community}: the results are there`,
    label: 'Results of a pulse',
    text: (community, closed) =>
      `The results of the pulse of ${community} that closed on ${closed} are published. Members, leaders and stewards read the same, from the same minute on. The report of the quarter will repeat them unchanged.`,
    read: 'Read the results',
    withheld: {
      subject: (community) => `${community}: the results have not been published`,
      label: 'Results were not published',
      text: (community, closed) =>
        `The results of the pulse of ${community} that closed on ${closed} should be on the site by now, but aren’t.`,
      notReady: 'No check stopped them: either the pulse has not been counted yet, or publishing failed.',
      stopped:
        'The check before publishing stopped them, because something in them could have identified people. The report of the quarter will say that this pulse is missing. What the check found, with the name of the rule:',
    },
  },
  withheld: {
    subject: (community) => `${community}: the report has not been published`,
    label: 'A report was not published',
    text: (community, quarter) => `The report of ${community} for ${quarter} should be on the site by now, but isn’t.`,
    notReady:
      'No check stopped it: either a pulse of the quarter has not been counted yet, or publishing failed. No digest was sent.',
    stopped:
      'The check before publishing stopped it, because something in it could have identified people. No digest was sent. What the check found, with the name of the rule:',
    kinds: {
      few: 'A number would have covered fewer people than a group must have.',
      hidden: 'A hidden number could have been worked out from those shown.',
      single: 'A number would have revealed too much about what individuals answered.',
      twice: 'The same answers would have been published twice, and the difference could reveal a few people.',
      unruly: 'Something in it does not follow the rules of the report.',
    },
    next: 'None of it is public. Please ask the operator to check the log of publish-quarter, which names the rule.',
  },
  imports: {
    subject: (community) => `${community}: a file was not imported`,
    label: 'A file was not imported',
    refused: (file, mistakes) => `${file} was not imported, and nothing has changed. Mistakes: ${mistakes}.`,
    places: 'Where they are:',
    row: (row) => `row ${row}`,
    column: (column) => `column ${column}`,
    more: (count) => `and ${count} more`,
    removes: (file, removed, members) =>
      `${file} has not been imported yet, because it would remove more than a tenth of the members: ${removed} of ${members}. If that is intended, please confirm it.`,
    details:
      'This file in the inbox says what is wrong and how to fix it. This mail doesn’t, because that could name members:',
    next: 'Put the corrected file in the same place, and it will be imported right away.',
    noMail: 'If no mail follows, all is well.',
    receipt: 'You’ll then get a receipt by mail.',
  },
  files,
};
