import type { InstrumentNames, InstrumentWords } from '../shape/instruments.ts';

export const instrumentNames: InstrumentNames = {
  'psychological-safety': 'Segurança psicológica',
  'perceived-value': 'Valor percebido',
  'leadership-support': 'Apoio da liderança',
  'belief-in-action': 'Confiança em mudanças',
  recommend: 'Recomendação',
  'change-noticed': 'Mudança percebida',
};

export const instruments: InstrumentWords = {
  agreement: ['Discordo totalmente', 'Discordo', 'Nem concordo nem discordo', 'Concordo', 'Concordo totalmente'],
  evenAgreement: ['Discordo totalmente', 'Discordo', 'Nem concordo nem discordo', 'Concordo', 'Concordo totalmente'],
  notYet: 'Ainda não',
  psychologicalSafety: {
    instruction: 'Até que ponto você concorda com estas afirmações sobre esta comunidade?',
    items: {
      mistakes: 'Se eu cometer um erro nesta comunidade, isso não é usado contra mim.',
      'tough-issues': 'Os membros desta comunidade conseguem levantar problemas e questões difíceis.',
      difference: 'Os membros desta comunidade não rejeitam uns aos outros por serem diferentes.',
      risk: 'É seguro correr um risco nesta comunidade.',
      'asking-help': 'Não é difícil pedir ajuda a outros membros desta comunidade.',
      undermining: 'Ninguém nesta comunidade agiria de propósito para prejudicar o meu trabalho.',
      skills: 'Minhas habilidades e talentos são valorizados nesta comunidade.',
    },
  },
  psychologicalSafety2: {
    instruction: 'Até que ponto você concorda com estas afirmações sobre esta comunidade?',
    items: {
      mistakes: 'Quando cometo um erro nesta comunidade, posso falar sobre isso abertamente.',
      'tough-issues': 'As pessoas levantam temas difíceis nesta comunidade.',
      difference: 'Quem pensa diferente é bem-vindo nesta comunidade.',
      risk: 'Nesta comunidade posso tentar coisas que podem dar errado.',
      'asking-help': 'É fácil pedir ajuda nesta comunidade.',
      support: 'As pessoas desta comunidade apoiam o meu trabalho.',
      skills: 'Minhas habilidades são valorizadas nesta comunidade.',
    },
  },
  perceivedValue: {
    instruction: 'Até que ponto você concorda com estas afirmações sobre os últimos três meses?',
    items: {
      immediate: 'Participar desta comunidade valeu o meu tempo.',
      potential: 'Aprendi algo ou conheci alguém aqui que espero que me seja útil.',
      applied: 'Usei algo desta comunidade no meu próprio trabalho.',
      realised: 'O que usei fez uma diferença real no meu trabalho ou nos resultados da minha equipe.',
      reframing: 'Esta comunidade mudou minha visão do que é um bom trabalho na nossa área.',
    },
  },
  perceivedValue2: {
    instruction: 'Até que ponto você concorda com estas afirmações sobre os últimos três meses?',
    items: {
      immediate: 'Participar desta comunidade valeu o meu tempo.',
      potential: 'Aprendi aqui algo que espero usar.',
      applied: 'Usei algo desta comunidade no meu trabalho.',
      realised: 'O que usei desta comunidade melhorou o meu trabalho.',
      reframing: 'Esta comunidade mudou a minha ideia de bom trabalho na nossa área.',
    },
  },
  leadershipSupport: {
    instruction: 'Até que ponto você concorda com estas afirmações sobre os seus líderes?',
    items: {
      contribution: 'Nossos líderes valorizam a minha contribuição para esta comunidade.',
      help: 'Nossos líderes nos ajudam quando temos um problema.',
      time: 'Nossos líderes apoiam o tempo que dedico a esta comunidade.',
    },
  },
  beliefInAction: {
    instruction: 'Até que ponto você concorda com esta afirmação?',
    items: {
      change: 'Acredito que algo útil vai mudar por causa desta pesquisa.',
    },
  },
  recommend: {
    instruction: '0 significa nada provável, 10 extremamente provável.',
    items: {
      recommend: 'Qual é a probabilidade de você recomendar esta comunidade a um colega?',
    },
    ends: ['Nada provável', 'Extremamente provável'],
  },
  changeNoticed: {
    instruction: 'Compare hoje com três meses atrás.',
    items: {
      openness: 'Em comparação com três meses atrás, falar abertamente nesta comunidade está…',
    },
    labels: ['Muito mais difícil', 'Mais difícil', 'Mais ou menos igual', 'Mais fácil', 'Muito mais fácil'],
  },
};
