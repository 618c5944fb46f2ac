import type { AccessibilityWords } from '../shape/accessibility.ts';

export const accessibility: AccessibilityWords = {
  title: 'Acessibilidade destas páginas',
  sections: [
    [
      'O que buscamos',
      'As páginas para os membros (perguntas, privacidade, recibo, resultados) são feitas para cumprir as WCAG 2.2 no nível AA. Não conhecemos nenhum lugar em que não cumpram; abaixo está até onde olhamos.',
    ],
    [
      'O que é testado a cada mudança',
      'Um Chromium real abre as páginas em seus estados e um programa (axe) procura falhas em cada um: nenhuma é aceita. As páginas são vistas em um telefone estreito e em uma tela larga, e não podem rolar para o lado em 320 pixels, que é o que uma tela de 1.280 pixels mostra a 400 %.',
      'As perguntas são respondidas só com o teclado. A ordem em que um leitor de tela percorre a página, o resumo do que falta e as mensagens durante o envio são conferidos na árvore que os navegadores entregam aos leitores de tela. A página é vista no alto contraste do sistema, em claro e escuro, no papel, e da direita para a esquerda em árabe.',
      'Os e-mails são conferidos em HTML e em texto, em claro, em escuro e invertidos.',
    ],
    [
      'O que não foi testado',
      'Nenhuma pessoa que usa leitor de tela, controle por voz ou acionador testou estas páginas para nós ainda, e nossos testes não usam nenhum navegador além do Chromium. As traduções, inclusive esta, ainda não foram revistas por falantes nativos.',
      'O relatório trimestral existe só em inglês. O que quem cuida da comunidade conta com as próprias palavras está nas línguas em que escreve.',
    ],
    [
      'Do que as páginas precisam',
      'JavaScript, porque o próprio navegador lacra as respostas; sem ele nada pode ser enviado. Não há limite de tempo enquanto um pulso está aberto, nem conteúdo em movimento, nem nada que exija um ponteiro.',
    ],
    ['Quando algo atrapalha você', 'Responda ao seu convite: a resposta vai para quem cuida da sua comunidade.'],
  ],
};
