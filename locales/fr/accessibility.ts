import type { AccessibilityWords } from '../shape/accessibility.ts';

export const accessibility: AccessibilityWords = {
  title: 'Accessibilité de ces pages',
  sections: [
    [
      'Ce que nous visons',
      'Les pages destinées aux membres (questions, vie privée, reçu, résultats) sont conçues pour respecter les WCAG 2.2 au niveau AA. Nous ne connaissons aucun endroit où ce n’est pas le cas ; voici jusqu’où nous avons regardé.',
    ],
    [
      'Ce qui est testé à chaque changement',
      'Un vrai Chromium ouvre les pages dans leurs états et un programme (axe) y cherche des défauts : aucun n’est accepté. Les pages sont regardées sur un téléphone étroit et sur un écran large, et ne doivent pas défiler de côté à 320 pixels, ce que montre un écran de 1 280 pixels à 400 %.',
      'On répond aux questions avec le seul clavier. L’ordre dans lequel un lecteur d’écran parcourt la page, le résumé de ce qui manque et les messages pendant l’envoi sont vérifiés dans l’arbre que les navigateurs donnent aux lecteurs d’écran. La page est regardée avec le contraste élevé du système, en clair et en sombre, sur papier, et de droite à gauche en arabe.',
      'Les mails sont vérifiés en HTML et en texte, en clair, en sombre et inversés.',
    ],
    [
      'Ce qui n’est pas testé',
      'Aucune personne utilisant un lecteur d’écran, une commande vocale ou un contacteur n’a encore testé ces pages pour nous, et nos tests ne conduisent aucun autre navigateur que Chromium. Les traductions, celle-ci comprise, n’ont pas encore été relues par des locuteurs natifs.',
      'Le rapport trimestriel n’existe qu’en anglais. Ce que les responsables disent avec leurs mots existe dans les langues où ils l’écrivent.',
    ],
    [
      'Ce dont les pages ont besoin',
      'JavaScript, car le navigateur lui-même scelle les réponses ; sans lui, rien ne peut être envoyé. Il n’y a aucune limite de temps tant qu’un pouls est ouvert, aucun contenu animé, et rien qui exige un pointeur.',
    ],
    [
      'Si quelque chose vous gêne',
      'Répondez à votre invitation : la réponse va à la personne responsable de votre communauté.',
    ],
  ],
};
