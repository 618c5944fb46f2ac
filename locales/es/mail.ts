import { plural } from '../plural.ts';
import type { MailWords } from '../shape/mail.ts';
import { direction } from './direction.ts';

export const mail: MailWords = {
  greeting: (name) => `Hola, ${name}:`,
  questions: (count) => plural(direction.locale, count, { one: `${count} pregunta`, other: `${count} preguntas` }),
  minutes: (count) =>
    plural(direction.locale, count, { one: `aproximadamente ${count} minuto`, other: `unos ${count} minutos` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, hasta el ${closes}.`,
  invitation: {
    subject: 'Ayúdenos a elegir qué mejorar ahora',
    label: 'Invitación a un pulso de la comunidad',
    ask: ({ community, questions, minutes, closes }) =>
      `Cuente a la comunidad ${community} cómo van las cosas de verdad: ${questions}, ${minutes}, hasta el ${closes}. Sus respuestas deciden en qué trabajamos a continuación.`,
  },
  reminder: {
    firstSubject: (day) => `Abierto hasta el ${day}: ¿qué mejoramos?`,
    lastSubject: (weekday) => `Cierra el ${weekday}: ¿qué mejoramos?`,
    label: 'Recordatorio de un pulso de la comunidad',
    ask: ({ community, questions, minutes, closes }) =>
      `Las preguntas de la comunidad ${community} siguen abiertas: ${questions}, ${minutes}, hasta el ${closes}. También nos gustaría conocer su opinión.`,
    crossed: 'Si entretanto ya ha respondido, gracias; puede ignorar este correo.',
  },
  tap: 'Tocar una respuesta abre la página con ella ya elegida. No se envía nada hasta que pulse Enviar allí, y puede cambiarla. Quien gestiona su correo puede ver cuál de estos enlaces abre; el botón de abajo no muestra a nadie lo que piensa.',
  quiet: {
    subject: 'Su voz es bienvenida cuando le venga bien',
    label: 'Una nota sobre los pulsos de la comunidad',
    fine: 'Si ahora no es el momento, no pasa nada. No habrá recordatorios de este pulso.',
    ways: 'Si los correos son demasiados, el enlace del final los pausa durante tres meses o los detiene. En ambos casos sigue siendo miembro.',
    after:
      'A partir de ahora recibirá un correo por pulso y ningún recordatorio. En cuanto responda a un pulso, todo volverá a ser como antes.',
    stop: 'Pausar o detener estos correos',
  },
  several: {
    intro: (communities, questions) =>
      `${communities} de sus comunidades preguntan a la vez, así que este es un solo correo para todas: ${questions} en total. Cada una tiene su propio enlace. Responda a una, a varias o a todas.`,
    answer: (questions, community) => `Responder ${questions} para ${community}`,
    fixed:
      'Las reglas de cada pulso están fijadas. Su huella es la misma en todos los correos, y la página la comprueba antes de enviar nada.',
    fingerprint: 'Huella de las reglas:',
    reply: (steward, community) => `Una respuesta a este correo llega a ${steward}, de ${community}.`,
    stopOne: (community) => `Detener los correos de ${community}`,
    why: 'El botón de su programa de correo y este enlace detienen los correos de todas las comunidades nombradas arriba.',
    stopAll: 'Detener los correos de todas',
  },
  results: { said: (quarter) => `Los resultados de ${quarter} están publicados.`, link: 'Leerlos' },
  answer: (questions) => `Responder ${questions}`,
  orOpen: 'O abra esta dirección:',
  promise: {
    heading: 'Qué pasa con sus respuestas',
    sealed:
      'Su navegador sella las respuestas antes de enviarlas, y se guardan sin su nombre, sin su dirección y sin este enlace. La página dice de qué protege esto y de qué no.',
    takingPart:
      'El programa anota que su enlace se ha usado, para no volver a enviarle un recordatorio, y lo guarda aparte de lo que responde.',
    opened: (minimumGroup) =>
      `Después del cierre, todas las respuestas se abren juntas, se cuentan y se borran. Nunca se muestra un grupo con menos de ${minimumGroup} respuestas.`,
    published: (day) => `Verá los resultados cuando los vean sus responsables: se publican el ${day}.`,
    fingerprint:
      'Las reglas de este pulso están fijadas. Esta es su huella: es la misma en todos los correos, y la página la comprueba antes de enviar nada.',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `Recibe este correo porque es miembro de ${community}.`,
    link: 'No recibir más estos correos',
  },
  unsubscribe: {
    title: 'No recibir más estos correos',
    question:
      '¿Quiere dejar de recibir invitaciones, recordatorios y resúmenes de la comunidad o las comunidades que enviaron este correo?',
    button: 'No recibir más estos correos',
    doneTitle: 'Hecho',
    done: 'No recibirá más correos de pulso de ellas. Si cambia de opinión, responda a uno de los correos que ya tiene.',
    pauseQuestion:
      '¿Prefiere una pausa? Durante tres meses no recibiría invitaciones ni recordatorios; después volverían por sí solos.',
    pauseButton: 'Pausar tres meses',
    pausedTitle: 'Los correos están en pausa',
    paused: (day) => `No recibirá invitaciones ni recordatorios hasta el ${day}.`,
    unknown:
      'Este enlace ya no se reconoce, así que no se ha cambiado nada. Para dejar de recibir los correos, responda a uno de ellos: se ocupará la persona que lo firma.',
  },
};
