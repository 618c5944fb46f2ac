import type { FileWords } from '../shape/files.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `Um arquivo de ${community} foi importado`,
    subjectRows: (community, matched, rows) => `Um arquivo de ${community} foi importado: ${matched} de ${rows} linhas`,
    label: 'Um arquivo foi importado',
    text: (file) => `${file} foi importado.`,
    recognised: (kind) => `Reconhecido como: ${kind}`,
    kinds: {
      zoom: 'lista de participantes do Zoom',
      teams: 'relatório de presença do Microsoft Teams',
      meet: 'lista de participantes do Google Meet',
      meeting: 'lista de participantes de uma reunião',
      facts: 'tabela de participação',
      'steward-side': 'o que os stewards prometeram, experimentam e medem',
    },
    day: (day, quarters) => `Dia da sessão: ${day}, contada em ${quarters}`,
    days: (first, last, quarters) => `Dias da participação: de ${first} a ${last}, contados em ${quarters}`,
    rows: (matched, rows) => `Linhas encontradas na lista de membros: ${matched} de ${rows}`,
    present: (members, minutes) => `Membros presentes, por ${minutes} minutos ou mais: ${members}`,
    withdrawn: (facts) => `Registros de uma versão anterior do arquivo que não estão nesta e foram retirados: ${facts}`,
    sessionWithdrawn: (day) => `Sessão de uma versão anterior do arquivo que não está nesta e foi retirada: ${day}`,
    nobody: 'Nenhuma sessão é contada, porque o arquivo não cita ninguém',
    takeBack: (file) =>
      `Se o dia ou o arquivo estiver errado, coloque ${file} de novo no mesmo lugar sem os participantes, só com as linhas acima deles. Assim esta sessão é retirada, e você pode colocar o arquivo certo.`,
    entries: (count) => `Entradas para o próximo relatório: ${count}`,
    unmatched: 'Linhas que não foram encontradas:',
    reasons: {
      'not-on-roster': (rows) => `o endereço não está na lista de membros: ${rows}`,
      'no-address': (rows) => `não há endereço: ${rows}`,
    },
    more: (count) => `e mais ${count}`,
    guests:
      'Elas contam como convidados. Se alguma for de um membro, corrija a lista de membros ou o arquivo e coloque o arquivo de novo no mesmo lugar; ele então substitui este.',
    leftOut:
      'Elas ficaram de fora. Se tratam de membros, corrija a lista de membros ou o arquivo e coloque o arquivo de novo no mesmo lugar; ele então substitui este.',
    details:
      'O resultado completo está escrito neste arquivo da caixa de entrada. Este e-mail não repete os endereços, porque eles citam pessoas:',
  },
  comments: {
    subject: (community, quarter) => `Os comentários de ${community} de ${quarter} estão prontos`,
    label: 'Há comentários prontos para ler',
    text: (community, quarter, comments) =>
      `Membros de ${community} escreveram comentários no trimestre ${quarter}, e você já pode lê-los. Comentários: ${comments}.`,
    until: (day) => `O arquivo pode ser lido até ${day}. Depois ele é destruído, e nada traz os comentários de volta.`,
    lastWeek: {
      subject: (community, quarter) => `Comentários de ${community} de ${quarter}: última semana`,
      label: 'Os comentários serão destruídos em uma semana',
      text: (community, quarter, comments) =>
        `Os comentários que membros de ${community} escreveram no trimestre ${quarter} serão destruídos em breve. Comentários: ${comments}.`,
    },
    where: 'Eles estão em um arquivo da caixa de entrada, com esta chave:',
    how: 'Este comando o baixa, com o papel que você usa para enviar arquivos. Uma planilha o abre:',
    care: 'Os comentários não trazem nome, grupo nem data, e a ordem deles não significa nada. Leia-os pelo que dizem e não tente descobrir quem os escreveu.',
  },
  takenBack: {
    subject: (community) => `Um arquivo de ${community} desfaz mudanças anteriores`,
    label: 'Um arquivo desfaz mudanças anteriores',
    text: (file) =>
      `${file} foi importado. Ele desfaz o que uma importação anterior tinha mudado. Isso acontece quando dois stewards trabalham em cópias do mesmo arquivo:`,
    would: 'Ele desfaria o que uma importação anterior tinha mudado:',
    import: (hour) => `Importação de ${hour}`,
    added: (members) => `membros adicionados que saíram de novo: ${members}`,
    removed: (members) => `membros removidos que voltaram: ${members}`,
    column: (column, members) => `membros cuja coluna ${column} voltou a ser como antes: ${members}`,
    settings: (names) => `configurações que voltaram a ser como antes: ${names}`,
    next: 'Se estiver certo, não há nada a fazer. Se não, reúna as duas mudanças em um só arquivo e coloque-o de novo no mesmo lugar.',
  },
};
