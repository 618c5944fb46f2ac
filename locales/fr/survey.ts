import type { SurveyWords } from '../shape/survey.ts';

export const survey: SurveyWords = {
  languageName: 'Français',
  title: '{community} : pouls',
  lead: {
    one: '1 question, moins d’une minute. Fermeture : {closes}.',
    other: '{count} questions, environ une minute. Fermeture : {closes}.',
  },
  anonymous: 'Vos réponses sont anonymes.',
  anonymousHow:
    'Elles sont scellées dans votre navigateur et conservées sans votre nom, votre adresse ni votre lien. Rien n’est envoyé avant que vous n’appuyiez sur Envoyer.',
  coarse:
    'Les résultats ne sont montrés qu’en demi-points et en nombres arrondis, car on pourrait les comparer à ceux d’une autre communauté.',
  privacyLink: 'Comment cela marche, et ce que cela ne peut pas protéger',
  preferNot: 'Je préfère ne pas répondre',
  comment: 'Autre chose ? (facultatif)',
  commentHint: 'N’indiquez ni noms ni détails qui permettraient de vous reconnaître, vous ou une autre personne.',
  send: 'Envoyer anonymement',
  needsScript:
    'Cette page a besoin de JavaScript, car c’est votre navigateur qui scelle vos réponses. Il n’existe pas d’autre moyen aussi sûr de répondre.',
  unsupported:
    'Ce navigateur ne peut pas sceller vos réponses ; rien ne peut être envoyé d’ici. Ouvrez votre lien dans une version récente de Firefox, Chrome, Edge ou Safari. Votre lien reste valable.',
  accessibility: 'Accessibilité',
  otherLanguages: 'Autres langues',
  script: {
    stillOpen: 'Encore ouvert : vos réponses comptent.',
    group: {
      one: 'Vos réponses comptent dans « {group} », qui compte {members} membre.',
      other: 'Vos réponses comptent dans « {group} », qui compte {members} membres.',
    },
    restored: 'Nous avons gardé les réponses données dans cet onglet.',
    clear: 'Les effacer',
    cleared: 'Les réponses sont effacées.',
    tapped:
      'Nous avons choisi la réponse que vous avez touchée dans votre mail. Vous pouvez la changer ; rien n’a été envoyé.',
    problemTitle: 'Il y a un problème',
    missing: 'Encore sans réponse (vous pouvez aussi choisir « Je préfère ne pas répondre ») :',
    selectAnswer: 'Choisissez une réponse',
    selectOne: 'Choisissez au moins une réponse, ou fermez cette page pour partir sans répondre.',
    errorPrefix: 'Erreur : ',
    sending: 'Envoi…',
    offline: 'Pas de connexion. Vos réponses sont en sûreté dans ce navigateur. Nouvel essai…',
    notSent:
      'Vos réponses n’ont pas encore pu être envoyées. Elles sont toujours ici. Vérifiez votre connexion et envoyez de nouveau.',
    trouble:
      'Il y a un problème de notre côté. Vos réponses ne sont pas encore arrivées. Elles sont toujours ici. Nouvel essai…',
    troubleNotSent:
      'Il y a un problème de notre côté. Vos réponses n’ont pas été envoyées. Elles sont toujours ici. Envoyez de nouveau dans quelques minutes.',
    sendAgain: 'Envoyer de nouveau',
    finishing: 'Vous avez déjà appuyé sur Envoyer ici. Nous terminons l’envoi…',
    commentLate:
      'Vos réponses comptent. Si vous avez aussi écrit un commentaire, il est arrivé après la fermeture et n’est pas compté.',
    receipt: 'Votre reçu',
    receiptHelp:
      'Après la fermeture, vous pourrez vérifier que vos réponses étaient parmi celles qui ont été ouvertes. Qui a le reçu ne voit que cela, jamais vos réponses. Il est aussi gardé dans ce navigateur.',
    receiptLink: 'Vérifier un reçu',
    copy: 'Copier',
    copied: 'Copié',
    lastResults: 'Derniers résultats : {quarter}',
    wholeReport: 'Ouvrir le rapport entier (en anglais)',
    whatWasDone: 'Ce qui a été fait après les résultats',
    nothingDone:
      'Rien n’a encore été annoncé. Si vous voulez le savoir, répondez à votre invitation : la personne responsable la lira.',
    notices: {
      done: [
        'Merci. Vos réponses sont arrivées.',
        'Résultats pour tout le monde, vous et vos responsables en même temps, à partir du {resultsAt}.',
        'Vous pouvez fermer cette page.',
      ],
      'used-elsewhere': [
        'Ce lien a déjà été utilisé',
        'Si vous avez appuyé sur Envoyer dans un autre navigateur ou sur un autre appareil, continuez là-bas.',
        'Nous ne pouvons pas en donner un second : le programme ignore si le premier a servi.',
      ],
      'not-open': ['Ce pouls n’est pas encore ouvert', 'Ouverture : {opens}. Votre lien marchera alors.'],
      closed: ['Ce pouls est fermé', 'Fermeture : {closes}. Résultats à partir du {resultsAt}.'],
      'too-late': [
        'Ce pouls est fermé, et vos réponses n’ont pas été comptées',
        'Elles ont été effacées de ce navigateur.',
        'Résultats à partir du {resultsAt}.',
      ],
      unconfirmed: [
        'Ce pouls s’est fermé pendant l’envoi',
        'Nous ne savons pas encore si elles sont arrivées à temps. La liste des réponses comptées paraît peu après la fermeture : rouvrez alors votre lien dans ce navigateur, et cette page vous le dira.',
      ],
      'unknown-link': [
        'Page introuvable',
        'Ce lien est inconnu ou incomplet. Ouvrez-le de nouveau depuis votre invitation, ou copiez-le en entier.',
      ],
      manifest: [
        'Nous nous sommes arrêtés avant tout envoi',
        'La description publique de ce pouls n’est pas celle pour laquelle votre invitation a été faite. Prévenez la personne qui a signé l’invitation.',
      ],
      group: [
        'Nous nous sommes arrêtés avant tout envoi',
        'Le groupe dans lequel vos réponses seraient comptées est trop petit ou n’est pas public ; elles pourraient vous désigner. Prévenez la personne qui a signé l’invitation.',
      ],
      proof: [
        'Nous nous sommes arrêtés ; vos réponses n’ont pas été comptées',
        'Le serveur n’a pas pu prouver qu’il vous traite comme tout le monde. Prévenez la personne qui a signé l’invitation.',
      ],
      request: [
        'Il y a un problème de notre côté',
        'Vos réponses n’ont pas été acceptées. Prévenez la personne qui a signé l’invitation.',
      ],
    },
  },
};
