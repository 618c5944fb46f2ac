import type { PrivacyWords } from '../shape/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Su privacidad en un pulso',
  lead: 'Cómo se mantienen sus respuestas separadas de su nombre, qué podría delatarle aun así y qué puede comprobar usted.',
  seen: [
    '¿Puede alguien ver lo que respondí?',
    'Ni los miembros, ni la dirección, ni quienes cuidan la comunidad. Su navegador sella las respuestas antes de enviarlas, y se guardan sin su nombre, dirección, enlace, dispositivo ni hora. Lo que muestra que usted puede responder no se puede relacionar con usted.',
    'Cuando el pulso cierra, todas las respuestas se abren a la vez y se suman. Después se destruyen las respuestas y la clave que las abrió. Solo quedan números, y no dicen quién respondió qué.',
  ],
  insiders: [
    '¿Pueden ver mis respuestas quienes manejan este programa?',
    'No con solo mirar: a las respuestas, las invitaciones y las claves solo accede el programa mismo, ni siquiera los administradores. Pero un administrador puede cambiar esa regla, o el programa. Si lo hace mientras un pulso está abierto, puede relacionar respuestas con personas. El cambio deja rastro en el registro de la cuenta. Después del cierre ya es tarde.',
    'Hasta el cierre, pues, hay que confiar en quienes manejan este programa. Pregúnteles quién puede cambiarlo.',
  ],
  giveAway: [
    '¿Qué podría delatarme aun así?',
    'Alguien que lea su correo o mire su pantalla. Un equipo de trabajo, o una red que abra las conexiones seguras para revisarlas: ve todo lo que ve su dispositivo. Un filtro de correo del trabajo que anote qué enlaces abre: sabe que usted miró, no lo que dijo. Nombres o detalles que escriba en un comentario.',
    'Al enviar, los equipos del proveedor ven la dirección de internet de su dispositivo junto a las respuestas selladas, como en cualquier sitio web. El programa no lee esa dirección ni guarda ninguna.',
    'Y si todo un grupo dice de verdad lo mismo, quien conoce el grupo lo sabe.',
  ],
  tapped:
    'Si toca una respuesta en un correo, quien gestiona su correo puede ver cuál. El botón bajo las respuestas no muestra a nadie lo que piensa.',
  hidden: [
    '¿Cuándo se ocultan los resultados?',
    'Ningún grupo con menos de {minimumGroup} respuestas se muestra nunca, ni siquiera se guarda: antes se juntan los grupos pequeños. Sus respuestas solo cuentan bajo un nombre con al menos {minimumInvited} personas invitadas; la página lo dice antes de enviar.',
    'Estas reglas se fijan antes del primer correo. Los números nunca dicen que todos estuvieron de acuerdo, o todos menos una persona.',
  ],
  coarse:
    'A miembros de esta comunidad también se les pregunta en otra. Para que comparar los dos informes no señale a nadie, este pulso solo se muestra en medios puntos y números redondeados: sin preguntas sueltas ni grupos.',
  comments:
    'Los comentarios se entregan a quienes cuidan la comunidad solo si respondieron al menos {minimumComments} personas, sin grupo, orden ni hora, y se borran {commentDays} días después de los resultados.',
  known: [
    '¿Quién sabe si respondí?',
    'El programa, para no volver a recordárselo: anota que su enlace se usó, nunca cuándo. Los responsables ven cuántas personas respondieron, no quiénes.',
    'Para escribirle menos, guarda también los días de sus correos, durante {budgetDays} días, y cuántos pulsos seguidos dejó pasar: un número, hasta que participe o pasen {missedDays} días.',
  ],
  kept: [
    '¿Cuánto tiempo se guardan las cosas?',
    'Las respuestas: hasta unos minutos después del cierre. La nota de que su enlace se usó: {invitationDays} días después del cierre. La asistencia y otros datos de participación: {signalDays} días después del trimestre. Los archivos entregados: {inboxDays} días. Su nombre y dirección: hasta que deje la lista. Los totales y los informes: de forma permanente.',
  ],
  run: [
    '¿Quién pregunta y cuándo veo los resultados?',
    'Pregunta {community}; la cuida {steward}: responda a su invitación para hablar con esa persona.',
    'Los correos anuncian el cierre para el {closes}. Las respuestas posteriores aún cuentan: el pulso cierra del todo el {acceptsUntil}. Los resultados son para todos a la vez, usted y sus responsables, desde el {resultsAt}.',
  ],
  readers: {
    question: '¿Quién puede leer los resultados?',
    members:
      'Quien tenga el enlace de los correos de esta comunidad: los miembros, quienes la cuidan, la dirección y cualquiera a quien se lo pasen. El enlace es el mismo para todos, así que no dice quién lee. El enlace de un trimestre abre también los anteriores, nunca los posteriores, y deja de funcionar a los {readDays} días.',
    public: 'Cualquiera en internet: esta comunidad publica sus resultados.',
    perhaps:
      'Una comunidad también puede publicar sus resultados para todo el mundo. La página de privacidad de cada pulso dice si lo hace.',
  },
  operator: {
    question: '¿Quién gestiona este programa?',
    named: 'Lo gestiona: {operator}. Allí le pueden contar más.',
    unnamed:
      'Quien instaló este programa no ha puesto un nombre aquí. Pregunte a la persona que firma sus invitaciones.',
  },
  check: [
    '¿Cómo puedo comprobarlo?',
    'Su invitación muestra una huella: compárela con la de otra persona, deben ser iguales. Abarca las reglas, las claves y los grupos. Después de enviar recibe un recibo; tras el cierre puede buscarlo en la lista pública, en la página de recibos. La lista se publica antes de abrir ninguna respuesta.',
    'El recibo prueba que sus respuestas selladas estaban ahí antes de abrir ninguna. No prueba que se sumaran bien. La lista no dice cuántas personas respondieron: siempre se completa hasta la misma longitud. Y nadie de fuera puede comprobar que todas las respuestas de la lista vinieron de miembros.',
    'Quien sepa programar puede revisar desde fuera las páginas del cuestionario con el comando «npx pulse watch».',
  ],
  stop: [
    '¿Cómo dejo de recibir estos correos?',
    'Cada correo tiene un enlace que los detiene. Usted sigue siendo miembro. Quienes cuidan la comunidad no reciben ningún aviso, y ningún número publicado lo muestra.',
  ],
  tableTitle: 'Quién puede ver qué',
  head: ['Quién', 'que recibió invitación', 'que respondió', 'lo que respondió'],
  rows: [
    ['Miembros y dirección', 'no', 'no', 'no'],
    ['Quienes cuidan la comunidad', 'sí, llevan la lista', 'no', 'no'],
    [
      'Quien maneja este programa',
      'sí',
      'solo si cambia sus reglas, hasta que se borra',
      'solo si lo hace mientras el pulso está abierto',
    ],
    ['Quien maneja su correo', 'sí', 'quizá que abrió un enlace', 'no'],
  ],
  receiptLink: 'Comprobar un recibo',
  accessibilityLink: 'Accesibilidad de estas páginas',
};
