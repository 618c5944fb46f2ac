import type { SurveyWords } from '../page-words.ts';

export const spanish: SurveyWords = {
  languageName: 'Español',
  title: '{community}: pulso',
  lead: {
    one: '1 pregunta, menos de un minuto. Cierra el {closes}.',
    other: '{count} preguntas, alrededor de un minuto. Cierra el {closes}.',
  },
  anonymous: 'Sus respuestas son anónimas.',
  anonymousHow:
    'Se sellan en su navegador y se guardan sin su nombre, dirección ni enlace. No se envía nada antes de que pulse Enviar.',
  privacyLink: 'Cómo funciona y qué no puede proteger',
  preferNot: 'Prefiero no responder',
  comment: '¿Algo más? (opcional)',
  commentHint: 'No escriba nombres ni detalles que puedan identificarle a usted o a otra persona.',
  send: 'Enviar de forma anónima',
  needsScript:
    'Esta página necesita JavaScript, porque es su navegador el que sella las respuestas. No hay otra forma de responder igual de segura.',
  otherLanguages: 'Otros idiomas',
  script: {
    group: 'Sus respuestas cuentan en «{group}», con {invited} personas invitadas.',
    restored: 'Hemos conservado las respuestas que dio en esta pestaña.',
    problemTitle: 'Hay un problema',
    selectAnswer: 'Elija una respuesta para «{question}» o «Prefiero no responder»',
    selectOne: 'Elija al menos una respuesta, o cierre esta página para salir sin responder.',
    errorPrefix: 'Error: ',
    sending: 'Enviando…',
    offline: 'Sin conexión. Sus respuestas están a salvo en este navegador. Probando de nuevo…',
    notSent: 'Sus respuestas aún no se han podido enviar. Siguen aquí. Compruebe la conexión y envíe de nuevo.',
    sendAgain: 'Enviar de nuevo',
    finishing: 'Ya pulsó Enviar aquí. Terminando el envío…',
    receipt: 'Su recibo',
    receiptHelp:
      'Después del cierre podrá comprobar que sus respuestas se contaron. Quien tenga el recibo solo ve eso, nunca sus respuestas. También se guarda en este navegador.',
    receiptLink: 'Comprobar un recibo',
    copy: 'Copiar',
    copied: 'Copiado',
    notices: {
      done: [
        'Gracias. Sus respuestas han llegado.',
        'El pulso cierra el {closes}. Resultados para todos, usted y sus responsables a la vez, desde el {publishes}.',
        'Puede cerrar esta página.',
      ],
      'used-elsewhere': [
        'Este enlace ya se ha usado',
        'Si pulsó Enviar en otro navegador o dispositivo, continúe allí: solo desde allí se puede terminar.',
        'No podemos dar un segundo enlace, porque nadie puede saber si el primero se usó.',
      ],
      'not-open': ['Este pulso aún no está abierto', 'Abre el {opens}. Su enlace funcionará entonces.'],
      closed: ['Este pulso está cerrado', 'Cerró el {closes}. Resultados desde el {publishes}.'],
      'unknown-link': [
        'Página no encontrada',
        'Este enlace no se conoce o no está completo. Ábralo otra vez desde su invitación o cópielo entero.',
      ],
      manifest: [
        'Nos detuvimos antes de enviar nada',
        'La descripción pública de este pulso no es aquella para la que se hizo su invitación. Avise a la persona que firmó la invitación.',
      ],
      group: [
        'Nos detuvimos antes de enviar nada',
        'El grupo en el que contarían sus respuestas es demasiado pequeño o no es público, y podrían señalarle. Avise a la persona que firmó la invitación.',
      ],
      proof: [
        'Nos detuvimos y sus respuestas no se contaron',
        'El servidor no pudo demostrar que le trata como a los demás. Avise a la persona que firmó la invitación.',
      ],
      request: [
        'Hay un problema por nuestra parte',
        'Sus respuestas no se aceptaron. Avise a la persona que firmó la invitación.',
      ],
    },
  },
};
