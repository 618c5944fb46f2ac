import type { PrivacyWords } from '../shape/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Votre vie privée dans un pouls',
  lead: 'Comment vos réponses restent séparées de votre nom, ce qui pourrait quand même vous trahir, et ce que vous pouvez vérifier.',
  seen: [
    'Quelqu’un peut-il voir ce que j’ai répondu ?',
    'Ni les membres, ni la direction, ni les responsables de la communauté. Votre navigateur scelle vos réponses avant de les envoyer ; elles sont conservées sans votre nom, votre adresse, votre lien, votre appareil ni l’heure. Ce qui montre que vous pouvez répondre ne peut pas être rattaché à vous.',
    'À la fermeture, toutes les réponses sont ouvertes ensemble et additionnées. Puis les réponses et la clé sont détruites. Il ne reste que des nombres, et ils ne disent pas qui a répondu quoi.',
  ],
  insiders: [
    'Les personnes qui gèrent ce programme peuvent-elles voir mes réponses ?',
    'Pas simplement en regardant : les réponses, les invitations et les clés ne sont accessibles qu’au programme lui-même, pas même aux administrateurs. Mais un administrateur peut changer cette règle, ou le programme. S’il le fait pendant qu’un pouls est ouvert, il peut rattacher des réponses à des personnes. Ce changement laisse une trace dans le journal du compte. Après la fermeture, il est trop tard.',
    'Jusqu’à la fermeture, il faut donc faire confiance aux personnes qui gèrent ce programme. Demandez-leur qui peut le modifier.',
  ],
  giveAway: [
    'Qu’est-ce qui pourrait quand même me trahir ?',
    'Quelqu’un qui lit votre courrier ou regarde votre écran. Un appareil de travail, ou un réseau qui ouvre les connexions sécurisées pour les contrôler : il voit tout ce que voit votre appareil. Un filtre de courrier au travail qui note les liens ouverts : il sait que vous avez regardé, pas ce que vous avez dit. Des noms ou des détails dans un commentaire.',
    'À l’envoi, les ordinateurs de l’hébergeur voient l’adresse internet de votre appareil à côté des réponses scellées, comme pour tout site. Le programme ne lit pas cette adresse et n’en garde aucune.',
    'Et si tout un groupe dit vraiment la même chose, qui connaît le groupe le sait.',
  ],
  tapped:
    'Si vous touchez une réponse dans un mail, qui gère votre messagerie peut voir laquelle. Le bouton sous les réponses ne montre à personne ce que vous pensez.',
  hidden: [
    'Quand les résultats sont-ils cachés ?',
    'Aucun groupe de moins de {minimumGroup} réponses n’est jamais montré, ni même conservé : les petits groupes sont d’abord réunis. Vos réponses ne comptent que sous un nom où au moins {minimumInvited} personnes sont invitées ; la page l’indique avant l’envoi.',
    'Ces règles sont fixées avant le premier mail. Les nombres ne disent jamais que tout le monde était d’accord, ou tous sauf une personne.',
  ],
  coarse:
    'Des membres de cette communauté sont aussi interrogés dans une autre. Pour que la comparaison des deux rapports ne désigne personne, ce pouls n’est montré qu’en demi-points et en nombres arrondis : ni questions isolées, ni groupes.',
  comments:
    'Les commentaires ne sont remis aux responsables de la communauté que si au moins {minimumComments} personnes ont répondu, sans groupe, ordre ni heure ; ils sont effacés {commentDays} jours après les résultats.',
  known: [
    'Qui sait si j’ai répondu ?',
    'Le programme, pour ne plus vous relancer : il note que votre lien a servi, jamais quand. Les responsables voient combien de personnes ont répondu, pas qui.',
    'Pour vous écrire moins, il garde aussi les jours de ses mails, pendant {budgetDays} jours, et combien de pouls de suite vous avez laissés passer : un nombre, jusqu’à ce que vous participiez ou que {missedDays} jours soient passés.',
  ],
  kept: [
    'Combien de temps les choses sont-elles conservées ?',
    'Les réponses : jusqu’à quelques minutes après la fermeture. La note que votre lien a servi : {invitationDays} jours après la fermeture. Les présences et autres faits de participation : {signalDays} jours après le trimestre. Les fichiers remis : {inboxDays} jours. Votre nom et votre adresse : jusqu’à ce que vous quittiez la liste. Les totaux et les rapports : durablement.',
  ],
  run: [
    'Qui demande, et quand verrai-je les résultats ?',
    'La communauté {community} demande ; {steward} s’en occupe : répondez à votre invitation pour joindre cette personne.',
    'Fermeture annoncée dans les messages : {closes}. Les réponses plus tardives comptent encore ; fermeture définitive : {acceptsUntil}. Résultats pour tout le monde en même temps, vous et vos responsables : {resultsAt}.',
  ],
  readers: {
    question: 'Qui peut lire les résultats ?',
    members:
      'Toute personne qui a le lien des mails de cette communauté : les membres, les responsables, la direction, et ceux à qui ils le transmettent. Le lien est le même pour tout le monde ; il ne dit donc pas qui lit. Le lien d’un trimestre ouvre aussi les trimestres précédents, jamais les suivants, et cesse de fonctionner après {readDays} jours.',
    public: 'Tout le monde sur internet : cette communauté publie ses résultats.',
    perhaps:
      'Une communauté peut aussi choisir de publier ses résultats. La page de confidentialité d’un pouls dit si c’est le cas.',
  },
  operator: {
    question: 'Qui fait fonctionner ce programme ?',
    named: 'Il est géré par : {operator}. On pourra vous en dire plus.',
    unnamed:
      'La personne qui a installé ce programme n’a pas mis de nom ici. Demandez à la personne qui signe vos invitations.',
  },
  check: [
    'Comment puis-je vérifier ?',
    'Votre invitation montre une empreinte : comparez-la avec celle d’un ou d’une collègue, elle doit être la même. Elle couvre les règles, les clés et les groupes. Après l’envoi, vous recevez un reçu ; après la fermeture, vous pouvez le chercher dans la liste publique, sur la page des reçus. La liste est publiée avant l’ouverture des réponses.',
    'Le reçu prouve que vos réponses scellées étaient là avant que la première soit ouverte. Il ne prouve pas que le total est juste. La liste ne dit pas combien de personnes ont répondu : elle est toujours complétée à la même longueur. Et personne, de l’extérieur, ne peut vérifier que chaque réponse y vient d’un membre.',
    'Une personne qui programme peut contrôler les pages du questionnaire de l’extérieur, avec la commande « npx pulse watch ».',
  ],
  stop: [
    'Comment arrêter ces mails ?',
    'Chaque mail a un lien qui les arrête. Vous restez membre. Les responsables de la communauté n’en sont pas avertis, et aucun nombre publié ne le montre.',
  ],
  tableTitle: 'Qui peut voir quoi',
  head: ['Qui', 'que vous êtes invité', 'que vous avez répondu', 'ce que vous avez répondu'],
  rows: [
    ['Membres et direction', 'non', 'non', 'non'],
    ['Responsables de la communauté', 'oui, ils tiennent la liste', 'non', 'non'],
    [
      'Qui gère ce programme',
      'oui',
      'seulement en changeant ses règles, jusqu’à l’effacement',
      'seulement si cela arrive pendant que le pouls est ouvert',
    ],
    ['Qui gère votre courrier', 'oui', 'peut-être que vous avez ouvert un lien', 'non'],
  ],
  receiptLink: 'Vérifier un reçu',
  accessibilityLink: 'Accessibilité de ces pages',
};
