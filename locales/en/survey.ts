import type { SurveyWords } from '../shape/survey.ts';

export const survey: SurveyWords = {
  languageName: 'English',
  title: '{community}: pulse',
  lead: {
    one: '1 question, under a minute. Closes {closes}.',
    other: '{count} questions, about a minute. Closes {closes}.',
  },
  anonymous: 'Your answers are anonymous.',
  anonymousHow:
    'Your browser seals them, and they are stored without your name, address or link. Nothing is sent until you press Send.',
  coarse:
    'Its results are shown in half points and rounded numbers only, because they could be compared with another community’s.',
  privacyLink: 'How this works, and what it can’t protect',
  preferNot: 'Prefer not to answer',
  comment: 'Anything else? (optional)',
  commentHint: 'Leave out names and details that could identify you or anyone else.',
  send: 'Send anonymously',
  needsScript:
    'This page needs JavaScript, because your browser seals your answers itself. No other way to answer would be as safe, so there isn’t one.',
  unsupported:
    'This browser can’t seal your answers, so it can’t send them. Please open your link in a current version of Firefox, Chrome, Edge or Safari. Your link still works.',
  accessibility: 'Accessibility',
  otherLanguages: 'Other languages',
  script: {
    stillOpen: 'Still open: your answers count.',
    group: { other: 'Your answers count in “{group}”, which has {members} members.' },
    restored: 'We kept the answers you gave in this tab.',
    clear: 'Clear them',
    cleared: 'Answers cleared.',
    tapped: 'We selected the answer you tapped in your mail. You can change it; nothing has been sent.',
    problemTitle: 'There is a problem',
    missing: 'Still without an answer (you can also choose “Prefer not to answer”):',
    selectAnswer: 'Select an answer',
    selectOne: 'Choose at least one answer, or close this page to leave without answering.',
    errorPrefix: 'Error: ',
    sending: 'Sending…',
    offline: 'No connection. Your answers are safe in this browser. Trying again…',
    notSent: 'Sorry, your answers couldn’t be sent yet. They are still here. Check your connection and send again.',
    trouble:
      'Sorry, there is a problem on our side. Your answers haven’t arrived yet. They are still here. Trying again…',
    troubleNotSent:
      'Sorry, there is a problem on our side. Your answers weren’t sent. They are still here. Please send again in a few minutes.',
    sendAgain: 'Send again',
    finishing: 'You already pressed Send here. Finishing…',
    commentLate: 'Your answers count. If you also wrote a comment, it arrived after the close and isn’t included.',
    receipt: 'Your receipt',
    receiptHelp:
      'After the close, you can check that your answers were among those that were opened. The receipt shows only that, never what you answered. It is kept in this browser too.',
    receiptLink: 'Check a receipt',
    copy: 'Copy',
    copied: 'Copied',
    lastResults: 'Latest results: {quarter}',
    wholeReport: 'Open the whole report',
    whatWasDone: 'What was done after the results',
    nothingDone: 'No news yet. If you’d like to know, reply to your invitation: the steward reads it.',
    notices: {
      done: [
        'Thank you. Your answers are in.',
        'You and your leaders get the results at the same time, from {resultsAt}.',
        'You can close this page.',
      ],
      'used-elsewhere': [
        'This link has already been used',
        'If you pressed Send in another browser or on another device, continue there: nothing else can finish it.',
        'We can’t give you a second one, because the program can’t tell whether the first was used.',
      ],
      'not-open': ['This pulse is not open yet', 'It opens {opens}. Your link will work then.'],
      closed: ['This pulse is closed', 'It closed {closes}. Results from {resultsAt}.'],
      'too-late': [
        'This pulse has closed, and your answers weren’t counted',
        'They have been deleted from this browser.',
        'Results from {resultsAt}.',
      ],
      unconfirmed: [
        'This pulse closed while your answers were on their way',
        'We don’t know yet whether they arrived in time. The list of what was counted appears a few minutes after the close. Open your link again then, in this browser, and this page will tell you.',
      ],
      'unknown-link': [
        'Page not found',
        'This link is unknown or incomplete. Open it from your invitation again, or copy all of it.',
      ],
      manifest: [
        'We stopped before anything was sent',
        'The public description of this pulse doesn’t match your invitation. Please tell the steward who signed the invitation.',
      ],
      group: [
        'We stopped before anything was sent',
        'Your answers would be counted in a group that is too small or not public, so they could identify you. Please tell the steward who signed the invitation.',
      ],
      proof: [
        'We stopped, and your answers weren’t counted',
        'The server couldn’t prove that it treats you like everyone else. Please tell the steward who signed the invitation.',
      ],
      request: [
        'Sorry, there is a problem on our side',
        'Your answers weren’t accepted. Please tell the steward who signed the invitation.',
      ],
    },
  },
};
