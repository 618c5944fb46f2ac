import type { StewardWords } from '../shape/steward.ts';
import { files } from './files.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` e ${perDay} por dia, dos quais ${sentToday} já foram usados hoje`;

export const steward: StewardWords = {
  why: (community) => `Você recebe este e-mail porque é steward de ${community}.`,
  headsUp: {
    subject: (community, day) => `Um pulso de ${community} abre em ${day}: confira`,
    label: 'Aviso antes de um pulso da comunidade',
    plan: ({ community, questions, opens, closes }) =>
      `${community} receberá ${questions}. O pulso abre em ${opens}, na mesma hora no fuso de cada membro, e fecha em ${closes}.`,
    afterwards: (until, results) =>
      `Respostas atrasadas contam até ${until}. Os resultados são publicados em ${results}.`,
    nextHeading: 'Os próximos pulsos',
    next: (opens, closes) => `de ${opens} a ${closes}`,
    skipped: (month) => `${month}: sem pulso`,
    holidays: (day) =>
      `Os feriados são conhecidos até ${day}. Coloque os dois arquivos de novo na caixa de entrada para incluir mais anos.`,
    askedHeading: 'Quem é perguntado',
    asked: (members) => `Membros: ${members}. Eles são contados sob estes nomes:`,
    notAsked: (count) =>
      `Membros que não receberão convite, porque pararam ou pausaram os e-mails ou o endereço não funciona: ${count}. Nenhum e-mail diz o número com mais precisão, para que ninguém descubra quem são.`,
    shownHeading: 'Quais grupos aparecerão',
    shown: (percent) => `Se ${percent} de cada grupo responderem, o relatório poderá mostrar:`,
    together: (groups) => `contados juntos: ${groups}`,
    coarse:
      'Membros desta comunidade recebem neste trimestre algumas das mesmas perguntas em outra comunidade. Para que a comparação dos dois relatórios não aponte ninguém, este pulso aparecerá só em meios pontos e números arredondados: sem perguntas isoladas nem grupos.',
    nothingShown: (percent, minimumGroup) =>
      `Mesmo que ${percent} respondam, haverá menos de ${minimumGroup} respostas e o relatório não poderá mostrar nada.`,
    sendingHeading: 'O que o envio exige',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `E-mails: no máximo ${mails}. O provedor aceita ${perSecond} por segundo${limit(perDay, sentToday)}. ${time === undefined ? 'Com esta cota o envio nunca terminaria.' : `O envio leva no máximo ${time}.`}`,
    noQuota: 'O provedor não informou a cota; por isso não se sabe quanto tempo o envio levará.',
    refusedHeading: 'Do jeito que está, este pulso seria recusado',
    promise:
      'Esta é a impressão digital da promessa: perguntas, dia de fechamento, dia de publicação e limites. Se for a mesma no e-mail que anuncia a abertura, nada foi alterado.',
    change:
      'Se tudo estiver certo, não há nada a fazer. Para mudar algo, coloque um novo community.json ou roster.csv na caixa de entrada antes da abertura.',
  },
  opened: {
    subject: (community) => `O pulso de ${community} está aberto`,
    label: 'Um pulso da comunidade abriu',
    text: ({ community, members, closes }) => `O pulso de ${community} está aberto até ${closes}. Membros: ${members}.`,
    fingerprint:
      'As regras deste pulso estão fixadas agora. Esta é a impressão digital delas; os membros têm a mesma nos e-mails, então você pode comparar se alguém perguntar:',
    promise: 'A impressão digital da promessa, para comparar com o e-mail anterior à abertura:',
  },
  refused: {
    subject: (community) => `O pulso de ${community} não será realizado`,
    label: 'Um pulso da comunidade foi recusado',
    text: (community) => `O pulso de ${community} não foi aberto, e ninguém recebeu e-mail sobre ele.`,
    reasons: {
      'too-few-reachable': ({ minimum }) =>
        `Os e-mails podem chegar a menos de ${minimum} membros. Um pulso precisa de pelo menos essa quantidade; com menos seria fácil demais adivinhar quem disse o quê.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `Os convites não poderiam ser todos enviados antes do fechamento em ${closes}. E-mails: no máximo ${mails}. O provedor aceita ${perSecond} por segundo${limit(perDay, sentToday)}. ${time === undefined ? 'Com esta cota o envio nunca terminaria.' : `O envio levaria ${time}.`} Peça ao operador que solicite uma cota maior.`,
      'not-opened-in-time': () =>
        'Ele não pôde ser aberto antes da hora de fechamento. Peça ao operador que veja o log de open-pulse.',
    },
    next: 'O próximo pulso abre conforme o seu calendário, se até lá a causa tiver desaparecido.',
  },
  counted: {
    subject: (community) => `O pulso de ${community} foi encerrado`,
    label: 'O que aconteceu com os e-mails de um pulso',
    text: (community) => `O pulso de ${community} foi encerrado. Veja o que aconteceu com os e-mails:`,
    members: 'membros',
    notReached:
      'membros a quem nenhum e-mail chegou com certeza (interrompido, recusado, devolvido ou sem confirmação)',
    explained: (day) =>
      `Um e-mail de entrega desconhecida nunca é reenviado; o lembrete o substitui. Os resultados são publicados em ${day}, para todos ao mesmo tempo; eles informam quantas pessoas responderam.`,
  },
  contradicted: {
    subject: (community) => `O pulso de ${community} não foi contado`,
    label: 'Um pulso não foi contado',
    text: (community) => `O pulso de ${community} foi encerrado, e nenhuma de suas respostas conta.`,
    why: 'Seus números se contradizem: houve mais respostas do que credenciais entregues para elas, ou mais convites do que foi dito aos membros. Algumas, portanto, não eram de pessoas convidadas, e abrir todas poderia mostrar o que uma única pessoa disse.',
    done: 'Nenhuma resposta foi aberta. Todas foram destruídas, assim como a chave que poderia abri-las. A lista pública do pulso diz isso, e a página de recibos diz a quem perguntar.',
    next: 'Diga aos seus membros que este pulso não conta e peça ao operador que descubra como aconteceu: docs/privacy.md diz como, em “A pulse is contradicted”. O próximo pulso abre pelo seu calendário.',
    lost: {
      why: 'A chave que abre as respostas foi perdida antes que pudessem ser contadas. Não há cópia dela, porque quem a tivesse poderia ler respostas antes do encerramento.',
      done: 'Ninguém jamais poderá ler essas respostas. Elas foram destruídas. A lista pública do pulso diz isso, e a página de recibos o diz a quem perguntar.',
      next: 'Diga aos seus membros que este pulso não conta e que ninguém leu o que disseram. O próximo pulso abre pelo seu calendário.',
    },
  },
  results: {
    subject: (community) => `Saíram os resultados de ${community}`,
    label: 'Resultados de um pulso',
    text: (community, closed) =>
      `Os resultados do pulso de ${community} encerrado em ${closed} foram publicados. Membros, lideranças e responsáveis leem a mesma coisa, a partir do mesmo minuto. O relatório do trimestre vai repeti-los sem mudanças.`,
    read: 'Ler os resultados',
    withheld: {
      subject: (community) => `Os resultados de ${community} não foram publicados`,
      label: 'Resultados não foram publicados',
      text: (community, closed) =>
        `Os resultados do pulso de ${community} encerrado em ${closed} já deveriam estar no site, mas não estão.`,
      notReady: 'Nenhuma verificação os deteve: o pulso ainda não foi contado, ou a publicação falhou.',
      stopped:
        'A verificação antes da publicação os deteve, porque algo neles poderia identificar pessoas. O relatório do trimestre vai dizer que este pulso está faltando. O que foi encontrado, com o nome da regra:',
    },
  },
  withheld: {
    subject: (community) => `O relatório de ${community} não foi publicado`,
    label: 'Um relatório não foi publicado',
    text: (community, quarter) => `O relatório de ${community} de ${quarter} já deveria estar no site, mas não está.`,
    notReady:
      'Nenhuma verificação o deteve: um pulso do trimestre ainda não foi contado, ou a publicação falhou. Nenhum resumo foi enviado.',
    stopped:
      'A verificação antes da publicação o deteve, porque algo nele poderia identificar pessoas. Nenhum resumo foi enviado. O que foi encontrado, com o nome da regra:',
    kinds: {
      few: 'Um número abrangeria menos pessoas do que um grupo deve ter.',
      hidden: 'Um número oculto poderia ser calculado a partir dos que são mostrados.',
      single: 'Um número revelaria demais do que pessoas específicas responderam.',
      twice: 'As mesmas respostas seriam publicadas duas vezes, e a diferença poderia expor algumas pessoas.',
      unruly: 'Algo nele não decorre das regras do relatório.',
    },
    next: 'Nada dele é público. Peça ao operador que veja o log de publish-quarter; ele diz qual regra foi.',
  },
  imports: {
    subject: (community) => `Um arquivo de ${community} não foi importado`,
    label: 'Um arquivo não foi importado',
    refused: (file, mistakes) => `${file} não foi importado e nada mudou. Erros: ${mistakes}.`,
    places: 'Estão aqui:',
    row: (row) => `linha ${row}`,
    column: (column) => `coluna ${column}`,
    more: (count) => `e outros: ${count}`,
    removes: (file, removed, members) =>
      `${file} ainda não foi importado, porque removeria mais de um décimo dos membros: ${removed} de ${members}. Se estiver certo, falta a sua confirmação.`,
    details:
      'O que está errado e o que fazer está escrito neste arquivo da caixa de entrada. Este e-mail não repete isso, porque poderia citar membros:',
    next: 'Coloque o arquivo corrigido no mesmo lugar; ele é importado na hora.',
    noMail: 'Se depois não vier nenhum e-mail, está tudo bem.',
    receipt: 'Um e-mail confirma depois.',
  },
  files,
};
