import type { ReceiptWords } from '../shape/receipt.ts';

export const receipt: ReceiptWords = {
  title: 'Ma réponse est-elle arrivée ?',
  how: 'À la fermeture d’un pouls, les reçus de toutes les réponses sont publiés avant qu’aucune ne soit ouverte, mêlés à assez de reçus inventés pour cacher combien de personnes ont répondu. Cette page charge la liste et cherche votre reçu ici, dans votre navigateur. Les reçus gardés par ce navigateur sont vérifiés d’eux-mêmes.',
  needsScript: 'Cette page a besoin de JavaScript pour parcourir la liste dans votre navigateur.',
  pulse: 'Pouls',
  pulseHint: 'comme dans l’adresse de votre lien, par exemple data-guild-2026-10',
  receipt: 'Reçu',
  look: 'Chercher',
  script: {
    noList: '{pulse} : aucune liste n’est publiée. Elle paraît quelques minutes après la fermeture.',
    notLoaded: '{pulse} : la liste n’a pas pu être chargée. Veuillez réessayer.',
    wrongRoot:
      '{pulse} : la liste publiée ne correspond pas à sa propre racine. Prévenez la personne responsable de la communauté.',
    found: '{pulse} : votre réponse est dans la liste : elle était là quand le pouls a été compté. Racine {root}…',
    missing: '{pulse} : ce reçu n’est pas dans la liste. Vérifiez qu’il est complet et qu’il appartient à ce pouls.',
    notCounted:
      '{pulse} : ce pouls n’a pas été compté. Ses nombres se contredisent ; aucune réponse n’a donc été ouverte, et toutes sont détruites. La personne responsable de la communauté le sait.',
    lost: '{pulse} : ce pouls n’a pas été compté. La clé qui ouvre ses réponses a été perdue ; personne ne pourra jamais en lire une, et toutes sont détruites. La personne responsable de la communauté le sait.',
    notReceipt: 'Un reçu a 64 caractères, chiffres de 0 à 9 et lettres de a à f.',
  },
};
