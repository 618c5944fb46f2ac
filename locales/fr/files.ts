import type { FileWords } from '../shape/files.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `Un fichier de ${community} a été importé`,
    subjectRows: (community, matched, rows) =>
      `Un fichier de ${community} a été importé : ${matched} lignes sur ${rows}`,
    label: 'Un fichier a été importé',
    text: (file) => `${file} a été importé.`,
    recognised: (kind) => `Reconnu comme : ${kind}`,
    kinds: {
      zoom: 'liste des participants de Zoom',
      teams: 'rapport de présence de Microsoft Teams',
      meet: 'liste des participants de Google Meet',
      meeting: 'liste des participants d’une réunion',
      facts: 'tableau de la participation',
      'steward-side': 'ce que les stewards ont promis, essaient et mesurent',
    },
    day: (day, quarters) => `Jour de la séance : ${day}, comptée dans ${quarters}`,
    days: (first, last, quarters) => `Jours de la participation : du ${first} au ${last}, comptés dans ${quarters}`,
    rows: (matched, rows) => `Lignes rapprochées de la liste des membres : ${matched} sur ${rows}`,
    present: (members, minutes) => `Membres présents, au moins ${minutes} minutes : ${members}`,
    withdrawn: (facts) =>
      `Entrées d’une version antérieure du fichier, absentes de celle-ci et donc retirées : ${facts}`,
    sessionWithdrawn: (day) =>
      `Séance d’une version antérieure du fichier, absente de celle-ci et donc retirée : ${day}`,
    nobody: 'Aucune séance n’est comptée, car le fichier ne cite personne',
    takeBack: (file) =>
      `Si le jour ou le fichier est faux, déposez de nouveau ${file} au même endroit sans les participants, avec les seules lignes qui les précèdent. Cette séance est alors retirée et vous pouvez déposer le bon fichier.`,
    entries: (count) => `Entrées pour le prochain rapport : ${count}`,
    unmatched: 'Lignes non rapprochées :',
    reasons: {
      'not-on-roster': (rows) => `l’adresse n’est pas dans la liste des membres : ${rows}`,
      'no-address': (rows) => `il n’y a pas d’adresse : ${rows}`,
    },
    more: (count) => `et ${count} autres`,
    guests:
      'Elles comptent comme invités. Si l’une d’elles est celle d’un membre, corrigez la liste des membres ou le fichier, puis déposez le fichier de nouveau au même endroit ; il remplace alors celui-ci.',
    leftOut:
      'Elles ont été laissées de côté. Si elles concernent des membres, corrigez la liste des membres ou le fichier, puis déposez le fichier de nouveau au même endroit ; il remplace alors celui-ci.',
    details:
      'Le résultat complet est écrit dans ce fichier de la boîte de dépôt. Ce message ne reprend pas les adresses, car elles nomment des personnes :',
  },
  comments: {
    subject: (community, quarter) => `Les commentaires de ${community} pour ${quarter} sont prêts`,
    label: 'Des commentaires sont prêts à lire',
    text: (community, quarter, comments) =>
      `Des membres de ${community} ont écrit des commentaires au trimestre ${quarter}, et vous pouvez les lire maintenant. Commentaires : ${comments}.`,
    until: (day) =>
      `Le fichier est lisible jusqu’au ${day}. Il est ensuite détruit, et rien ne fait revenir les commentaires.`,
    lastWeek: {
      subject: (community, quarter) => `Commentaires de ${community}, ${quarter} : dernière semaine`,
      label: 'Des commentaires seront détruits dans une semaine',
      text: (community, quarter, comments) =>
        `Les commentaires que des membres de ${community} ont écrits au trimestre ${quarter} seront bientôt détruits. Commentaires : ${comments}.`,
    },
    where: 'Ils sont dans un fichier de la boîte de dépôt, sous cette clé :',
    how: 'Cette commande va le chercher, avec le rôle qui vous sert à déposer des fichiers. Un tableur l’ouvre :',
    care: 'Les commentaires ne portent ni nom, ni groupe, ni date, et leur ordre n’a aucun sens. Lisez-les pour ce qu’ils disent, sans chercher à savoir qui les a écrits.',
  },
  takenBack: {
    subject: (community) => `Un fichier de ${community} annule des modifications`,
    label: 'Un fichier annule des modifications antérieures',
    text: (file) =>
      `${file} a été importé. Il annule ce qu’un import antérieur avait modifié. Cela arrive quand deux stewards travaillent sur des copies du même fichier :`,
    would: 'Il annulerait ce qu’un import antérieur avait modifié :',
    import: (hour) => `Import du ${hour}`,
    added: (members) => `membres ajoutés, de nouveau absents : ${members}`,
    removed: (members) => `membres retirés, de nouveau présents : ${members}`,
    column: (column, members) => `membres dont la colonne ${column} est revenue à son état antérieur : ${members}`,
    settings: (names) => `réglages revenus à leur état antérieur : ${names}`,
    next: 'Si c’est voulu, il n’y a rien à faire. Sinon, réunissez les deux modifications dans un seul fichier et déposez-le de nouveau au même endroit.',
  },
};
