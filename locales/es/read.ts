import type { ReadWords } from '../shape/read.ts';

export const read: ReadWords = {
  title: 'Necesita el enlace',
  paragraphs: [
    'Estos resultados son para los miembros de una comunidad. Se abren con un enlace, el mismo para todos: nadie inicia sesión y nadie sabe quién lee.',
    'Los miembros encuentran el enlace en su invitación más reciente y en la página que aparece después de responder; los stewards y los responsables, en su correo sobre los resultados.',
    'Si un enlace ya no abre nada: funciona durante {days} días y abre su propio trimestre y los anteriores. Use el enlace de un correo más reciente o pregunte a la persona que firma sus invitaciones.',
  ],
  needsScript:
    'Para abrir los resultados con su enlace, esta página necesita JavaScript. Así la clave del enlace no aparece en ninguna dirección que se envíe o se registre.',
  script: {
    opening: 'Abriendo los resultados…',
    unreachable: 'No se han podido cargar los resultados. Compruebe su conexión e inténtelo de nuevo.',
    again: 'Intentar de nuevo',
  },
};
