import { plural } from '../plural.ts';
import type { MailWords } from '../shape/mail.ts';
import { direction } from './direction.ts';

export const mail: MailWords = {
  greeting: (name) => `Olá, ${name},`,
  questions: (count) => plural(direction.locale, count, { one: `${count} pergunta`, other: `${count} perguntas` }),
  minutes: (count) =>
    plural(direction.locale, count, { one: `cerca de ${count} minuto`, other: `cerca de ${count} minutos` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, até ${closes}.`,
  invitation: {
    subject: 'Ajude-nos a escolher o que melhorar agora',
    label: 'Convite para um pulso da comunidade',
    ask: ({ community, questions, minutes, closes }) =>
      `Conte à comunidade ${community} como as coisas realmente estão: ${questions}, ${minutes}, até ${closes}. As respostas decidem no que trabalharemos a seguir.`,
  },
  reminder: {
    firstSubject: (day) => `Aberto até ${day}: o que devemos melhorar?`,
    lastSubject: (weekday) => `Encerra ${weekday}: o que devemos melhorar?`,
    label: 'Lembrete de um pulso da comunidade',
    ask: ({ community, questions, minutes, closes }) =>
      `As perguntas da comunidade ${community} ainda estão abertas: ${questions}, ${minutes}, até ${closes}. Gostaríamos de ouvir você também.`,
    crossed: 'Se você já respondeu nesse meio-tempo, obrigado; pode ignorar este e-mail.',
  },
  tap: 'Tocar em uma resposta abre a página com ela já escolhida. Nada é enviado antes de você tocar em Enviar lá, e você pode mudá-la. Quem administra seu e-mail pode ver qual destes links você abre; o botão abaixo não mostra a ninguém o que você pensa.',
  quiet: {
    subject: 'Sua voz é bem-vinda quando for bom para você',
    label: 'Uma nota sobre os pulsos da comunidade',
    fine: 'Se agora não for o momento, tudo bem. Não haverá lembrete deste pulso.',
    ways: 'Se os e-mails forem demais, o link no fim os pausa por três meses ou os interrompe. Você continua sendo membro nos dois casos.',
    after:
      'De agora em diante, você recebe um e-mail por pulso e nenhum lembrete. Assim que responder a um pulso, tudo volta a ser como antes.',
    stop: 'Pausar ou interromper estes e-mails',
  },
  several: {
    intro: (communities, questions) =>
      `${communities} das suas comunidades perguntam ao mesmo tempo, por isso este é um único e-mail para todas: ${questions} no total. Cada uma tem o próprio link. Responda a uma, a algumas ou a todas.`,
    answer: (questions, community) => `Responder ${questions} para ${community}`,
    fixed:
      'As regras de cada pulso estão fixadas. A impressão digital dele é a mesma em todos os e-mails, e a página a confere antes de enviar qualquer coisa.',
    fingerprint: 'Impressão digital das regras:',
    reply: (steward, community) => `Uma resposta a este e-mail chega a ${steward}, de ${community}.`,
    stopOne: (community) => `Interromper os e-mails de ${community}`,
    why: 'O botão do seu programa de e-mail e este link interrompem os e-mails de todas as comunidades citadas acima.',
    stopAll: 'Interromper os e-mails de todas',
  },
  results: { said: (quarter) => `Os resultados de ${quarter} foram publicados.`, link: 'Ler os resultados' },
  answer: (questions) => `Responder ${questions}`,
  orOpen: 'Ou abra este endereço:',
  promise: {
    heading: 'O que acontece com suas respostas',
    sealed:
      'Seu navegador lacra suas respostas antes de enviá-las, e elas são guardadas sem o seu nome, sem o seu endereço e sem este link. A página diz do que isso protege e do que não protege.',
    takingPart:
      'O programa anota que o seu link foi usado, para não lembrar você outra vez, e guarda isso separado do que você respondeu.',
    opened: (minimumGroup) =>
      `Depois do encerramento, todas as respostas são abertas juntas, contadas e apagadas. Um grupo com menos de ${minimumGroup} respostas nunca é mostrado.`,
    published: (day) => `Você vê os resultados quando a sua liderança vê: eles são publicados em ${day}.`,
    fingerprint:
      'As regras deste pulso estão fixadas. Esta é a impressão digital delas: é a mesma em todos os e-mails, e a página a confere antes de enviar qualquer coisa.',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `Você recebe este e-mail porque é membro de ${community}.`,
    link: 'Não receber mais estes e-mails',
  },
  unsubscribe: {
    title: 'Não receber mais estes e-mails',
    question:
      'Você quer deixar de receber convites, lembretes e resumos da comunidade ou das comunidades que enviaram este e-mail?',
    button: 'Não receber mais estes e-mails',
    doneTitle: 'Pronto',
    done: 'Você não receberá mais e-mails de pulso delas. Se mudar de ideia, responda a um dos e-mails que já tem.',
    pauseQuestion:
      'Prefere uma pausa? Por três meses você não receberia convites nem lembretes; depois eles voltariam por si.',
    pauseButton: 'Pausar por três meses',
    pausedTitle: 'Os e-mails estão em pausa',
    paused: (day) => `Você não receberá convites nem lembretes até ${day}.`,
    unknown:
      'Este link não é mais reconhecido, por isso nada foi alterado. Para parar de receber os e-mails, responda a um deles: a pessoa que assina cuidará disso.',
  },
};
