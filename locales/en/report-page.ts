/** What the page of a quarter report and the list of reports say around the sentences of the report itself. English only so far. */
export const reportPage = {
  allReports: 'All reports',
  range: (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`),
  published: (day: string, revision: number) => `Published ${day}${revision > 1 ? `, revision ${revision}` : ''}.`,
  /** While the quarter has parts and no report yet. */
  soFar: (day: string, follows: string | undefined) =>
    `Results so far, published ${day}. The report of the quarter, with participation and what was done, follows${follows ? ` on ${follows}` : ''}.`,
  inOneMinute: 'In one minute',
  protection: 'What protects the people behind these numbers',
  /** Links to the previous revision and its table, which both remain. */
  earlier: {
    revision: (revision: number) => `Revision ${revision}`,
    and: 'and',
    table: 'its table',
    remain: 'are still available.',
  },
  index: {
    title: 'Reports',
    lead: 'Members, leaders and stewards all read the same reports.',
    soFar: (day: string) => `Results so far, published ${day}.`,
    forEveryone: 'For everyone',
    privacy: 'Privacy',
    receipt: 'Check a receipt',
    accessibility: 'Accessibility',
    of: (name: string, quarter: string) => `${name}, ${quarter}`,
    as: (report: string, kind: string) => `${report}, as ${kind}`,
  },
  glance: {
    title: 'At a glance',
    legend: (ring: string, trends: string) =>
      `Dot: score. Bar: the likely score of all members, if the silent are like those who answered.${ring} Arrow: that much or more, or that much or less.${trends}`,
    ring: ' Ring: the quarter before.',
    scale: (score: string, lowest: number, highest: number) => `${score} on a scale from ${lowest} to ${highest}`,
    likely: (from: string, to: string, people: string) => `Likely ${from} to ${to}, ${people} people`,
    /** Where no range is narrower than the scale. */
    people: (people: string) => `Of ${people} people`,
    onePerson: (points: string) => `; one person can move it by ${points}`,
  },
  answered: {
    title: 'Who answered',
    closed: (day: string) => `closed ${day}`,
    percent: (percent: number) => `members answered, ${percent}%`,
    /** Instead of a percentage. */
    only: 'members answered',
    mails: (asked: string, reached: string) => `Asked: ${asked}. Surely reached by a mail: ${reached}.`,
    byGroup: 'Who answered, by group',
    caption: (names: string) => `${names}: small groups are counted together`,
    columns: ['Group', 'Answered', 'Members'],
  },
  instrument: {
    legend: (cut: string) =>
      `How many chose ${cut}, from none to all. Dot: of those who answered, including the few who may have declined the question. Bar: the likely share of all members; paler, even if the silent are ten points more or less favourable. Thin line: whatever the silent think. Below: who chose what, from the lowest point to the highest, pale where a number is open.`,
    asTable: (name: string) => `${name} as a table`,
    questions: (source: string) => `Questions: ${source}`,
    share: (count: string, answered: number) => `${count} of ${answered}`,
    chose: (people: string, what: string) => `${people} ${what}`,
    or: ' or ',
    somethingElse: 'something else',
    /** As the label of a point: "12 not yet". */
    notYet: 'Not yet',
    noMean: 'not given',
    at: (point: number) => `at ${point}`,
    atPoints: (lowest: number, highest: number) => `at ${lowest} to ${highest}`,
    likely: (range: string) => `Likely ${range}`,
    /** Follows the likely range. */
    ifSilentDiffer: (from: number, to: number) => `; ${from} to ${to} even if the silent are ten points different`,
    all: (name: string) => `${name}: all numbers`,
    columns: [
      ...['Question', 'Favourable', 'Answered', 'Mean', 'Likely, of all'],
      ...['If the silent are ten points different', 'Whatever the silent think'],
    ],
    range: (from: number, to: number, of: number) => `${from} to ${to} of ${of}`,
    spread: (name: string) => `${name}: who chose what`,
    spreadColumns: ['Question', 'People'],
    reliability: (alpha: string, from: string, to: string, omega: string, people: string, words: string) =>
      `Reliability: α ${alpha}, likely ${from} to ${to}${omega}, ${people} people. ${words}`,
    groups: (name: string) => `${name} by group, in alphabetical order`,
    groupColumns: ['Group', 'Score', 'People'],
    pooledColumns: ['Group', 'Beside the community', 'Estimate', 'Likely range', 'People'],
    verdicts: {
      'clearly-above': 'clearly above',
      'no-clear-difference': 'no clear difference',
      'clearly-below': 'clearly below',
    },
    byGroups: (score: string, from: string, to: string) =>
      `If every group had answered equally often, the score would be ${score} (${from} to ${to}).`,
  },
  goesWith: {
    title: 'What goes together',
    caption: (question: string) => `What goes with “${question}”`,
    columns: ['Score or question', 'Goes with it', 'Correlation', 'Likely'],
    verdicts: { together: 'clearly', opposite: 'clearly the other way', 'no-clear-link': 'no clear link' },
    range: (from: string, to: string) => `${from} to ${to}`,
  },
  attendance: {
    title: 'Who came',
    average: (percent: string, sessions: number) =>
      `${percent} of members were at a session, on average over all ${sessions}`,
    cameTwice: (percent: string, members: number, sessions: number) =>
      `${percent} of ${members} members came to at least two of the last ${sessions} sessions`,
    cameTwicePeople: (people: string, sessions: number) =>
      `${people} members came to at least two of the last ${sessions} sessions`,
    cameTwiceHidden: (sessions: number) => `Who came to at least two of the last ${sessions} sessions`,
    regular: (percent: string, members: number) => `${percent} of ${members} members came to at least half of them`,
    regularPeople: (people: string) => `${people} members came to at least half of them`,
    regularHidden: 'Who came to at least half of them',
    byGroup: 'Attendance by group',
    groupColumns: ['Group', 'Attendance', 'Members'],
    bySession: 'Attendance by session; guests are not on the roster',
    sessionColumns: ['Session', 'Members', 'Guests'],
    sessions: 'Session by session',
  },
  /** Sections of facts: what comes after each number, by its name in the report, and what is named where it is not shown. */
  facts: {
    contributions: {
      title: 'Who contributed',
      numbers: {
        people: { words: 'members contributed', hidden: 'How many contributed' },
        contributions: { words: 'contributions' },
        halfBy: { words: 'contributors made half of the contributions', hidden: 'Who made half of the contributions' },
        halfByIfEqual: { words: 'Chance alone would make that {range}, were all contributors equally active.' },
        crossGroup: { words: 'of contributions helped another group', hidden: 'Help for other groups' },
        newcomers: {
          words: 'contributors are new: they contributed for the first time in two quarters, as nothing older is kept',
          hidden: 'New contributors',
        },
        again: { words: 'contributors from the quarter before contributed again', hidden: 'Contributed again' },
      },
    },
    reuse: {
      title: 'What was reused',
      numbers: {
        people: { words: 'members reused something', hidden: 'How many reused something' },
        reuses: { words: 'times' },
        artefacts: { words: 'artefacts were reused' },
        outsideGroup: { words: 'of reuse came from outside the authors’ groups', hidden: 'Reuse from outside' },
      },
    },
    endorsements: {
      title: 'Who endorsed whose work',
      numbers: {
        givers: { words: 'members endorsed someone', hidden: 'How many endorsed someone' },
        receivers: { words: 'members were endorsed', hidden: 'How many were endorsed' },
        given: { words: 'endorsements' },
        crossGroup: { words: 'of endorsements went to another group', hidden: 'Endorsements of other groups' },
      },
    },
    problems: {
      title: 'How long problems took',
      numbers: {
        askers: { words: 'members asked', hidden: 'How many asked' },
        asked: { words: 'questions were asked' },
        resolved: { words: 'were resolved' },
        open: { words: 'are still open' },
        openDays: { unit: 'days', words: 'or less, for half of those still open' },
        solvedInWeek: {
          words: 'solved within 7 days, of this quarter’s questions',
          hidden: 'How many are solved within 7 days',
        },
        halfSolved: {
          words: 'or less until half of this quarter’s questions are solved',
          hidden: 'How long until half are solved',
          notReached: 'Less than half of this quarter’s questions were solved by its end',
        },
        halfAnswered: {
          words: 'or less until half of this quarter’s questions have a first answer',
          hidden: 'How long until half have a first answer',
          notReached: 'Less than half of this quarter’s questions had an answer by its end',
        },
        medianHours: { unit: 'h', words: 'or less, for half of those resolved' },
        p85Hours: { unit: 'h', words: 'or less, for 85% of those resolved' },
        firstAnswerHours: { unit: 'h', words: 'or less to a first answer, for half of those answered' },
      },
    },
  },
  adoption: {
    title: 'Which practices are in use',
    caption: (groups: number | undefined) =>
      `Groups by what they last declared${groups === undefined ? '' : `, of ${groups} that are large enough to count`}`,
    columns: ['Practice', 'Trying', 'Using', 'Stopped'],
  },
  groupMap: {
    title: 'Help between groups',
    arrows: (used: number, possible: number, orMore: boolean) =>
      `<b>${used}${orMore ? ' or more' : ''} of ${possible}</b> possible ways from one group to another were used.`,
    received: 'People of other groups who helped this one, of everyone in other groups',
    receivedColumns: ['Group', 'Helped by'],
    oneGroup: 'There are no two groups that can be told apart here.',
    rest: (contributions: number) =>
      `${contributions} more contributions helped another group. Too few people made them to show which group helped which.`,
    none: 'No contribution helped another group.',
    caption: 'Contributions from one group that helped another',
    columns: ['Who helped whom', 'Contributions', 'People'],
    helped: (from: string, to: string) => `${from} helped ${to}`,
    allOthers: 'all other groups',
  },
  overTime: {
    title: 'Taking part over the quarters',
    caption: 'Each number as the report of its quarter shows it',
    what: 'What',
    notShown: '–',
  },
  commitments: {
    title: 'What we heard and what we did',
    states: { open: 'Open', overdue: 'Overdue', kept: 'Kept', dropped: 'Dropped' },
    ended: (state: string, day: string, words: string) => `${state} on ${day}: ${words}`,
    promised: (state: string, day: string) => `${state}, promised for ${day}.`,
    weHeard: 'We heard:',
    wePromised: 'We promised:',
  },
  experiments: {
    title: 'Experiments and what was learned',
    questions: 'What we want to learn',
    trying: 'What we are trying',
    changed: 'What changed:',
    surprised: 'What surprised us:',
    stop: 'What should stop:',
    ran: (from: string, until: string) => `Ran from ${from} to ${until}. What was learned has not been written up yet.`,
    running: (from: string, until: string) => `Running from ${from} to ${until}.`,
  },
  milestones: { title: 'Milestones' },
  outcomes: {
    title: 'Outcomes',
    value: (value: number, unit: string, day: string) => `${value} ${unit} on ${day}`,
    before: (value: number, day: string) => `; ${value} on ${day}`,
    notMeasured: 'Not measured yet.',
    leading: 'What should move first:',
  },
  missing: { title: 'Not in this report' },
  method: {
    title: 'How this was computed',
    terms: 'What the words mean',
    fingerprints: 'Fingerprints and receipts',
    fingerprint: 'The fingerprint is the one in every invitation to the pulse.',
    checkReceipt: 'Check a receipt.',
    promise: 'promise',
    receipts: 'receipts',
    inTheList: (pulse: string) => `in the list of ${pulse}`,
    withRoot: 'with root',
    sameAs: 'The same numbers as',
    and: 'and',
    version: (version: string) => `Format version ${version}.`,
    privacy: 'Privacy.',
  },
};
