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
    'They are sealed in your browser and stored without your name, address or link. Nothing is sent before you press Send.',
  privacyLink: 'How this works, and what it cannot protect',
  preferNot: 'Prefer not to answer',
  comment: 'Anything else? (optional)',
  commentHint: 'Leave out names and details that could identify you or somebody else.',
  send: 'Send anonymously',
  needsScript:
    'This page needs JavaScript, because your browser itself seals your answers. There is no other way to answer that would be as safe, so there is none.',
  unsupported:
    'This browser cannot seal your answers, so nothing can be sent from it. Please open your link in a current version of Firefox, Chrome, Edge or Safari. Your link stays good.',
  accessibility: 'Accessibility',
  otherLanguages: 'Other languages',
  script: {
    group: { other: 'Your answers count in “{group}”, where {invited} people are invited.' },
    restored: 'We kept the answers you gave in this tab.',
    clear: 'Clear them',
    cleared: 'The answers are cleared.',
    tapped: 'We chose the answer that you tapped in your mail. You can change it; nothing has been sent.',
    problemTitle: 'There is a problem',
    missing: 'Still without an answer (you can also choose “Prefer not to answer”):',
    selectAnswer: 'Select an answer',
    selectOne: 'Choose at least one answer, or close this page to leave without answering.',
    errorPrefix: 'Error: ',
    sending: 'Sending…',
    offline: 'No connection. Your answers are safe in this browser. Trying again…',
    notSent: 'Sorry, your answers could not be sent yet. They are still here. Check your connection and send again.',
    trouble:
      'Sorry, there is a problem on our side. Your answers have not arrived yet. They are still here. Trying again…',
    troubleNotSent:
      'Sorry, there is a problem on our side. Your answers were not sent. They are still here. Please send again in a few minutes.',
    sendAgain: 'Send again',
    finishing: 'You pressed Send here before. Finishing what was under way…',
    commentLate: 'Your answers count. If you also wrote a comment, it arrived after the close and is not counted.',
    receipt: 'Your receipt',
    receiptHelp:
      'After the close you can check that your answers were counted. Whoever has the receipt can see only that, never what you answered. It is kept in this browser too.',
    receiptLink: 'Check a receipt',
    copy: 'Copy',
    copied: 'Copied',
    lastResults: 'Latest results: {quarter}',
    wholeReport: 'Open the whole report',
    whatWasDone: 'What was done after the results',
    nothingDone:
      'Nothing has been told yet. If you would like to know, reply to your invitation: the steward reads it.',
    notices: {
      done: [
        'Thank you. Your answers are in.',
        'The pulse closes {closes}. Results for everybody, you and your leaders at the same time, from {publishes}.',
        'You can close this page.',
      ],
      'used-elsewhere': [
        'This link has already been used',
        'If you pressed Send in another browser or on another device, continue there: only it can finish.',
        'We cannot give out a second one, because nobody can tell whether the first was used.',
      ],
      'not-open': ['This pulse is not open yet', 'It opens {opens}. Your link will work then.'],
      closed: ['This pulse is closed', 'It closed {closes}. Results from {publishes}.'],
      'too-late': [
        'This pulse has closed, and your answers were not counted',
        'It closed {closes}, before your answers arrived. They were deleted from this browser.',
        'Results from {publishes}.',
      ],
      unconfirmed: [
        'This pulse closed while your answers were on their way',
        'We do not know yet whether they arrived in time. The list of what was counted appears a few minutes after the close: open your link again then, in this browser, and this page will tell you.',
      ],
      'unknown-link': [
        'Page not found',
        'This link is not known, or not complete. Open it from your invitation again, or copy all of it.',
      ],
      manifest: [
        'We stopped before anything was sent',
        'The public description of this pulse is not the one that your invitation was made for. Please tell the steward who signed the invitation.',
      ],
      group: [
        'We stopped before anything was sent',
        'The group in which your answers would be counted is too small or not public, so they might point at you. Please tell the steward who signed the invitation.',
      ],
      proof: [
        'We stopped, and your answers were not counted',
        'The server could not prove that it treats you like everybody else. Please tell the steward who signed the invitation.',
      ],
      request: [
        'Sorry, there is a problem on our side',
        'Your answers were not accepted. Please tell the steward who signed the invitation.',
      ],
    },
  },
};
