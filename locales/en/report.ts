import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';

/** Every number of the report, defined beside it. English only so far. */
export const definitions: QuarterReport['definitions'] = [
  {
    id: 'members',
    name: 'Members',
    definition:
      'Everyone on the roster when the pulse opened. Every percentage and range is of these people, so who was not asked counts as silent.',
  },
  {
    id: 'asked',
    name: 'Asked',
    definition: 'Members who were invited. The others stopped or paused their mails, or their address does not work.',
  },
  {
    id: 'reached',
    name: 'Reached',
    definition: 'Members whom a mail of the pulse surely reached. Everyone who answered is among them.',
  },
  {
    id: 'answered',
    name: 'Answered',
    definition: 'People whose sealed answers were accepted before the pulse closed and could be read.',
  },
  {
    id: 'few',
    name: 'Fewer than five, all but a few',
    definition:
      'A number of people is exact only if it and everyone else are at least the minimum of a group, none and all included. Numbers that could be subtracted from each other are decided together, so some are not shown.',
  },
  {
    id: 'favourable',
    name: 'Favourable',
    definition:
      'People who chose a point at or above the favourable cut, out of those who answered. A few of these may have declined the question; how many is not shown.',
  },
  {
    id: 'parts',
    name: 'Who chose what',
    definition:
      'The favourable side and the rest, each cut again where it has at least 5: into unfavourable (as far from the lowest point as favourable is from the highest) and neutral, and into points. A part of 2 or fewer is not told from none, and its neighbour is then a range. “Not yet”, where it can be answered, is one more part of the rest.',
  },
  {
    id: 'stands-out',
    name: 'Questions that stand out',
    definition:
      'At most two with the most and two with the fewest favourable answers: those whose range does not meet that of the question at the other end, even if the silent are ten points different.',
  },
  {
    id: 'mean',
    name: 'Mean',
    definition:
      'From the numbers shown: each part counts as the middle of its range, at the middle of its points. To one decimal.',
  },
  {
    id: 'score',
    name: 'Score',
    definition: 'The mean of the means shown for its questions. Groups have estimates in place of scores.',
  },
  {
    id: 'group-estimate',
    name: 'Group estimate',
    definition:
      'A group’s score for all its members: between what its people answered and the community’s score, nearer to the community the fewer answered and the less groups differ, because most of the spread between small groups is chance. With its range at 95 %. “Clearly above” or “clearly below” the community only if the difference is more than chance and would last.',
  },
  {
    id: 'by-groups',
    name: 'If every group had answered equally often',
    definition: 'The estimates of groups, each by its share of the members. From 150 members on.',
  },
  {
    id: 'likely',
    name: 'Likely range',
    definition:
      'How many of all members, at 95 % by the exact hypergeometric interval, if the silent are like those who answered.',
  },
  {
    id: 'if-silent-differ',
    name: 'Even if the silent are ten points different',
    definition:
      'The likely range, wider by a tenth of the silent on either side: what holds if they are up to ten points more or less favourable than those who answered.',
  },
  {
    id: 'worst-case',
    name: 'Worst case',
    definition: 'How many of all members, whatever the silent think.',
  },
  {
    id: 'one-person',
    name: 'One person',
    definition: 'The most that one person can move the score, by going from one end of the scale to the other.',
  },
  {
    id: 'change',
    name: 'Change',
    definition:
      'The difference between the scores shown for two quarters, this one and the newest of the eight before that asked the same. Called higher or lower if Welch’s test, with usual spreads, finds it: the first instrument of a pulse at 5 %, the others with Holm’s adjustment. From 12 people in both quarters, 30 for a single question. Questions that are not added up are compared one by one, by their favourable share of everyone who answered. Next to it is the change that would have been seen at least four times in five.',
  },
  {
    id: 'trend',
    name: 'Trend',
    definition:
      'A straight line through the scores shown for up to eight quarters, from four on, with its slope per year. Called rising or falling at 1 %, if neither the usual spread of people nor the scatter around the line explains it.',
  },
  {
    id: 'reliability',
    name: 'Reliability',
    definition:
      'Cronbach’s α with Feldt’s interval at 95 %, and McDonald’s ω of one factor, over the people who answered every question of the scale. It describes the instrument, not the community. Shown once the numbers for each question say that 50 people answered all of them.',
  },
  {
    id: 'goes-with',
    name: 'Goes with',
    definition:
      'Pearson’s correlation between a single question and a score, over the people who answered both; from −1 to 1, where 0 is no link. Clear if its likely range leaves out 0; all ranges of a pulse together are right in 95 of 100. What goes together need not be a cause. Shown from 100 people, and never so strong that one answer would tell another.',
  },
  {
    id: 'attendance',
    name: 'Attendance',
    definition:
      'Attendances divided by members times sessions. Present means five minutes or more in total. Groups are those of the surveys.',
  },
  {
    id: 'regular',
    name: 'Regular',
    definition:
      'Members who came to at least two of the last six sessions, those of the quarter before included, or of all there were, from three on. The same behaviour counts alike however many sessions a quarter has; who joined lately needs two as well.',
  },
  {
    id: 'contributions',
    name: 'Contributions',
    definition:
      'What members did for others: artefacts, reviews, talks, answers. “Half” names the smallest number of people who together made at least half (CHAOSS contributor absence factor), beside what chance alone makes it, in 95 of 100 cases, if all are equally active.',
  },
  {
    id: 'across-groups',
    name: 'Across groups',
    definition:
      'Contributions that helped a group other than the author’s, divided by those where both groups are known. Of each group: how many people of other groups helped it, “5 or more” where an exact number would give a few away; and how many of the ways from one group to another were used.',
  },
  {
    id: 'newcomers',
    name: 'New, and again',
    definition:
      'New: contributors who did not contribute in the quarter before, so theirs is the first contribution in two quarters; whether it is the first ever is not known, as nothing older is kept. Again: contributors from the quarter before, as its report shows them, who did so again.',
  },
  {
    id: 'reuse',
    name: 'Reuse',
    definition:
      'Use of an artefact by someone who did not contribute to it, counted once for each person, artefact and quarter. It is from outside if no contributor is in the same group.',
  },
  {
    id: 'endorsements',
    name: 'Endorsements',
    definition:
      'One member endorsing another’s artefact or help. The share is of endorsements that went to another group.',
  },
  {
    id: 'resolution',
    name: 'Time of problems',
    definition:
      'How many of this quarter’s questions are solved within 7 days, and within how many hours half are solved or have a first answer from someone else (Kaplan and Meier). Questions that still wait at its end count as long as they waited, because the quick ones alone would flatter. Resolved: what ended in this quarter; open: from this quarter and the one before, with their median age. Each is of at least as many questions, by as many people, as a group must have.',
  },
  {
    id: 'over-time',
    name: 'Over the quarters',
    definition:
      'What this report and earlier ones show exactly of taking part, side by side, over up to twelve quarters. Nothing is counted again: who left or joined since would show.',
  },
  {
    id: 'adoption',
    name: 'Adoption',
    definition:
      'Groups that are trying, using or have stopped a practice, as each last declared in this quarter or the one before. A group with too few members does not count. Stopping is as good an outcome as any.',
  },
  {
    id: 'commitments',
    name: 'Commitments',
    definition:
      'What stewards promised. A promise is overdue if its day is before this report and it has been neither kept nor dropped.',
  },
  {
    id: 'or-fewer',
    name: 'Or fewer, or more',
    definition: 'The number or anything beyond it, so that it identifies no one.',
  },
  {
    id: 'hidden',
    name: 'Hidden',
    definition: 'Not shown, for the reason given beside it. It is neither a zero nor a missing answer.',
  },
];

/** Definitions of what only the report of a quarter has, so a part does without them. */
export const ofTheQuarter: ReadonlySet<string> = new Set([
  'attendance',
  'regular',
  'contributions',
  'across-groups',
  'newcomers',
  'reuse',
  'endorsements',
  'resolution',
  'adoption',
  'commitments',
]);

export const method: QuarterReport['method'] = [
  'Answers were opened once, together, after the pulse closed. The list of receipts was published first.',
  'Groups with too few answers were counted together with others before anything was stored; nothing was left out.',
  'Single questions are published for the community only. Groups have an estimated score and, where it points at no one, a number of answers.',
  'Counts and scores stop two people short of everyone: "or more" and "or fewer" mark where.',
  'How many declined a question is not shown if they are fewer than a group must have.',
  'Ranges and sentences are computed only from the numbers shown here.',
  'Only reliability and what goes together are computed from answers, as sums over at least 50 and 100 people of the whole community.',
];
