import type { SurveyWords } from '../shape/survey.ts';

export const survey: SurveyWords = {
  languageName: 'Português (Brasil)',
  title: '{community}: pulso',
  lead: {
    one: '1 pergunta, menos de um minuto. Fecha em {closes}.',
    other: '{count} perguntas, cerca de um minuto. Fecha em {closes}.',
  },
  anonymous: 'Suas respostas são anônimas.',
  anonymousHow:
    'Elas são seladas no seu navegador e guardadas sem seu nome, endereço ou link. Nada é enviado antes de você tocar em Enviar.',
  coarse:
    'Os resultados aparecem só em meios pontos e números arredondados, porque poderiam ser comparados com os de outra comunidade.',
  privacyLink: 'Como funciona e o que isso não pode proteger',
  preferNot: 'Prefiro não responder',
  comment: 'Algo mais? (opcional)',
  commentHint: 'Não escreva nomes nem detalhes que possam identificar você ou outra pessoa.',
  send: 'Enviar anonimamente',
  needsScript:
    'Esta página precisa de JavaScript, porque é o seu navegador que sela as respostas. Não há outra forma igualmente segura de responder.',
  unsupported:
    'Este navegador não consegue selar suas respostas, então nada pode ser enviado dele. Abra seu link em uma versão atual do Firefox, Chrome, Edge ou Safari. Seu link continua valendo.',
  accessibility: 'Acessibilidade',
  otherLanguages: 'Outros idiomas',
  script: {
    stillOpen: 'Ainda aberto: suas respostas contam.',
    group: {
      one: 'Suas respostas contam em “{group}”, que tem {members} membro.',
      other: 'Suas respostas contam em “{group}”, que tem {members} membros.',
    },
    restored: 'Guardamos as respostas que você deu nesta aba.',
    clear: 'Apagar',
    cleared: 'As respostas foram apagadas.',
    tapped: 'Escolhemos a resposta que você tocou no e-mail. Você pode mudá-la; nada foi enviado.',
    problemTitle: 'Há um problema',
    missing: 'Ainda sem resposta (você também pode escolher “Prefiro não responder”):',
    selectAnswer: 'Escolha uma resposta',
    selectOne: 'Escolha pelo menos uma resposta, ou feche esta página para sair sem responder.',
    errorPrefix: 'Erro: ',
    sending: 'Enviando…',
    offline: 'Sem conexão. Suas respostas estão seguras neste navegador. Tentando de novo…',
    notSent: 'Suas respostas ainda não puderam ser enviadas. Elas continuam aqui. Verifique a conexão e envie de novo.',
    trouble: 'Há um problema do nosso lado. Suas respostas ainda não chegaram. Elas continuam aqui. Tentando de novo…',
    troubleNotSent:
      'Há um problema do nosso lado. Suas respostas não foram enviadas. Elas continuam aqui. Envie de novo em alguns minutos.',
    sendAgain: 'Enviar de novo',
    finishing: 'Você já tocou em Enviar aqui. Terminando o envio…',
    commentLate:
      'Suas respostas contam. Se você também escreveu um comentário, ele chegou depois do fechamento e não é contado.',
    receipt: 'Seu recibo',
    receiptHelp:
      'Depois do fechamento você poderá conferir que suas respostas estavam entre as que foram abertas. Quem tem o recibo vê só isso, nunca as respostas. Ele também fica guardado neste navegador.',
    receiptLink: 'Conferir um recibo',
    copy: 'Copiar',
    copied: 'Copiado',
    lastResults: 'Últimos resultados: {quarter}',
    wholeReport: 'Abrir o relatório completo (em inglês)',
    whatWasDone: 'O que foi feito após os resultados',
    nothingDone: 'Nada foi contado ainda. Se quiser saber, responda ao seu convite: quem cuida da comunidade vai ler.',
    notices: {
      done: [
        'Obrigado. Suas respostas chegaram.',
        'Resultados para todos, você e seus líderes ao mesmo tempo, a partir de {resultsAt}.',
        'Você pode fechar esta página.',
      ],
      'used-elsewhere': [
        'Este link já foi usado',
        'Se você tocou em Enviar em outro navegador ou aparelho, continue lá: só ele pode terminar.',
        'Não podemos dar um segundo link, porque o programa não pode saber se o primeiro foi usado.',
      ],
      'not-open': ['Este pulso ainda não está aberto', 'Abre em {opens}. Seu link funcionará então.'],
      closed: ['Este pulso está fechado', 'Fechou em {closes}. Resultados a partir de {resultsAt}.'],
      'too-late': [
        'Este pulso fechou, e suas respostas não foram contadas',
        'Elas foram apagadas deste navegador.',
        'Resultados a partir de {resultsAt}.',
      ],
      unconfirmed: [
        'Este pulso fechou enquanto suas respostas estavam a caminho',
        'Ainda não sabemos se elas chegaram a tempo. A lista do que foi contado aparece alguns minutos depois do fechamento: abra então seu link de novo neste navegador, e esta página dirá.',
      ],
      'unknown-link': [
        'Página não encontrada',
        'Este link não é conhecido ou não está completo. Abra-o de novo pelo convite ou copie-o inteiro.',
      ],
      manifest: [
        'Paramos antes de enviar qualquer coisa',
        'A descrição pública deste pulso não é aquela para a qual seu convite foi feito. Avise a pessoa que assinou o convite.',
      ],
      group: [
        'Paramos antes de enviar qualquer coisa',
        'O grupo em que suas respostas contariam é pequeno demais ou não é público, e elas poderiam apontar para você. Avise a pessoa que assinou o convite.',
      ],
      proof: [
        'Paramos, e suas respostas não foram contadas',
        'O servidor não conseguiu provar que trata você como todos os outros. Avise a pessoa que assinou o convite.',
      ],
      request: [
        'Há um problema do nosso lado',
        'Suas respostas não foram aceitas. Avise a pessoa que assinou o convite.',
      ],
    },
  },
};
