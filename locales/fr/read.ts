import type { ReadWords } from '../shape/read.ts';

export const read: ReadWords = {
  title: 'Il vous faut le lien',
  paragraphs: [
    'Ces résultats sont destinés aux membres d’une communauté. On les ouvre avec un lien, le même pour tout le monde : personne ne se connecte et personne ne sait qui lit.',
    'Les membres trouvent le lien dans leur invitation la plus récente et sur la page affichée après leur réponse ; les stewards et les responsables, dans leur message sur les résultats.',
    'Si un lien n’ouvre plus rien : il fonctionne pendant {days} jours, pour son trimestre et les précédents. Utilisez le lien d’un message plus récent ou demandez à la personne qui signe vos invitations.',
  ],
  needsScript:
    'Pour ouvrir des résultats avec votre lien, cette page a besoin de JavaScript. Ainsi, la clé contenue dans le lien ne figure dans aucune adresse envoyée ou enregistrée.',
  script: {
    opening: 'Ouverture des résultats…',
    unreachable: 'Les résultats n’ont pas pu être chargés. Vérifiez votre connexion et réessayez.',
    again: 'Réessayer',
  },
};
