import type { FileWords } from '../shape/files.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `Se importó un archivo de ${community}`,
    subjectRows: (community, matched, rows) => `Se importó un archivo de ${community}: ${matched} de ${rows} filas`,
    label: 'Se importó un archivo',
    text: (file) => `${file} se importó.`,
    recognised: (kind) => `Reconocido como: ${kind}`,
    kinds: {
      zoom: 'lista de participantes de Zoom',
      teams: 'informe de asistencia de Microsoft Teams',
      meet: 'lista de participantes de Google Meet',
      meeting: 'lista de participantes de una reunión',
      facts: 'tabla de participación',
      'steward-side': 'lo que los stewards prometieron, prueban y miden',
    },
    day: (day, quarters) => `Día de la sesión: ${day}, contada en ${quarters}`,
    days: (first, last, quarters) => `Días de la participación: del ${first} al ${last}, contados en ${quarters}`,
    rows: (matched, rows) => `Filas emparejadas con la lista de miembros: ${matched} de ${rows}`,
    present: (members, minutes) => `Miembros presentes, ${minutes} minutos o más: ${members}`,
    withdrawn: (facts) => `Datos de una versión anterior del archivo que ya no están en esta y se retiran: ${facts}`,
    sessionWithdrawn: (day) => `Sesión de una versión anterior del archivo que ya no está en esta y se retira: ${day}`,
    nobody: 'No se cuenta ninguna sesión, porque el archivo no nombra a nadie',
    takeBack: (file) =>
      `Si el día o el archivo es incorrecto, vuelva a poner ${file} en el mismo lugar sin los participantes, solo con las líneas anteriores a ellos. Así se retira esta sesión y puede poner el archivo correcto.`,
    entries: (count) => `Entradas para el próximo informe: ${count}`,
    unmatched: 'Filas sin emparejar:',
    reasons: {
      'not-on-roster': (rows) => `la dirección no está en la lista de miembros: ${rows}`,
      'no-address': (rows) => `no hay dirección: ${rows}`,
    },
    more: (count) => `y ${count} más`,
    guests:
      'Cuentan como invitados. Si alguna es de un miembro, corrija la lista de miembros o el archivo y vuelva a poner el archivo en el mismo lugar; sustituye entonces a este.',
    leftOut:
      'Se dejaron fuera. Si tratan de miembros, corrija la lista de miembros o el archivo y vuelva a poner el archivo en el mismo lugar; sustituye entonces a este.',
    details:
      'El resultado completo está escrito en este archivo del buzón de entrada. Este correo no repite las direcciones, porque nombran a personas:',
  },
  comments: {
    subject: (community, quarter) => `Los comentarios de ${community} de ${quarter} están listos`,
    label: 'Hay comentarios listos para leer',
    text: (community, quarter, comments) =>
      `Miembros de ${community} escribieron comentarios en el trimestre ${quarter}, y ya puede leerlos. Comentarios: ${comments}.`,
    until: (day) => `El archivo se puede leer hasta el ${day}. Después se destruye, y nada devuelve los comentarios.`,
    lastWeek: {
      subject: (community, quarter) => `Comentarios de ${community} de ${quarter}: última semana`,
      label: 'Los comentarios se destruirán en una semana',
      text: (community, quarter, comments) =>
        `Los comentarios que miembros de ${community} escribieron en el trimestre ${quarter} se destruirán pronto. Comentarios: ${comments}.`,
    },
    where: 'Están en un archivo del buzón de entrada, con esta clave:',
    how: 'Esta orden lo descarga, con el rol con el que sube archivos. Se abre con una hoja de cálculo:',
    care: 'Los comentarios no llevan nombre, grupo ni fecha, y su orden no significa nada. Léalos por lo que dicen y no intente averiguar quién los escribió.',
  },
  takenBack: {
    subject: (community) => `Un archivo de ${community} deshace cambios anteriores`,
    label: 'Un archivo deshace cambios anteriores',
    text: (file) =>
      `${file} se importó. Deshace lo que había cambiado una importación anterior. Ocurre cuando dos stewards trabajan con copias del mismo archivo:`,
    would: 'Desharía lo que había cambiado una importación anterior:',
    import: (hour) => `Importación del ${hour}`,
    added: (members) => `miembros añadidos que ya no están: ${members}`,
    removed: (members) => `miembros quitados que vuelven a estar: ${members}`,
    column: (column, members) => `miembros cuya columna ${column} vuelve a estar como antes: ${members}`,
    settings: (names) => `ajustes que vuelven a estar como antes: ${names}`,
    next: 'Si es correcto, no hay nada que hacer. Si no, reúna los dos cambios en un solo archivo y vuelva a ponerlo en el mismo lugar.',
  },
};
