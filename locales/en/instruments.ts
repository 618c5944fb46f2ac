import type { InstrumentNames, InstrumentWords } from '../shape/instruments.ts';

export const instrumentNames: InstrumentNames = {
  'psychological-safety': 'Psychological safety',
  'perceived-value': 'Perceived value',
  'leadership-support': 'Leadership support',
  'belief-in-action': 'Belief in action',
  recommend: 'Recommendation',
  'change-noticed': 'Change noticed',
};

export const instruments: InstrumentWords = {
  agreement: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
  evenAgreement: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
  notYet: 'Not yet',
  psychologicalSafety: {
    instruction: 'How far do you agree with these statements about this community?',
    items: {
      mistakes: 'If I make a mistake in this community, it is not held against me.',
      'tough-issues': 'Members of this community are able to bring up problems and tough issues.',
      difference: 'Members of this community do not reject each other for being different.',
      risk: 'It is safe to take a risk in this community.',
      'asking-help': 'It is not difficult to ask other members of this community for help.',
      undermining: 'No one in this community would deliberately act in a way that undermines my work efforts.',
      skills: 'My unique skills and talents are valued in this community.',
    },
  },
  psychologicalSafety2: {
    instruction: 'How far do you agree with these statements about this community?',
    items: {
      mistakes: 'When I make a mistake in this community, I can talk about it openly.',
      'tough-issues': 'People bring up difficult topics in this community.',
      difference: 'People who think differently are welcome in this community.',
      risk: 'In this community I can try things that may fail.',
      'asking-help': 'It is easy to ask for help in this community.',
      support: 'People in this community support my work.',
      skills: 'My skills are valued in this community.',
    },
  },
  perceivedValue: {
    instruction: 'How far do you agree with these statements about the last three months?',
    items: {
      immediate: 'Taking part in this community was worth my time.',
      potential: 'I learned something or met someone here that I expect to be useful.',
      applied: 'I used something from this community in my own work.',
      realised: 'What I used made a real difference to my work or to my team’s results.',
      reframing: 'This community changed how I see what good looks like in our field.',
    },
  },
  perceivedValue2: {
    instruction: 'How far do you agree with these statements about the last three months?',
    items: {
      immediate: 'Taking part in this community was worth my time.',
      potential: 'I learned something here that I expect to use.',
      applied: 'I used something from this community in my work.',
      realised: 'What I used from this community made my work better.',
      reframing: 'This community changed my idea of good work in our field.',
    },
  },
  leadershipSupport: {
    instruction: 'How far do you agree with these statements about your leaders?',
    items: {
      contribution: 'Our leaders value my contribution to this community.',
      help: 'Help is available from our leaders when we have a problem.',
      time: 'Our leaders support the time I spend on this community.',
    },
  },
  beliefInAction: {
    instruction: 'How far do you agree with this statement?',
    items: {
      change: 'I believe something useful will change because of this survey.',
    },
  },
  recommend: {
    instruction: '0 means not at all likely, 10 means extremely likely.',
    items: {
      recommend: 'How likely are you to recommend this community to a colleague?',
    },
    ends: ['Not at all likely', 'Extremely likely'],
  },
  changeNoticed: {
    instruction: 'Please compare today with three months ago.',
    items: {
      openness: 'Compared with three months ago, speaking openly in this community is …',
    },
    labels: ['Much harder', 'Harder', 'About the same', 'Easier', 'Much easier'],
  },
};
