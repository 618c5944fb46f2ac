import type { SurveyWords } from '../shape/survey.ts';

export const survey: SurveyWords = {
  languageName: 'Español',
  title: '{community}: pulso',
  lead: {
    one: '1 pregunta, menos de un minuto. Cierra el {closes}.',
    other: '{count} preguntas, alrededor de un minuto. Cierra el {closes}.',
  },
  anonymous: 'Sus respuestas son anónimas.',
  anonymousHow:
    'Se sellan en su navegador y se guardan sin su nombre, dirección ni enlace. No se envía nada antes de que pulse Enviar.',
  coarse:
    'Los resultados solo se muestran en medios puntos y números redondeados, porque podrían compararse con los de otra comunidad.',
  privacyLink: 'Cómo funciona y qué no puede proteger',
  preferNot: 'Prefiero no responder',
  comment: '¿Algo más? (opcional)',
  commentHint: 'No escriba nombres ni detalles que puedan identificarle a usted o a otra persona.',
  send: 'Enviar de forma anónima',
  needsScript:
    'Esta página necesita JavaScript, porque es su navegador el que sella las respuestas. No hay otra forma de responder igual de segura.',
  unsupported:
    'Este navegador no puede sellar sus respuestas, así que desde él no se puede enviar nada. Abra su enlace en una versión actual de Firefox, Chrome, Edge o Safari. Su enlace sigue siendo válido.',
  accessibility: 'Accesibilidad',
  otherLanguages: 'Otros idiomas',
  script: {
    stillOpen: 'Sigue abierto: sus respuestas cuentan.',
    group: {
      one: 'Sus respuestas cuentan en «{group}», que tiene {members} miembro.',
      other: 'Sus respuestas cuentan en «{group}», que tiene {members} miembros.',
    },
    restored: 'Hemos conservado las respuestas que dio en esta pestaña.',
    clear: 'Borrarlas',
    cleared: 'Las respuestas se han borrado.',
    tapped: 'Hemos elegido la respuesta que tocó en su correo. Puede cambiarla; no se ha enviado nada.',
    problemTitle: 'Hay un problema',
    missing: 'Aún sin respuesta (también puede elegir «Prefiero no responder»):',
    selectAnswer: 'Elija una respuesta',
    selectOne: 'Elija al menos una respuesta, o cierre esta página para salir sin responder.',
    errorPrefix: 'Error: ',
    sending: 'Enviando…',
    offline: 'Sin conexión. Sus respuestas están a salvo en este navegador. Probando de nuevo…',
    notSent: 'Sus respuestas aún no se han podido enviar. Siguen aquí. Compruebe la conexión y envíe de nuevo.',
    trouble: 'Hay un problema por nuestra parte. Sus respuestas aún no han llegado. Siguen aquí. Probando de nuevo…',
    troubleNotSent:
      'Hay un problema por nuestra parte. Sus respuestas no se han enviado. Siguen aquí. Envíe de nuevo dentro de unos minutos.',
    sendAgain: 'Enviar de nuevo',
    finishing: 'Ya pulsó Enviar aquí. Terminando el envío…',
    commentLate: 'Sus respuestas cuentan. Si también escribió un comentario, llegó después del cierre y no se cuenta.',
    receipt: 'Su recibo',
    receiptHelp:
      'Después del cierre podrá comprobar que sus respuestas estaban entre las que se abrieron. Quien tenga el recibo solo ve eso, nunca sus respuestas. También se guarda en este navegador.',
    receiptLink: 'Comprobar un recibo',
    copy: 'Copiar',
    copied: 'Copiado',
    lastResults: 'Últimos resultados: {quarter}',
    wholeReport: 'Abrir el informe completo (en inglés)',
    whatWasDone: 'Qué se hizo tras los resultados',
    nothingDone:
      'Todavía no se ha contado nada. Si quiere saberlo, responda a su invitación: la persona que cuida la comunidad la leerá.',
    notices: {
      done: [
        'Gracias. Sus respuestas han llegado.',
        'Resultados para todos, usted y sus responsables a la vez, desde el {resultsAt}.',
        'Puede cerrar esta página.',
      ],
      'used-elsewhere': [
        'Este enlace ya se ha usado',
        'Si pulsó Enviar en otro navegador o dispositivo, continúe allí.',
        'No podemos dar otro, porque el programa no puede saber si el primero se usó.',
      ],
      'not-open': ['Este pulso aún no está abierto', 'Abre el {opens}. Su enlace funcionará entonces.'],
      closed: ['Este pulso está cerrado', 'Cerró el {closes}. Resultados desde el {resultsAt}.'],
      'too-late': [
        'Este pulso se ha cerrado y sus respuestas no se contaron',
        'Se han borrado de este navegador.',
        'Resultados desde el {resultsAt}.',
      ],
      unconfirmed: [
        'Este pulso se cerró mientras sus respuestas estaban en camino',
        'Aún no sabemos si llegaron a tiempo. La lista de lo contado aparece poco después del cierre: abra entonces su enlace otra vez en este navegador y esta página se lo dirá.',
      ],
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
