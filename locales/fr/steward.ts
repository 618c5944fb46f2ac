import type { StewardWords } from '../shape/steward.ts';
import { files } from './files.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` et ${perDay} par jour, dont ${sentToday} déjà utilisés aujourd’hui`;

export const steward: StewardWords = {
  why: (community) => `Vous recevez ce message parce que vous êtes steward de ${community}.`,
  headsUp: {
    subject: (community, day) => `Un pouls de ${community} s’ouvre le ${day} : à vérifier`,
    label: 'Annonce avant un pouls de la communauté',
    plan: ({ community, questions, opens, closes }) =>
      `${community} recevra ${questions}. Le pouls s’ouvre le ${opens}, à la même heure dans le fuseau de chaque membre, et se ferme le ${closes}.`,
    afterwards: (until, results) =>
      `Les réponses tardives comptent jusqu’au ${until}. Les résultats paraissent le ${results}.`,
    nextHeading: 'Les prochains pouls',
    next: (opens, closes) => `du ${opens} au ${closes}`,
    skipped: (month) => `${month} : pas de pouls`,
    holidays: (day) =>
      `Les jours fériés sont connus jusqu’au ${day}. Déposez de nouveau les deux fichiers pour ajouter d’autres années.`,
    askedHeading: 'Qui est interrogé',
    asked: (members) => `Membres : ${members}. Ils sont comptés sous ces noms :`,
    notAsked: (count) =>
      `Membres qui ne recevront pas d’invitation, parce qu’ils ont arrêté ou suspendu les messages ou que leur adresse ne fonctionne pas : ${count}. Aucun message n’est plus précis, pour que personne ne puisse deviner qui.`,
    shownHeading: 'Quels groupes seront visibles',
    shown: (percent) => `Si ${percent} de chaque groupe répondent, le rapport pourra montrer :`,
    together: (groups) => `comptés ensemble : ${groups}`,
    coarse:
      'Des membres de cette communauté reçoivent ce trimestre une partie des mêmes questions dans une autre communauté. Pour que la comparaison des deux rapports ne désigne personne, ce pouls ne sera montré qu’en demi-points et en nombres arrondis : ni questions isolées, ni groupes.',
    nothingShown: (percent, minimumGroup) =>
      `Même si ${percent} répondent, il y aura moins de ${minimumGroup} réponses et le rapport ne pourra rien montrer.`,
    sendingHeading: 'Ce que demande l’envoi',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `Messages : ${mails} au plus. Le fournisseur accepte ${perSecond} par seconde${limit(perDay, sentToday)}. ${time === undefined ? 'Avec ce quota, l’envoi ne finirait jamais.' : `L’envoi prend au plus ${time}.`}`,
    noQuota: 'Le fournisseur n’a pas donné son quota ; la durée de l’envoi n’est donc pas connue.',
    refusedHeading: 'En l’état, ce pouls serait refusé',
    promise:
      'Voici l’empreinte de la promesse : questions, jour de clôture, jour de publication et seuils. Si elle est la même dans le message qui annonce l’ouverture, rien n’a été changé.',
    change:
      'Si tout est juste, il n’y a rien à faire. Pour changer quelque chose, déposez un nouveau community.json ou roster.csv dans la boîte de dépôt avant l’ouverture.',
  },
  opened: {
    subject: (community) => `Le pouls de ${community} est ouvert`,
    label: 'Un pouls de la communauté s’est ouvert',
    text: ({ community, members, closes }) =>
      `Le pouls de ${community} est ouvert jusqu’au ${closes}. Membres : ${members}.`,
    fingerprint:
      'Les règles de ce pouls sont maintenant fixées. Voici leur empreinte ; les membres ont la même dans leurs messages, vous pouvez donc comparer si quelqu’un le demande :',
    promise: 'L’empreinte de la promesse, à comparer avec le message d’avant l’ouverture :',
  },
  refused: {
    subject: (community) => `Le pouls de ${community} n’a pas lieu`,
    label: 'Un pouls de la communauté a été refusé',
    text: (community) => `Le pouls de ${community} n’a pas été ouvert, et personne n’a reçu de message à son sujet.`,
    reasons: {
      'too-few-reachable': ({ minimum }) =>
        `Les messages peuvent joindre moins de ${minimum} membres. Un pouls en demande au moins autant ; avec moins, il serait trop facile de deviner qui a dit quoi.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `Ses invitations ne pourraient pas toutes partir avant la clôture, le ${closes}. Messages : ${mails} au plus. Le fournisseur accepte ${perSecond} par seconde${limit(perDay, sentToday)}. ${time === undefined ? 'Avec ce quota, l’envoi ne finirait jamais.' : `L’envoi prendrait ${time}.`} Demandez à l’exploitant de faire relever le quota.`,
      'not-opened-in-time': () =>
        'Il n’a pas pu être ouvert avant son heure de clôture. Demandez à l’exploitant de consulter le journal d’open-pulse.',
    },
    next: 'Le prochain pouls s’ouvre selon votre calendrier, si la cause a disparu d’ici là.',
  },
  counted: {
    subject: (community) => `Le pouls de ${community} est clos`,
    label: 'Ce que sont devenus les messages d’un pouls',
    text: (community) => `Le pouls de ${community} est clos. Voici ce que sont devenus ses messages :`,
    members: 'membres',
    notReached:
      'membres qu’aucun message n’a joints de façon sûre (messages arrêtés, refusés, retournés ou non confirmés)',
    explained: (day) =>
      `Un message dont la remise est inconnue n’est jamais renvoyé ; le rappel le remplace. Les résultats paraissent le ${day}, pour tous en même temps ; ils disent combien ont répondu.`,
  },
  contradicted: {
    subject: (community) => `Le pouls de ${community} n’a pas été compté`,
    label: 'Un pouls n’a pas été compté',
    text: (community) => `Le pouls de ${community} est clos, et aucune de ses réponses ne compte.`,
    why: 'Ses nombres se contredisent : il y avait plus de réponses que d’autorisations délivrées, ou plus d’invitations qu’annoncé aux membres. Certaines ne venaient donc pas de personnes invitées, et tout ouvrir aurait pu montrer ce qu’une seule personne a dit.',
    done: 'Aucune réponse n’a été ouverte. Toutes sont détruites, ainsi que la clé qui aurait pu les ouvrir. La liste publique du pouls le dit, et la page des reçus le dit à qui le demande.',
    next: 'Veuillez dire à vos membres que ce pouls ne compte pas, et demander à l’exploitant d’en chercher la cause : docs/privacy.md dit comment, sous « A pulse is contradicted ». Le prochain pouls s’ouvre selon votre calendrier.',
    lost: {
      why: 'La clé qui ouvre les réponses a été perdue avant qu’elles ne puissent être comptées. Il n’en existe pas de copie, car elle aurait permis de lire des réponses avant la clôture.',
      done: 'Personne ne pourra jamais lire ces réponses. Elles sont détruites. La liste publique du pouls le dit, et la page des reçus le dit à qui le demande.',
      next: 'Veuillez dire à vos membres que ce pouls ne compte pas, et que personne n’a lu ce qu’ils ont dit. Le prochain pouls s’ouvre selon votre calendrier.',
    },
  },
  results: {
    subject: (community) => `Les résultats de ${community} sont là`,
    label: 'Résultats d’un pouls',
    text: (community, closed) =>
      `Les résultats du pouls de ${community} clos le ${closed} sont publiés. Membres, responsables et animateurs lisent la même chose, dès la même minute. Le rapport du trimestre les reprendra sans changement.`,
    read: 'Lire les résultats',
    withheld: {
      subject: (community) => `Les résultats de ${community} ne sont pas publiés`,
      label: 'Des résultats n’ont pas été publiés',
      text: (community, closed) =>
        `Les résultats du pouls de ${community} clos le ${closed} devraient déjà être sur le site, mais n’y sont pas.`,
      notReady: 'Aucun contrôle ne les a arrêtés : le pouls n’est pas encore compté, ou la publication a échoué.',
      stopped:
        'Le contrôle avant publication les a arrêtés, parce que leur contenu aurait pu permettre d’identifier des personnes. Le rapport du trimestre dira que ce pouls manque. Ce qui a été trouvé, avec le nom de la règle :',
    },
  },
  withheld: {
    subject: (community) => `Le rapport de ${community} n’est pas publié`,
    label: 'Un rapport n’a pas été publié',
    text: (community, quarter) =>
      `Le rapport de ${community} pour ${quarter} devrait déjà être sur le site, mais n’y est pas.`,
    notReady:
      'Aucun contrôle ne l’a arrêté : un pouls du trimestre n’est pas encore compté, ou la publication a échoué. Aucun résumé n’a été envoyé.',
    stopped:
      'Le contrôle avant publication l’a arrêté, parce que son contenu aurait pu permettre d’identifier des personnes. Aucun résumé n’a été envoyé. Ce qui a été trouvé, avec le nom de la règle :',
    kinds: {
      few: 'Un nombre aurait porté sur moins de personnes qu’un groupe ne doit en avoir.',
      hidden: 'Un nombre masqué aurait pu être calculé à partir de ceux qui sont affichés.',
      single: 'Un nombre en aurait trop dit sur ce que des personnes ont répondu.',
      twice: 'Les mêmes réponses auraient été publiées deux fois, et la différence pourrait trahir quelques personnes.',
      unruly: 'Quelque chose n’y découle pas des règles du rapport.',
    },
    next: 'Rien n’en est public. Demandez à l’exploitant de consulter le journal de publish-quarter ; il nomme la règle.',
  },
  imports: {
    subject: (community) => `Un fichier de ${community} n’a pas été importé`,
    label: 'Un fichier n’a pas été importé',
    refused: (file, mistakes) => `${file} n’a pas été importé et rien n’a changé. Erreurs : ${mistakes}.`,
    places: 'Elles se trouvent ici :',
    row: (row) => `ligne ${row}`,
    column: (column) => `colonne ${column}`,
    more: (count) => `et d’autres : ${count}`,
    removes: (file, removed, members) =>
      `${file} n’a pas encore été importé, car il retirerait plus d’un dixième des membres : ${removed} sur ${members}. Si c’est voulu, il faut votre confirmation.`,
    details:
      'Ce qui est faux et ce qu’il faut faire est écrit dans ce fichier de la boîte de dépôt. Ce message ne le reprend pas, car des membres pourraient y être nommés :',
    next: 'Déposez le fichier corrigé au même endroit ; il est importé aussitôt.',
    noMail: 'Si aucun message ne suit, tout va bien.',
    receipt: 'Un message le confirme alors.',
  },
  files,
};
