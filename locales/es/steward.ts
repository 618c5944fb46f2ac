import type { StewardWords } from '../shape/steward.ts';
import { files } from './files.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` y ${perDay} al día, de los que hoy ya se usaron ${sentToday}`;

export const steward: StewardWords = {
  why: (community) => `Recibe este correo porque es steward de ${community}.`,
  headsUp: {
    subject: (community, day) => `El ${day} se abre un pulso de ${community}: revíselo`,
    label: 'Aviso antes de un pulso de la comunidad',
    plan: ({ community, questions, opens, closes }) =>
      `${community} recibirá ${questions}. El pulso se abre el ${opens}, a la misma hora en la zona de cada miembro, y se cierra el ${closes}.`,
    afterwards: (until, results) =>
      `Las respuestas tardías cuentan hasta el ${until}. Los resultados se publican el ${results}.`,
    nextHeading: 'Los próximos pulsos',
    next: (opens, closes) => `del ${opens} al ${closes}`,
    skipped: (month) => `${month}: sin pulso`,
    holidays: (day) =>
      `Los festivos se conocen hasta el ${day}. Vuelva a depositar los dos archivos para añadir más años.`,
    askedHeading: 'A quién se pregunta',
    asked: (members) => `Miembros: ${members}. Se cuentan con estos nombres:`,
    notAsked: (count) =>
      `Miembros que no recibirán invitación porque detuvieron o pausaron los correos o su dirección no funciona: ${count}. Ningún correo da un número más exacto, para que nadie pueda deducir quiénes son.`,
    shownHeading: 'Qué grupos se verán',
    shown: (percent) => `Si responde el ${percent} de cada grupo, el informe podrá mostrar:`,
    together: (groups) => `contados juntos: ${groups}`,
    coarse:
      'A miembros de esta comunidad se les hacen este trimestre algunas de las mismas preguntas en otra comunidad. Para que comparar los dos informes no señale a nadie, este pulso solo se mostrará en medios puntos y números redondeados: sin preguntas sueltas ni grupos.',
    nothingShown: (percent, minimumGroup) =>
      `Aunque responda el ${percent}, habrá menos de ${minimumGroup} respuestas y el informe no podrá mostrar nada.`,
    sendingHeading: 'Qué necesita el envío',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `Correos: ${mails} como máximo. El proveedor acepta ${perSecond} por segundo${limit(perDay, sentToday)}. ${time === undefined ? 'Con esta cuota el envío no terminaría nunca.' : `El envío tarda como mucho ${time}.`}`,
    noQuota: 'El proveedor no comunicó su cuota, así que no se sabe cuánto tardará el envío.',
    refusedHeading: 'Tal como está, este pulso se rechazaría',
    promise:
      'Esta es la huella de la promesa: preguntas, día de cierre, día de publicación y umbrales. Si es la misma en el correo que anuncia la apertura, no se cambió nada.',
    change:
      'Si todo está bien, no hay nada que hacer. Para cambiar algo, ponga un nuevo community.json o roster.csv en la bandeja antes de la apertura.',
  },
  opened: {
    subject: (community) => `El pulso de ${community} está abierto`,
    label: 'Se abrió un pulso de la comunidad',
    text: ({ community, members, closes }) =>
      `El pulso de ${community} está abierto hasta el ${closes}. Miembros: ${members}.`,
    fingerprint:
      'Las reglas de este pulso ya están fijadas. Esta es su huella; los miembros tienen la misma en sus correos, así que puede comparar si alguien pregunta:',
    promise: 'La huella de la promesa, para comparar con el correo anterior a la apertura:',
  },
  refused: {
    subject: (community) => `El pulso de ${community} no se celebra`,
    label: 'Se rechazó un pulso de la comunidad',
    text: (community) => `El pulso de ${community} no se abrió y nadie recibió un correo sobre él.`,
    reasons: {
      'too-few-reachable': ({ minimum }) =>
        `Los correos pueden llegar a menos de ${minimum} miembros. Un pulso necesita al menos esa cantidad; con menos sería demasiado fácil adivinar quién dijo qué.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `Sus invitaciones no podrían enviarse todas antes del cierre, el ${closes}. Correos: ${mails} como máximo. El proveedor acepta ${perSecond} por segundo${limit(perDay, sentToday)}. ${time === undefined ? 'Con esta cuota el envío no terminaría nunca.' : `El envío tardaría ${time}.`} Pida al operador que solicite una cuota mayor.`,
      'not-opened-in-time': () =>
        'No pudo abrirse antes de su hora de cierre. Pida al operador que mire el registro de open-pulse.',
    },
    next: 'El próximo pulso se abre según su calendario, si para entonces la causa ha desaparecido.',
  },
  counted: {
    subject: (community) => `El pulso de ${community} se ha cerrado`,
    label: 'Qué pasó con los correos de un pulso',
    text: (community) => `El pulso de ${community} se ha cerrado. Esto es lo que pasó con sus correos:`,
    members: 'miembros',
    notReached:
      'miembros a quienes con seguridad no llegó ningún correo o no se sabe (detenido, rechazado, devuelto o sin confirmar)',
    explained: (day) =>
      `Un correo cuya entrega se desconoce nunca se vuelve a enviar; el recordatorio lo sustituye. Los resultados se publican el ${day}, para todos al mismo tiempo; en ellos se indica cuántas personas respondieron.`,
  },
  contradicted: {
    subject: (community) => `El pulso de ${community} no se contó`,
    label: 'Un pulso no se contó',
    text: (community) => `El pulso de ${community} se ha cerrado y ninguna de sus respuestas cuenta.`,
    why: 'Sus números se contradicen: hubo más respuestas que credenciales entregadas para ellas, o más invitaciones de las que se anunciaron a los miembros. Algunas, por tanto, no eran de personas invitadas, y abrirlas todas podría haber mostrado lo que dijo una sola persona.',
    done: 'No se abrió ninguna respuesta. Todas están destruidas, y también la clave que podría haberlas abierto. La lista pública del pulso lo dice, y la página de recibos se lo dice a quien pregunte.',
    next: 'Diga a sus miembros que este pulso no cuenta y pida al operador que averigüe cómo ocurrió: docs/privacy.md dice cómo, en «A pulse is contradicted». El próximo pulso se abre según su calendario.',
    lost: {
      why: 'La clave que abre las respuestas se perdió antes de que se pudieran contar. No hay copia de ella, porque quien la tuviera habría podido leer respuestas antes del cierre.',
      done: 'Nadie podrá leer nunca estas respuestas. Están destruidas. Lo dice la lista pública del pulso, y la página de recibos se lo dice a quien pregunte.',
      next: 'Diga a sus miembros que este pulso no cuenta y que nadie ha leído lo que dijeron. El próximo pulso se abre según su calendario.',
    },
  },
  results: {
    subject: (community) => `Ya están los resultados de ${community}`,
    label: 'Resultados de un pulso',
    text: (community, closed) =>
      `Se han publicado los resultados del pulso de ${community} que se cerró el ${closed}. Miembros, responsables y coordinación leen lo mismo, desde el mismo minuto. El informe del trimestre los repetirá sin cambios.`,
    read: 'Leer los resultados',
    withheld: {
      subject: (community) => `Los resultados de ${community} no están publicados`,
      label: 'No se publicaron unos resultados',
      text: (community, closed) =>
        `Los resultados del pulso de ${community} que se cerró el ${closed} ya deberían estar en el sitio, pero no están.`,
      notReady: 'Ningún control los detuvo: el pulso aún no está contado, o falló la publicación.',
      stopped:
        'El control previo a la publicación los detuvo, porque algo en ellos podría haber identificado a personas. El informe del trimestre dirá que falta este pulso. Lo que se encontró, con el nombre de la regla:',
    },
  },
  withheld: {
    subject: (community) => `El informe de ${community} no está publicado`,
    label: 'Un informe no se publicó',
    text: (community, quarter) =>
      `El informe de ${community} de ${quarter} ya debería estar en el sitio, pero no está.`,
    notReady:
      'Ningún control lo detuvo: un pulso del trimestre aún no está contado, o falló la publicación. No se envió ningún resumen.',
    stopped:
      'El control previo a la publicación lo detuvo, porque algo en él podría haber identificado a personas. No se envió ningún resumen. Lo que se encontró, con el nombre de la regla:',
    kinds: {
      few: 'Un número habría abarcado a menos personas de las que debe tener un grupo.',
      hidden: 'Un número oculto podría haberse calculado a partir de los que se muestran.',
      single: 'Un número habría revelado demasiado de lo que respondieron personas concretas.',
      twice:
        'Las mismas respuestas se habrían publicado dos veces, y la diferencia podría delatar a unas pocas personas.',
      unruly: 'Algo en él no se deduce de las reglas del informe.',
    },
    next: 'Nada de él es público. Pida al operador que mire el registro de publish-quarter; nombra la regla.',
  },
  imports: {
    subject: (community) => `Un archivo de ${community} no se importó`,
    label: 'Un archivo no se importó',
    refused: (file, mistakes) => `${file} no se importó y nada cambió. Errores: ${mistakes}.`,
    places: 'Están aquí:',
    row: (row) => `fila ${row}`,
    column: (column) => `columna ${column}`,
    more: (count) => `y otros: ${count}`,
    removes: (file, removed, members) =>
      `${file} aún no se importó, porque quitaría a más de una décima parte de los miembros: ${removed} de ${members}. Si es correcto, hace falta su confirmación.`,
    details:
      'Qué está mal y qué hacer está escrito en este archivo del buzón de entrada. Este correo no lo repite, porque podría nombrar a miembros:',
    next: 'Ponga el archivo corregido en el mismo lugar; se importa enseguida.',
    noMail: 'Si después no llega ningún correo, todo está bien.',
    receipt: 'Un correo lo confirma después.',
  },
  files,
};
