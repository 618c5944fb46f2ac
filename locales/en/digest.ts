/** The digest for leaders and stewards. Its findings are sentences of the report. */
export const digest = {
  greeting: (reader: string, community: string) => `Hello ${reader}, this is ${community} in one minute.`,
  open: 'Open the results',
  sameForAll:
    'Members see the same report. Please don’t ask who said what: the report can’t tell, and asking costs trust.',
  why: 'You’re getting this mail once a quarter because you are a leader or steward of this community.',
  stop: 'Stop these mails',
  /** The community first: readers in two communities get two digests at the same hour. */
  subject: (community: string, headline: string) => `${community}, ${headline}`,
  preheader: (community: string, first: string) => `${community}: ${first}`,
  label: (community: string, quarter: string) => `Results of ${community}, ${quarter}`,
  score: (score: string, lowest: number, highest: number) => `${score} on a scale from ${lowest} to ${highest}`,
  favourable: (count: string) => `${count} favourable`,
  /** These follow a score. */
  verdicts: { higher: ', clearly higher', lower: ', clearly lower', 'no-clear-change': ', no clear change' },
  newWording: ', new wording',
  protection: (minimumGroup: number) =>
    `Groups with fewer than ${minimumGroup} answers are never shown; they are counted together with others.`,
  wasNeeded: 'This quarter, that was necessary.',
};
