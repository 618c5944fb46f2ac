import type { ReceiptWords } from '../shape/receipt.ts';

export const receipt: ReceiptWords = {
  title: '¿Llegó mi respuesta?',
  how: 'Cuando un pulso cierra, los recibos de todas las respuestas se publican antes de abrir ninguna, mezclados con tantos inventados como hagan falta para ocultar cuántas personas respondieron. Esta página carga la lista y busca el suyo aquí, en su navegador. Los recibos que este navegador guardó se comprueban solos.',
  needsScript: 'Esta página necesita JavaScript para revisar la lista en su navegador.',
  pulse: 'Pulso',
  pulseHint: 'como en la dirección de su enlace, por ejemplo data-guild-2026-10',
  receipt: 'Recibo',
  look: 'Buscar',
  script: {
    noList: '{pulse}: no hay ninguna lista publicada. Aparece unos minutos después del cierre.',
    notLoaded: '{pulse}: no se pudo cargar la lista. Inténtelo de nuevo.',
    wrongRoot: '{pulse}: la lista publicada no coincide con su propia raíz. Avise a la persona que cuida la comunidad.',
    found: '{pulse}: su respuesta está en la lista: estaba allí cuando se contó el pulso. Raíz {root}…',
    missing: '{pulse}: este recibo no está en la lista. Compruebe que está completo y que es de este pulso.',
    notCounted:
      '{pulse}: este pulso no se contó. Sus números se contradicen, así que no se abrió ninguna respuesta y todas están destruidas. La persona que cuida la comunidad lo sabe.',
    lost: '{pulse}: este pulso no se contó. Se perdió la clave que abre sus respuestas, así que nadie podrá leer ninguna y todas están destruidas. La persona que cuida la comunidad lo sabe.',
    notReceipt: 'Un recibo tiene 64 caracteres: cifras de 0 a 9 y letras de a a f.',
  },
};
