/**
 * Every sentence in the file of a quarter report. English only so far. Verifying a report recomputes the sentences of the first
 * minute, of ranges, changes and leading indicators: reword them only together with `earlierSummary`, or older reports no
 * longer verify.
 */
import { limits } from '../../shared/contract/limits.ts';
import { wholePercent } from '../../shared/kernel/whole-percent.ts';

/** Why something is not shown, or a note beside it. */
export const reportSentences = {
  promise: (minimumGroup: number): string[] => [
    'No answer can be traced to a person; the answers were destroyed once they had been counted.',
    `Groups with fewer than ${minimumGroup} answers are not shown; they are counted together.`,
    'Single questions are shown for the whole community only, and every number leaves room for two people who disagree.',
  ],
  /** In a part, of what comes with the report of the quarter. */
  laterInQuarter: 'In the report of the quarter.',
  /** Of a pulse whose part the attackers broke. */
  withheld: 'Not published, because it could have identified people.',
  tooFewMembers: 'Too few members for a number that gives no one away.',
  protectsAnotherNumber:
    'Hidden, because with the numbers beside it, it would tell about fewer people than a group must have.',
  tooFewAnswered: (minimum: number) => `Fewer than ${minimum} people answered.`,
  noSum: 'Its questions are not added up: each says something else, and is shown by itself.',
  protectsAGroup: 'Hidden, because it would reveal the score of a group with too few answers.',
  coarse: 'Shown in half points only, so that no one can be found by comparing this report with another community’s.',
  derived: 'Hidden, because together with the other numbers it would reveal too much about a group.',
  reliability: {
    single: 'A single question has no reliability.',
    from: (people: number) => `Reliability is shown once ${people} people have surely answered every question.`,
    alike: 'Answers to one of the questions are too much alike to say how reliable the scale was.',
    meaning: 'This describes the instrument with these people, not the community.',
  },
  goesWith: {
    from: (people: number) => `Shown once ${people} people have surely answered both.`,
    alike: 'Answers to one of the questions are too much alike to say what goes with them.',
    together: (correlation: string, from: string, to: string) =>
      `Who answers higher on one tends to answer higher on the other: correlation ${correlation}, likely ${from} to ${to}.`,
    opposite: (correlation: string, from: string, to: string) =>
      `Who answers higher on one tends to answer lower on the other: correlation ${correlation}, likely ${from} to ${to}.`,
    none: (correlation: string, from: string, to: string) =>
      `No clear link: correlation ${correlation}, likely ${from} to ${to}.`,
    clearest: (name: string) => `${name} goes with it most clearly.`,
    unranked: 'Which of these goes with it most can’t be told, because their likely ranges overlap.',
    noCause: 'What goes together need not be a cause.',
  },
  attendance: {
    notCollected: 'No attendance was imported for this quarter.',
    tooFew: (minimumGroup: number) => `The community has fewer than ${minimumGroup} members.`,
  },
  participation: {
    notCollected: 'Nothing about this was imported for this quarter.',
    tooFew: (minimum: number) =>
      `Not shown, because fewer than ${minimum} people did it or fewer than ${minimum} did not, or because it would give away such a number.`,
  },
  overTime: {
    names: {
      'attendance-percent': 'Attendance, %',
      contributions: 'Contributions',
      'cross-group-percent': 'Contributions that helped another group, %',
      reuses: 'Reuses',
      endorsements: 'Endorsements',
      'solved-in-7-days-percent': 'Questions solved within 7 days, %',
    },
    inWords: (name: string, value: number, before: { readonly quarter: string; readonly value: number }) =>
      `${name}: ${value}, after ${before.value} in ${before.quarter}.`,
  },
  stewardSide: { notCollected: 'The stewards of this community have not filled this in.' },
  revision: {
    pulse: (pulse: string, revision: number) =>
      `Adds ${pulse}, which was counted after revision ${revision} was published.`,
    attendance: (revision: number) => `Adds attendance, which was imported after revision ${revision} was published.`,
    participation: (revision: number) =>
      `Adds participation, which was imported after revision ${revision} was published.`,
    rest: 'Every number published before is unchanged.',
  },
  change: {
    coarse: 'Scores in half points are not compared.',
    firstQuarter: 'Trends start next quarter.',
    wordingChanged: (version: number, earlier: number, quarter: string) =>
      `The wording changed: version ${version} now, version ${earlier} in ${quarter}. A new line begins here.`,
    notAskedLately: 'Not asked in the eight quarters before, so there is nothing to compare.',
    hidden: 'Hidden, so it cannot be compared.',
    wasHidden: (quarter: string) => `Hidden in ${quarter}, so it cannot be compared.`,
    mostlyChance: (minimum: number) =>
      `Fewer than ${minimum} people answered in one of the quarters: a change would be mostly chance.`,
    tooFew: 'Too few people to compare.',
    none: (since: string, seen: string) =>
      `No clear change since ${since}; a change of ${seen} would have been seen four times in five.`,
    noQuestion: (since: string, seen: number) =>
      `No question changed clearly since ${since}; a change of ${seen} percent of those who answered would have been seen four times in five.`,
    question: (verdict: 'higher' | 'lower', since: string, question: string, by: number) =>
      `Clearly ${verdict === 'higher' ? 'more' : 'fewer'} than in ${since} agree, by ${by} percent of those who answered: “${question}”`,
    clear: (verdict: 'higher' | 'lower', since: string, by: string) => `Clearly ${verdict} than in ${since}, by ${by}.`,
  },
  /** As reports before 2.1 say it. */
  changeBefore21: {
    notAsked: (quarter: string) => `Not asked in ${quarter}, so there is nothing to compare.`,
    none: (since: string, seen: string) => `No clear change since ${since}; a change of ${seen} would have been seen.`,
  },
  trend: {
    tooFew: (quarters: number, needed: number) =>
      `A trend needs ${needed} quarters with a score; there ${quarters === 1 ? 'is one' : `are ${quarters}`} so far.`,
    none: (quarters: number, since: string) => `No clear trend over ${quarters} quarters, from ${since} on.`,
    clear: (verdict: 'rising' | 'falling', since: string, perYear: string) =>
      `${verdict === 'rising' ? 'Rising' : 'Falling'} since ${since}, by about ${perYear} a year.`,
  },
  range: {
    exact: (count: number, of: number) => `${count} of the ${of} members`,
    between: (from: number, to: number, of: number) => `between ${from} and ${to} of the ${of} members`,
  },
};

/** The report in one minute. */
export const summary = {
  headline: (quarter: string, finding: string) => `${quarter}: ${finding}`,
  noAnswers: 'too few answers to report',
  tooFew: 'Too few people answered to say anything without identifying someone.',
  rate: (percent: number) => `${percent}% answered`,
  noClearChange: 'no clear change, ',
  firstResults: 'first results, ',
  nearlyAllRate: 'all but a few answered',
  answered: (percent: number, over: string) => `${percent}% of members answered${over}.`,
  nearlyAll: (over: string) => `All but a few members answered${over}.`,
  overAll: (pulses: number) => `, over ${pulses} pulses`,
  overSome: (shown: number, pulses: number, nearlyAll: number) =>
    `, over ${shown} of ${pulses} pulses; in the others, ${
      nearlyAll === pulses - shown ? 'all but a few did' : 'the number is not shown'
    }`,
  cautious: (percent: number) => `Fewer than ${percent}% answered, and those who didn’t may well think differently.`,
  newWording: (names: string) => `The wording changed, so it can’t be compared with the quarter before: ${names}.`,
  noScoreChanged: (since: string) => `No score changed clearly since ${since}.`,
  noComparableChanged: (since: string) => `No score that can be compared changed clearly since ${since}.`,
  or: ' or ',
  verdicts: { higher: 'clearly higher', lower: 'clearly lower', rising: 'rising', falling: 'falling' },
  several: (scores: number, verdict: string) => `${scores} scores ${verdict}`,
  one: (name: string, verdict: string) => `${name} ${verdict}`,
  moved: {
    higher: (since: string, names: string) => `Clearly higher than in ${since}: ${names}.`,
    lower: (since: string, names: string) => `Clearly lower than in ${since}: ${names}.`,
    rising: (since: string, names: string) => `Rising since ${since}: ${names}.`,
    falling: (since: string, names: string) => `Falling since ${since}: ${names}.`,
  },
  weakestQuestion: (count: string, name: string) => `weakest question ${count}, ${name}`,
  quoted: (wording: string, count: string) => `“${wording}” ${count}`,
  weakest: (question: string) => `Fewest favourable answers: ${question}.`,
  strongest: (question: string) => ` Most: ${question}.`,
  cameTwice: (percent: number, sessions: number) =>
    `${percent}% of members came to at least two of the last ${sessions} sessions.`,
  cameTwiceNearlyAll: (sessions: number) =>
    `All but a few members came to at least two of the last ${sessions} sessions.`,
  cameTwiceFew: (sessions: number) => `Few members came to at least two of the last ${sessions} sessions.`,
  promised: (parts: string) => `Stewards’ promises: ${parts}.`,
  states: { kept: 'kept', open: 'open', overdue: 'overdue', dropped: 'dropped' },
  overdue: (promise: string, by: string) => `Overdue since ${by}: “${promise}”`,
  review: (question: string) => `For the review: ${question}`,
};

/** What leads the report, in the file and in its sentences. */
export const findings = {
  score: (score: string, highest: number) => `${score} of ${highest}`,
  favourable: (count: string) => `${count} favourable`,
  byQuestion: (fewest: string, most: string) => `${fewest} to ${most} favourable, by question`,
  questions: {
    fell: (name: string, since: string) => `What has changed for people since ${since}, now that “${name}” is lower?`,
    rose: (name: string, since: string) => `What has raised “${name}” since ${since}, and how do we keep it?`,
    weakest: 'What would raise the weakest question?',
    overdue: 'What keeps us from the promise that is overdue?',
    quiet: 'What would make answering worthwhile for those who did not?',
    other: 'What do we most need to know next quarter?',
  },
};

/** As reports before 2.1 said it, with words that have changed since. */
export const summaryBefore21 = {
  ...summary,
  severalClearly: (scores: number, verdict: string) => `${scores} scores clearly ${verdict}`,
  oneClearly: (name: string, verdict: string) => `${name} clearly ${verdict}`,
  clearly: (verdict: string, since: string, names: string) => `Clearly ${verdict} than in ${since}: ${names}.`,
  level: (name: string, score: string, highest: number) => `${name} ${score} of ${highest}`,
  came: (percent: number, sessions: number) =>
    `${percent}% of members came to at least half of the ${sessions} sessions.`,
  cameNearlyAll: (sessions: number) => `All but a few members came to at least half of the ${sessions} sessions.`,
  cameFew: (sessions: number, _members: number) => `Few members came to at least half of the ${sessions} sessions.`,
};

/** As reports up to November 2026 say it. */
export const earlierSummary: typeof summaryBefore21 = {
  ...summaryBefore21,
  tooFew: 'Too few people answered to say anything without pointing at somebody.',
  answered: (percent, over) => `${percent}% of those who were asked answered${over}.`,
  overSome: (shown, pulses) => `, over ${shown} of ${pulses} pulses; in the others too few did`,
  cautious: (percent) => `Fewer than ${percent}% answered: those who did not may well think otherwise.`,
  newWording: (names) => `Worded anew, so that it cannot be compared with the quarter before: ${names}.`,
  cameFew: (sessions, members) =>
    `${wholePercent(limits.minimumGroup - 1, members)}% or fewer of members came to at least half of the ${sessions} sessions.`,
  promised: (parts) => `What the stewards promised: ${parts}.`,
};

/** Measures beside an outcome, and what they say. */
export const leadingIndicators = {
  missing: 'Not measured in this quarter.',
  names: {
    attendance: 'Attendance',
    regular: 'Regular attendance',
    contributions: 'Contributions across groups',
    newcomers: 'Newcomers',
    reuse: 'Reuse',
    endorsements: 'Endorsements',
    resolution: 'Problems resolved',
    adoption: 'Adoption',
  },
  score: (score: string, highest: number) => `${score} of ${highest}`,
  attendance: (percent: string) => `${percent} of members were there`,
  cameTwicePeople: (people: string, sessions: number) =>
    `${people} members came to at least two of the last ${sessions} sessions`,
  cameTwice: (percent: number, sessions: number) =>
    `${percent}% of members came to at least two of the last ${sessions} sessions`,
  regular: (percent: number) => `${percent}% of members came to at least half of the sessions`,
  regularPeople: (people: string) => `${people} members came to at least half of the sessions`,
  people: (people: number) => `${people} people`,
  members: (people: string) => `${people} members`,
  contributions: (contributions: number, people: string) => `${contributions} contributions by ${people}`,
  contributed: (people: string) => `${people} contributed`,
  acrossGroups: (percent: number, of: number) => `${percent}% of ${of} contributions helped another group`,
  newcomers: (people: string) => `${people} contributors are new`,
  reuse: (artefacts: number, people: string) => `${artefacts} artefacts reused by ${people}`,
  reused: (people: string) => `${people} reused something`,
  endorsements: (given: number, receivers: string) => `${given} endorsements of ${receivers}`,
  endorsed: (givers: string, receivers: string) => `${givers} endorsed ${receivers}`,
  resolution: (resolved: number, half: string, open: number) => `${resolved} resolved${half}; ${open} still open`,
  solvedInWeek: (share: string) => `${share} solved within 7 days`,
  halfSolved: (hours: number) => `half within ${hours} hours`,
  lessThanHalf: 'less than half solved by the end of the quarter',
  open: (open: number) => `${open} still open`,
  halfWithin: (hours: number) => `, half of them within ${hours} hours`,
  resolvedWithin: (hours: number) => `half of what was resolved took ${hours} hours or less`,
  asked: (people: string) => `${people} asked`,
  adoption: (practice: string, using: number) => `${practice}: ${using} groups`,
};
