import type { MailWords } from './mail-words.ts';
import { plural } from './plural.ts';

export const es: MailWords = {
  greeting: (name) => `Hola, ${name}:`,
  questions: (count) => plural('es', count, { one: `${count} pregunta`, other: `${count} preguntas` }),
  minutes: (count) => plural('es', count, { one: `aproximadamente ${count} minuto`, other: `unos ${count} minutos` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, hasta el ${closes}.`,
  invitation: {
    subject: 'Ayúdanos a elegir qué mejorar ahora',
    label: 'Invitación a un pulso de la comunidad',
    ask: ({ community, questions, minutes, closes }) =>
      `Cuéntale a la comunidad ${community} cómo van las cosas de verdad: ${questions}, ${minutes}, hasta el ${closes}. Vuestras respuestas deciden en qué trabajamos a continuación.`,
  },
  reminder: {
    firstSubject: (day) => `Abierto hasta el ${day}: ¿qué mejoramos?`,
    lastSubject: (weekday) => `Cierra el ${weekday}: ¿qué mejoramos?`,
    label: 'Recordatorio de un pulso de la comunidad',
    ask: ({ community, questions, minutes, closes }) =>
      `Las preguntas de la comunidad ${community} siguen abiertas: ${questions}, ${minutes}, hasta el ${closes}. También nos gustaría escucharte.`,
    crossed: 'Si entretanto ya has respondido, gracias; puedes ignorar este correo.',
  },
  answer: (questions) => `Responder ${questions}`,
  orOpen: 'O abre esta dirección:',
  promise: {
    heading: 'Qué pasa con tus respuestas',
    nobodyCanTell:
      'Nadie puede saber quién dijo qué. Tu navegador sella tus respuestas antes de enviarlas, y se guardan sin tu nombre, sin tu dirección y sin este enlace.',
    takingPart: 'Vemos que tu enlace se ha usado, para no volver a recordártelo. No vemos lo que has respondido.',
    opened: (minimumGroup) =>
      `Después del cierre, todas las respuestas se abren juntas, se cuentan y se borran. Nunca se muestra un grupo con menos de ${minimumGroup} respuestas.`,
    published: (day) => `Verás los resultados cuando los vean tus responsables: se publican el ${day}.`,
    fingerprint:
      'Las reglas de este pulso están fijadas. Esta es su huella; es la misma para todos, y la página de las preguntas también la muestra:',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `Recibes este correo porque eres miembro de ${community}.`,
    link: 'No recibir más estos correos',
  },
  unsubscribe: {
    title: 'No recibir más estos correos',
    question: '¿Quieres dejar de recibir invitaciones, recordatorios y resúmenes de esta comunidad?',
    button: 'No recibir más estos correos',
    doneTitle: 'Hecho',
    done: 'No recibirás más correos de pulso de esta comunidad. Si cambias de opinión, responde a uno de los correos que ya tienes.',
  },
};
