import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';

/** Every number of the report, defined where it is read. */
export const definitions: QuarterReport['definitions'] = [
  {
    id: 'delivered',
    name: 'Delivered',
    definition:
      'People whom a mail of the pulse reached: the provider took it, and no server gave it back for good. Who answered is one of them.',
  },
  {
    id: 'unknown',
    name: 'Unknown',
    definition:
      'People of whom it is unknown whether a mail reached them, because the provider said nothing of how its sending ended.',
  },
  {
    id: 'asked',
    name: 'Asked',
    definition:
      'Delivered and unknown together: all whom a mail may have reached. Every percentage and range is of these people, so the unknown count as silent.',
  },
  {
    id: 'answered',
    name: 'Answered',
    definition: 'People whose sealed answers were accepted before the pulse closed and could be read.',
  },
  {
    id: 'favourable',
    name: 'Favourable',
    definition: 'People who chose a point from the favourable cut up, out of those who answered the question.',
  },
  {
    id: 'bands',
    name: 'Unfavourable, neutral, favourable',
    definition:
      'Favourable as above; unfavourable as far from the lowest point as favourable is from the highest; neutral between. Shown from 20 answers on where each has at least 3.',
  },
  {
    id: 'distribution',
    name: 'All points',
    definition: 'People at each point. Shown from 30 answers on where each point has at least 3.',
  },
  {
    id: 'mean',
    name: 'Mean',
    definition: 'Mean of the points chosen, to one decimal. "Prefer not to answer" is not counted.',
  },
  {
    id: 'score',
    name: 'Score',
    definition:
      'Of the community: mean of the means shown for its questions. Of a group: mean over people of the mean of the questions each answered, for those who answered enough of them.',
  },
  {
    id: 'likely',
    name: 'Likely range',
    definition:
      'So many of all who were asked, at 95 % by the exact hypergeometric interval, if the silent are like those who answered.',
  },
  {
    id: 'worst-case',
    name: 'Worst case',
    definition: 'So many of all who were asked, whatever the silent think.',
  },
  {
    id: 'one-person',
    name: 'One person',
    definition: 'The most by which one person, from one end of the scale to the other, can move the score.',
  },
  {
    id: 'change',
    name: 'Change',
    definition:
      'Difference of the shown scores of two quarters. Called higher or lower where Welch’s test, with usual spreads and Holm’s adjustment over all scores, finds it at 5 %; from 12 people in both quarters, 30 for a single question. Beside it the change that would have been seen four times in five.',
  },
  {
    id: 'reliability',
    name: 'Reliability',
    definition:
      'Cronbach’s α with Feldt’s interval at 95 %, and McDonald’s ω of one factor, over the people who answered every question of the scale. Of the instrument, not of the community; from 50 people on.',
  },
  {
    id: 'attendance',
    name: 'Attendance',
    definition: 'Attendances divided by members times sessions; present is five minutes or more in all.',
  },
  { id: 'regular', name: 'Regular', definition: 'Members who came to at least half of the sessions.' },
  {
    id: 'contributions',
    name: 'Contributions',
    definition:
      'What members did for others: artefacts, reviews, talks, answers. Half is made by the smallest number of people who together made at least half (CHAOSS contributor absence factor).',
  },
  {
    id: 'across-groups',
    name: 'Across groups',
    definition:
      'Contributions that helped another group than their author’s, divided by those where both groups are known. An arrow between two groups, or from one to all others, is shown from the minimum of people who helped; the rest is counted together.',
  },
  {
    id: 'newcomers',
    name: 'New, and again',
    definition:
      'Contributors who did not contribute in the quarter before, and those of the quarter before who contributed again. Nothing older is kept.',
  },
  {
    id: 'reuse',
    name: 'Reuse',
    definition:
      'Use of an artefact by somebody who did not contribute to it, once for each person, artefact and quarter; outside when no contributor is of the same group.',
  },
  {
    id: 'endorsements',
    name: 'Endorsements',
    definition: 'Of a member’s artefact or help by another member; the share is of those that went to another group.',
  },
  {
    id: 'resolution',
    name: 'Time of problems',
    definition:
      'From asked to resolved, and to the first answer by somebody else, in whole hours, of what ended in this quarter; median, and the time in which 85 % ended. What is still open of this quarter and the one before is counted beside it, because the quick ones alone would flatter.',
  },
  {
    id: 'adoption',
    name: 'Adoption',
    definition:
      'Groups that try, use or have stopped a practice, as each last declared in this quarter or the one before. To have stopped is as good an outcome as any.',
  },
  {
    id: 'commitments',
    name: 'Commitments',
    definition:
      'What stewards promised. Overdue is what was promised for a day before this report and neither kept nor dropped.',
  },
  {
    id: 'or-fewer',
    name: 'Or fewer, or more',
    definition: 'The number stands for itself and for all beyond it, so that it points at nobody.',
  },
  {
    id: 'hidden',
    name: 'Hidden',
    definition: 'Not shown, for the reason given beside it. It is neither a zero nor a missing answer.',
  },
];

export const method: QuarterReport['method'] = [
  'Answers were opened once, together, after the pulse closed. The list of receipts was published before.',
  'Groups with too few answers were counted with others before anything was stored; nothing was left out.',
  'Single questions are published for the community only. Groups have a score and a number of answers.',
  'Counts and means stop two people short of everybody: "or more" and "or fewer" mark where.',
  'Ranges and sentences are computed from the numbers shown here and from nothing else.',
  'Reliability alone is computed from answers, as sums over at least 50 people of the whole community.',
];
