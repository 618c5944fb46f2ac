import type { InstrumentNames, InstrumentWords } from '../shape/instruments.ts';

export const instrumentNames: InstrumentNames = {
  'psychological-safety': 'Seguridad psicológica',
  'perceived-value': 'Valor percibido',
  'leadership-support': 'Apoyo de los responsables',
  'belief-in-action': 'Confianza en los cambios',
  recommend: 'Recomendación',
  'change-noticed': 'Cambio percibido',
};

export const instruments: InstrumentWords = {
  agreement: [
    'Totalmente en desacuerdo',
    'En desacuerdo',
    'Ni de acuerdo ni en desacuerdo',
    'De acuerdo',
    'Totalmente de acuerdo',
  ],
  evenAgreement: [
    'Totalmente en desacuerdo',
    'En desacuerdo',
    'Ni de acuerdo ni en desacuerdo',
    'De acuerdo',
    'Totalmente de acuerdo',
  ],
  notYet: 'Todavía no',
  psychologicalSafety: {
    instruction: '¿En qué medida está de acuerdo con estas afirmaciones sobre esta comunidad?',
    items: {
      mistakes: 'Si cometo un error en esta comunidad, no se usa en mi contra.',
      'tough-issues': 'Los miembros de esta comunidad pueden plantear problemas y temas difíciles.',
      difference: 'Los miembros de esta comunidad no se rechazan entre sí por ser diferentes.',
      risk: 'En esta comunidad es seguro asumir un riesgo.',
      'asking-help': 'No es difícil pedir ayuda a otros miembros de esta comunidad.',
      undermining: 'Nadie en esta comunidad actuaría a propósito para perjudicar mi trabajo.',
      skills: 'En esta comunidad se valoran mis habilidades y talentos particulares.',
    },
  },
  psychologicalSafety2: {
    instruction: '¿En qué medida está de acuerdo con estas afirmaciones sobre esta comunidad?',
    items: {
      mistakes: 'Cuando cometo un error en esta comunidad, puedo hablar de ello abiertamente.',
      'tough-issues': 'En esta comunidad se plantean los temas difíciles.',
      difference: 'Quienes piensan de otra manera son bienvenidos en esta comunidad.',
      risk: 'En esta comunidad puedo probar cosas que podrían salir mal.',
      'asking-help': 'Es fácil pedir ayuda en esta comunidad.',
      support: 'Las personas de esta comunidad apoyan mi trabajo.',
      skills: 'En esta comunidad se valoran mis habilidades.',
    },
  },
  perceivedValue: {
    instruction: '¿En qué medida está de acuerdo con estas afirmaciones sobre los últimos tres meses?',
    items: {
      immediate: 'Participar en esta comunidad mereció mi tiempo.',
      potential: 'Aquí aprendí algo o conocí a alguien que espero que me sea útil.',
      applied: 'Usé algo de esta comunidad en mi propio trabajo.',
      realised: 'Lo que usé marcó una diferencia real en mi trabajo o en los resultados de mi equipo.',
      reframing: 'Esta comunidad cambió mi idea de lo que es un buen trabajo en nuestro campo.',
    },
  },
  perceivedValue2: {
    instruction: '¿En qué medida está de acuerdo con estas afirmaciones sobre los últimos tres meses?',
    items: {
      immediate: 'Participar en esta comunidad mereció mi tiempo.',
      potential: 'Aquí aprendí algo que espero utilizar.',
      applied: 'Usé algo de esta comunidad en mi trabajo.',
      realised: 'Lo que usé de esta comunidad mejoró mi trabajo.',
      reframing: 'Esta comunidad cambió mi idea del buen trabajo en nuestro campo.',
    },
  },
  leadershipSupport: {
    instruction: '¿En qué medida está de acuerdo con estas afirmaciones sobre sus responsables?',
    items: {
      contribution: 'Nuestros responsables valoran mi contribución a esta comunidad.',
      help: 'Nuestros responsables nos ayudan cuando tenemos un problema.',
      time: 'Nuestros responsables apoyan el tiempo que dedico a esta comunidad.',
    },
  },
  beliefInAction: {
    instruction: '¿En qué medida está de acuerdo con esta afirmación?',
    items: {
      change: 'Creo que algo útil cambiará gracias a esta encuesta.',
    },
  },
  recommend: {
    instruction: '0 significa nada probable, 10 sumamente probable.',
    items: {
      recommend: '¿Qué probabilidad hay de que recomiende esta comunidad a un colega?',
    },
    ends: ['Nada probable', 'Sumamente probable'],
  },
  changeNoticed: {
    instruction: 'Compare hoy con hace tres meses.',
    items: {
      openness: 'En comparación con hace tres meses, hablar abiertamente en esta comunidad es…',
    },
    labels: ['Mucho más difícil', 'Más difícil', 'Más o menos igual', 'Más fácil', 'Mucho más fácil'],
  },
};
