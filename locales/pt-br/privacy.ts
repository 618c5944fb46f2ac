import type { PrivacyWords } from '../shape/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Sua privacidade em um pulso',
  lead: 'Como suas respostas ficam separadas do seu nome, o que ainda poderia entregar você e o que você pode conferir.',
  seen: [
    'Alguém pode ver o que respondi?',
    'Nem os membros, nem os líderes, nem quem cuida da comunidade. Seu navegador sela as respostas antes de enviá-las, e elas são guardadas sem seu nome, endereço, link, aparelho ou horário. O que mostra que você pode responder não pode ser ligado a você.',
    'Quando o pulso fecha, todas as respostas são abertas de uma vez e somadas. Depois as respostas e a chave que as abriu são destruídas. Só restam números, e eles não dizem quem respondeu o quê.',
  ],
  insiders: [
    'Quem opera este programa pode ver minhas respostas?',
    'Não só de olhar: apenas o próprio programa tem acesso a respostas, convites e chaves, nem mesmo os administradores. Mas um administrador pode mudar essa regra, ou o programa. Se fizer isso enquanto um pulso está aberto, pode ligar respostas a pessoas. A mudança deixa rastro no registro da conta. Depois do fechamento, é tarde demais.',
    'Até o fechamento, portanto, é preciso confiar em quem opera este programa. Pergunte quem pode mudá-lo.',
  ],
  giveAway: [
    'O que ainda poderia me entregar?',
    'Alguém que lê seu e-mail ou vê sua tela. Um aparelho de trabalho, ou uma rede que abre conexões seguras para examiná-las: ela vê tudo o que seu aparelho vê. Um filtro de e-mail do trabalho que anota os links abertos: ele sabe que você olhou, não o que disse. Nomes ou detalhes que você escreve em um comentário.',
    'No envio, os computadores do provedor veem o endereço de internet do seu aparelho ao lado das respostas seladas, como em qualquer site. O programa não lê esse endereço e não guarda nenhum.',
    'E se todos em um grupo dizem mesmo a mesma coisa, quem conhece o grupo sabe disso.',
  ],
  tapped:
    'Se você tocar em uma resposta em um e-mail, quem administra o seu e-mail pode ver qual. O botão abaixo das respostas não mostra a ninguém o que você pensa.',
  hidden: [
    'Quando os resultados ficam ocultos?',
    'Nenhum grupo com menos de {minimumGroup} respostas é mostrado, nem mesmo guardado: grupos pequenos são juntados antes. Suas respostas só contam sob um nome com pelo menos {minimumInvited} pessoas convidadas; a página diz qual antes de você enviar.',
    'Essas regras são fixadas antes do primeiro e-mail. Os números nunca dizem que todos concordaram, ou todos menos uma pessoa.',
  ],
  coarse:
    'Membros desta comunidade também são consultados em outra. Para que a comparação dos dois relatórios não aponte ninguém, este pulso aparece só em meios pontos e números arredondados: sem perguntas isoladas nem grupos.',
  comments:
    'Os comentários só são entregues a quem cuida da comunidade se pelo menos {minimumComments} pessoas responderam, sem grupo, ordem ou horário, e são apagados {commentDays} dias depois dos resultados.',
  known: [
    'Quem sabe se respondi?',
    'O programa, para não lembrar você de novo: ele anota que seu link foi usado, nunca quando. Os líderes veem quantas pessoas responderam, não quem.',
    'Para escrever menos a você, ele também guarda os dias dos e-mails, por {budgetDays} dias, e quantos pulsos seguidos você deixou passar: um número, até você participar ou passarem {missedDays} dias.',
  ],
  kept: [
    'Por quanto tempo as coisas são guardadas?',
    'Respostas: até alguns minutos depois do fechamento. A nota de que seu link foi usado: {invitationDays} dias depois do fechamento. Presença e outros fatos de participação: {signalDays} dias depois do trimestre. Arquivos entregues: {inboxDays} dias. Seu nome e endereço: até você sair da lista. Totais e relatórios: de forma permanente.',
  ],
  run: [
    'Quem pergunta, e quando vejo os resultados?',
    'Quem pergunta é {community}; quem cuida dela é {steward}: responda ao convite para falar com essa pessoa.',
    'Os e-mails anunciam o fechamento em {closes}. Respostas posteriores ainda contam: o pulso fecha de vez em {acceptsUntil}. Os resultados são para todos ao mesmo tempo, você e seus líderes, a partir de {resultsAt}.',
  ],
  readers: {
    question: 'Quem pode ler os resultados?',
    members:
      'Quem tem o link dos e-mails desta comunidade: membros, quem cuida dela, líderes e qualquer pessoa a quem eles o repassem. O link é o mesmo para todos, por isso não diz quem lê. O link de um trimestre também abre os anteriores, nunca os seguintes, e deixa de funcionar depois de {readDays} dias.',
    public: 'Qualquer pessoa na internet: esta comunidade publica os seus resultados.',
    perhaps:
      'Uma comunidade também pode publicar os seus resultados para todos. A página de privacidade de cada pulso diz se ela faz isso.',
  },
  operator: {
    question: 'Quem opera este programa?',
    named: 'Ele é operado por: {operator}. Lá você pode saber mais.',
    unnamed: 'Quem instalou este programa não deixou um nome aqui. Pergunte a quem assina os seus convites.',
  },
  check: [
    'Como posso conferir?',
    'Seu convite mostra uma impressão digital: compare com a de um colega, elas devem ser iguais. Ela abrange as regras, as chaves e os grupos. Depois de enviar você recebe um recibo; depois do fechamento pode procurá-lo na lista pública, na página de recibos. A lista é publicada antes de qualquer resposta ser aberta.',
    'O recibo prova que suas respostas seladas estavam lá antes de qualquer uma ser aberta. Ele não prova que a soma está certa. A lista não diz quantas pessoas responderam: ela é sempre completada até o mesmo tamanho. E ninguém de fora pode conferir que todas as respostas da lista vieram de membros.',
    'Quem programa pode conferir de fora as páginas do questionário, com o comando “npx pulse watch”.',
  ],
  stop: [
    'Como paro esses e-mails?',
    'Cada e-mail tem um link que os interrompe. Você continua membro. Quem cuida da comunidade não recebe aviso, e nenhum número publicado mostra isso.',
  ],
  tableTitle: 'Quem pode ver o quê',
  head: ['Quem', 'que você foi convidado', 'que você respondeu', 'o que você respondeu'],
  rows: [
    ['Membros e líderes', 'não', 'não', 'não'],
    ['Quem cuida da comunidade', 'sim, mantém a lista', 'não', 'não'],
    [
      'Quem opera este programa',
      'sim',
      'só mudando as regras, até ser apagado',
      'só se fizer isso enquanto o pulso está aberto',
    ],
    ['Quem opera seu e-mail', 'sim', 'talvez que você abriu um link', 'não'],
  ],
  receiptLink: 'Conferir um recibo',
  accessibilityLink: 'Acessibilidade destas páginas',
};
