import type { ReceiptWords } from '../shape/receipt.ts';

export const receipt: ReceiptWords = {
  title: 'Minha resposta chegou?',
  how: 'Quando um pulso fecha, os recibos de todas as respostas são publicados antes de qualquer uma ser aberta, misturados com tantos inventados quantos forem necessários para esconder quantas pessoas responderam. Esta página carrega a lista e procura o seu aqui, no seu navegador. Os recibos que este navegador guardou são conferidos sozinhos.',
  needsScript: 'Esta página precisa de JavaScript para procurar na lista no seu navegador.',
  pulse: 'Pulso',
  pulseHint: 'como no endereço do seu link, por exemplo data-guild-2026-10',
  receipt: 'Recibo',
  look: 'Procurar',
  script: {
    noList: '{pulse}: nenhuma lista foi publicada. Ela aparece alguns minutos depois do fechamento.',
    notLoaded: '{pulse}: não foi possível carregar a lista. Tente de novo.',
    wrongRoot: '{pulse}: a lista publicada não corresponde à própria raiz. Avise quem cuida da comunidade.',
    found: '{pulse}: sua resposta está na lista: estava lá quando o pulso foi contado. Raiz {root}…',
    missing: '{pulse}: este recibo não está na lista. Verifique se está completo e se é deste pulso.',
    notCounted:
      '{pulse}: este pulso não foi contado. Seus números se contradizem; por isso nenhuma resposta foi aberta, e todas foram destruídas. Quem cuida da comunidade sabe disso.',
    lost: '{pulse}: este pulso não foi contado. A chave que abre as respostas foi perdida; ninguém jamais poderá ler nenhuma, e todas foram destruídas. Quem cuida da comunidade sabe disso.',
    notReceipt: 'Um recibo tem 64 caracteres: algarismos de 0 a 9 e letras de a a f.',
  },
};
