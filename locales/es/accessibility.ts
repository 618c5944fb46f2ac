import type { AccessibilityWords } from '../shape/accessibility.ts';

export const accessibility: AccessibilityWords = {
  title: 'Accesibilidad de estas páginas',
  sections: [
    [
      'Lo que pretendemos',
      'Las páginas para los miembros (preguntas, privacidad, recibo, resultados) están hechas para cumplir las WCAG 2.2 en el nivel AA. No conocemos ningún lugar donde no lo hagan; abajo consta hasta dónde hemos mirado.',
    ],
    [
      'Lo que se prueba con cada cambio',
      'Un Chromium real abre las páginas en sus estados y un programa (axe) busca fallos en cada uno: no se acepta ninguno. Las páginas se miran en un teléfono estrecho y en una pantalla ancha, y no deben desplazarse de lado a 320 píxeles, que es lo que muestra una pantalla de 1280 píxeles al 400 %.',
      'Las preguntas se responden solo con el teclado. El orden en que un lector de pantalla recorre la página, el resumen de lo que falta y los mensajes durante el envío se comprueban en el árbol que los navegadores dan a los lectores de pantalla. La página se mira con el alto contraste del sistema, en claro y en oscuro, en papel, y de derecha a izquierda en árabe.',
      'Los correos se comprueban en HTML y en texto, en claro, en oscuro e invertidos.',
    ],
    [
      'Lo que no se ha probado',
      'Ninguna persona que use un lector de pantalla, control por voz o un pulsador ha probado todavía estas páginas para nosotros, y nuestras pruebas no manejan ningún navegador aparte de Chromium. Las traducciones, también esta, aún no las han revisado hablantes nativos.',
      'El informe trimestral está solo en inglés. Lo que cuentan con sus palabras quienes cuidan la comunidad está en los idiomas en que lo escriben.',
    ],
    [
      'Lo que necesitan las páginas',
      'JavaScript, porque el propio navegador sella las respuestas; sin él no se puede enviar nada. No hay límite de tiempo mientras un pulso está abierto, ni contenido en movimiento, ni nada que exija un puntero.',
    ],
    ['Cuando algo le estorba', 'Responda a su invitación: la respuesta llega a la persona que cuida su comunidad.'],
  ],
};
