import { plural } from '../plural.ts';
import type { MailWords } from '../shape/mail.ts';
import { direction } from './direction.ts';

export const mail: MailWords = {
  greeting: (name) => `Bonjour ${name},`,
  questions: (count) => plural(direction.locale, count, { one: `${count} question`, other: `${count} questions` }),
  minutes: (count) =>
    plural(direction.locale, count, { one: `environ ${count} minute`, other: `environ ${count} minutes` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, jusqu’au ${closes}.`,
  invitation: {
    subject: 'Aidez-nous à choisir ce qu’il faut améliorer',
    label: 'Invitation à un pouls de la communauté',
    ask: ({ community, questions, minutes, closes }) =>
      `Dites à la communauté ${community} comment les choses vont vraiment : ${questions}, ${minutes}, jusqu’au ${closes}. Vos réponses décident de la suite de notre travail.`,
  },
  reminder: {
    firstSubject: (day) => `Jusqu’au ${day} : que faut-il améliorer ?`,
    lastSubject: (weekday) => `Clôture ${weekday} : que faut-il améliorer ?`,
    label: 'Rappel d’un pouls de la communauté',
    ask: ({ community, questions, minutes, closes }) =>
      `Les questions de la communauté ${community} sont encore ouvertes : ${questions}, ${minutes}, jusqu’au ${closes}. Votre voix compte aussi.`,
    crossed: 'Si vous avez répondu entre-temps, merci ; vous pouvez ignorer ce message.',
  },
  tap: 'Toucher une réponse ouvre la page où elle est déjà choisie. Rien n’est envoyé avant que vous n’y appuyiez sur Envoyer, et vous pouvez la changer. Qui gère votre messagerie peut voir lequel de ces liens vous ouvrez ; le bouton plus bas ne montre à personne ce que vous pensez.',
  quiet: {
    subject: 'Votre voix compte, quand cela vous convient',
    label: 'Un mot au sujet des pouls de la communauté',
    fine: 'Si ce n’est pas le moment, ce n’est pas grave. Il n’y aura pas de rappel pour ce pouls.',
    ways: 'Si ces messages sont trop nombreux, le lien à la fin les suspend pour trois mois ou les arrête. Vous restez membre dans tous les cas.',
    after:
      'Désormais, vous recevez un message par pouls et aucun rappel. Dès que vous répondez à un pouls, tout redevient comme avant.',
    stop: 'Suspendre ou arrêter ces messages',
  },
  several: {
    intro: (communities, questions) =>
      `${communities} de vos communautés vous interrogent en même temps ; voici donc un seul message pour toutes : ${questions} au total. Chacune a son propre lien. Répondez à une, à plusieurs ou à toutes.`,
    answer: (questions, community) => `Répondre à ${questions} pour ${community}`,
    fixed:
      'Les règles de chaque pouls sont fixées. Son empreinte est la même dans tous les messages, et la page la vérifie avant tout envoi.',
    fingerprint: 'Empreinte des règles :',
    reply: (steward, community) => `Une réponse à ce message parvient à ${steward}, de ${community}.`,
    stopOne: (community) => `Arrêter les messages de ${community}`,
    why: 'Le bouton de votre messagerie et ce lien arrêtent les messages de toutes les communautés nommées ci-dessus.',
    stopAll: 'Arrêter les messages de toutes',
  },
  results: { said: (quarter) => `Les résultats de ${quarter} sont publiés.`, link: 'Les lire' },
  answer: (questions) => `Répondre à ${questions}`,
  orOpen: 'Ou ouvrez cette adresse :',
  promise: {
    heading: 'Ce que deviennent vos réponses',
    sealed:
      'Votre navigateur scelle les réponses avant de les envoyer ; elles sont conservées sans votre nom, sans votre adresse et sans ce lien. La page dit contre quoi cela protège, et contre quoi non.',
    takingPart:
      'Le programme note que votre lien a servi, pour ne pas vous relancer, et le garde à part de vos réponses.',
    opened: (minimumGroup) =>
      `Après la clôture, toutes les réponses sont ouvertes ensemble, comptées et supprimées. Un groupe de moins de ${minimumGroup} réponses n’est jamais montré.`,
    published: (day) => `Vous voyez les résultats en même temps que vos responsables : ils sont publiés le ${day}.`,
    fingerprint:
      'Les règles de ce pouls sont fixées. Voici leur empreinte : elle est la même dans tous les messages, et la page la vérifie avant tout envoi.',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `Vous recevez ce message parce que vous êtes membre de ${community}.`,
    link: 'Ne plus recevoir ces messages',
  },
  unsubscribe: {
    title: 'Ne plus recevoir ces messages',
    question:
      'Voulez-vous ne plus recevoir d’invitations, de rappels ni de résumés de la ou des communautés qui ont envoyé ce message ?',
    button: 'Ne plus recevoir ces messages',
    doneTitle: 'C’est fait',
    done: 'Vous ne recevrez plus ces messages de leur part. Si vous changez d’avis, répondez à l’un des messages que vous avez déjà.',
    pauseQuestion:
      'Une pause serait-elle préférable ? Pendant trois mois, vous ne recevriez ni invitations ni rappels ; ensuite, ils reprendraient d’eux-mêmes.',
    pauseButton: 'Faire une pause de trois mois',
    pausedTitle: 'Les messages sont suspendus',
    paused: (day) => `Vous ne recevrez ni invitations ni rappels jusqu’au ${day}.`,
    unknown:
      'Ce lien n’est plus reconnu ; rien n’a donc été changé. Pour ne plus recevoir ces messages, répondez à l’un d’eux : la personne qui l’a signé s’en chargera.',
  },
};
