import type { ReadWords } from '../shape/read.ts';

export const read: ReadWords = {
  title: 'Você precisa do link',
  paragraphs: [
    'Estes resultados são para os membros de uma comunidade. Eles são abertos com um link, o mesmo para todos: ninguém faz login e ninguém sabe quem lê.',
    'Os membros encontram o link no convite mais recente e na página exibida depois de responder; os stewards e as lideranças, no e-mail sobre os resultados.',
    'Se um link não abre mais nada: ele funciona por {days} dias e abre o próprio trimestre e os anteriores. Use o link de um e-mail mais recente ou pergunte a quem assina os seus convites.',
  ],
  needsScript:
    'Para abrir os resultados com o seu link, esta página precisa de JavaScript. Assim, a chave do link não aparece em nenhum endereço enviado ou registrado.',
  script: {
    opening: 'Abrindo os resultados…',
    unreachable: 'Não foi possível carregar os resultados. Verifique a sua conexão e tente de novo.',
    again: 'Tentar de novo',
  },
};
