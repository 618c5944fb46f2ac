import type { Language } from '../shared/contract/identifiers.ts';

/** Every word of the receipt page. The script fills in {pulse}, {count} and {root}. */
export interface ReceiptWords {
  readonly title: string;
  readonly how: string;
  readonly needsScript: string;
  readonly pulse: string;
  readonly pulseHint: string;
  readonly receipt: string;
  readonly look: string;
  readonly script: {
    readonly noList: string;
    readonly notLoaded: string;
    readonly wrongRoot: string;
    readonly found: string;
    readonly missing: string;
    /** The pulse contradicts itself, whether the receipt is in the list or not. */
    readonly notCounted: string;
    /** The key of the pulse was lost. */
    readonly lost: string;
    readonly notReceipt: string;
  };
}

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = {
  en: {
    title: 'Was my response counted?',
    how: 'When a pulse closes, the receipts of all responses are published before any of them is opened. This page loads that list and looks for yours here, in your browser. Receipts that this browser kept are checked by themselves.',
    needsScript: 'This page needs JavaScript to look through the list in your browser.',
    pulse: 'Pulse',
    pulseHint: 'as in the address of your link, such as data-guild-2026-10',
    receipt: 'Receipt',
    look: 'Look for it',
    script: {
      noList: '{pulse}: no list is published. It appears a few minutes after the pulse closes.',
      notLoaded: '{pulse}: the list could not be loaded. Please try again.',
      wrongRoot: '{pulse}: the published list does not fit its own root. Please tell your steward.',
      found: '{pulse}: your response is in the list of {count} that were counted. Root {root}…',
      missing:
        '{pulse}: this receipt is not in the list. Check that it is complete, and that it belongs to this pulse.',
      notCounted:
        '{pulse}: this pulse was not counted. Its numbers contradict each other, so no answer was opened, and all of them are destroyed. Your steward knows.',
      lost: '{pulse}: this pulse was not counted. The key that opens its answers was lost, so nobody can ever read one, and all of them are destroyed. Your steward knows.',
      notReceipt: 'A receipt has 64 letters and digits, 0 to 9 and a to f.',
    },
  },
  de: {
    title: 'Wurde meine Antwort gezählt?',
    how: 'Wenn ein Puls endet, werden die Quittungen aller Antworten veröffentlicht, bevor eine geöffnet wird. Diese Seite lädt die Liste und sucht Ihre Quittung hier, in Ihrem Browser. Quittungen, die dieser Browser behalten hat, werden von selbst geprüft.',
    needsScript: 'Diese Seite braucht JavaScript, um die Liste in Ihrem Browser durchzusehen.',
    pulse: 'Puls',
    pulseHint: 'wie in der Adresse Ihres Links, zum Beispiel data-guild-2026-10',
    receipt: 'Quittung',
    look: 'Suchen',
    script: {
      noList: '{pulse}: Es ist noch keine Liste veröffentlicht. Sie erscheint wenige Minuten nach dem Ende.',
      notLoaded: '{pulse}: Die Liste konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.',
      wrongRoot:
        '{pulse}: Die veröffentlichte Liste passt nicht zu ihrer eigenen Wurzel. Bitte sagen Sie es der Person, die die Community betreut.',
      found: '{pulse}: Ihre Antwort steht in der Liste der {count} gezählten. Wurzel {root}…',
      missing:
        '{pulse}: Diese Quittung steht nicht in der Liste. Prüfen Sie, ob sie vollständig ist und zu diesem Puls gehört.',
      notCounted:
        '{pulse}: Dieser Puls wurde nicht gezählt. Seine Zahlen widersprechen einander, deshalb wurde keine Antwort geöffnet, und alle sind vernichtet. Wer die Community betreut, weiß davon.',
      lost: '{pulse}: Dieser Puls wurde nicht gezählt. Der Schlüssel, der seine Antworten öffnet, ging verloren; niemand kann je eine lesen, und alle sind vernichtet. Wer die Community betreut, weiß davon.',
      notReceipt: 'Eine Quittung hat 64 Zeichen: Ziffern 0 bis 9 und Buchstaben a bis f.',
    },
  },
  fr: {
    title: 'Ma réponse a-t-elle été comptée ?',
    how: 'À la fermeture d’un pouls, les reçus de toutes les réponses sont publiés avant qu’aucune ne soit ouverte. Cette page charge la liste et cherche votre reçu ici, dans votre navigateur. Les reçus gardés par ce navigateur sont vérifiés d’eux-mêmes.',
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
      found: '{pulse} : votre réponse est dans la liste des {count} qui ont été comptées. Racine {root}…',
      missing: '{pulse} : ce reçu n’est pas dans la liste. Vérifiez qu’il est complet et qu’il appartient à ce pouls.',
      notCounted:
        '{pulse} : ce pouls n’a pas été compté. Ses nombres se contredisent ; aucune réponse n’a donc été ouverte, et toutes sont détruites. La personne responsable de la communauté le sait.',
      lost: '{pulse} : ce pouls n’a pas été compté. La clé qui ouvre ses réponses a été perdue ; personne ne pourra jamais en lire une, et toutes sont détruites. La personne responsable de la communauté le sait.',
      notReceipt: 'Un reçu a 64 caractères, chiffres de 0 à 9 et lettres de a à f.',
    },
  },
  es: {
    title: '¿Se contó mi respuesta?',
    how: 'Cuando un pulso cierra, los recibos de todas las respuestas se publican antes de abrir ninguna. Esta página carga la lista y busca el suyo aquí, en su navegador. Los recibos que este navegador guardó se comprueban solos.',
    needsScript: 'Esta página necesita JavaScript para revisar la lista en su navegador.',
    pulse: 'Pulso',
    pulseHint: 'como en la dirección de su enlace, por ejemplo data-guild-2026-10',
    receipt: 'Recibo',
    look: 'Buscar',
    script: {
      noList: '{pulse}: no hay ninguna lista publicada. Aparece unos minutos después del cierre.',
      notLoaded: '{pulse}: no se pudo cargar la lista. Inténtelo de nuevo.',
      wrongRoot:
        '{pulse}: la lista publicada no coincide con su propia raíz. Avise a la persona que cuida la comunidad.',
      found: '{pulse}: su respuesta está en la lista de las {count} que se contaron. Raíz {root}…',
      missing: '{pulse}: este recibo no está en la lista. Compruebe que está completo y que es de este pulso.',
      notCounted:
        '{pulse}: este pulso no se contó. Sus números se contradicen, así que no se abrió ninguna respuesta y todas están destruidas. La persona que cuida la comunidad lo sabe.',
      lost: '{pulse}: este pulso no se contó. Se perdió la clave que abre sus respuestas, así que nadie podrá leer ninguna y todas están destruidas. La persona que cuida la comunidad lo sabe.',
      notReceipt: 'Un recibo tiene 64 caracteres: cifras de 0 a 9 y letras de a a f.',
    },
  },
  'pt-BR': {
    title: 'Minha resposta foi contada?',
    how: 'Quando um pulso fecha, os recibos de todas as respostas são publicados antes de qualquer uma ser aberta. Esta página carrega a lista e procura o seu aqui, no seu navegador. Os recibos que este navegador guardou são conferidos sozinhos.',
    needsScript: 'Esta página precisa de JavaScript para procurar na lista no seu navegador.',
    pulse: 'Pulso',
    pulseHint: 'como no endereço do seu link, por exemplo data-guild-2026-10',
    receipt: 'Recibo',
    look: 'Procurar',
    script: {
      noList: '{pulse}: nenhuma lista foi publicada. Ela aparece alguns minutos depois do fechamento.',
      notLoaded: '{pulse}: não foi possível carregar a lista. Tente de novo.',
      wrongRoot: '{pulse}: a lista publicada não corresponde à própria raiz. Avise quem cuida da comunidade.',
      found: '{pulse}: sua resposta está na lista das {count} que foram contadas. Raiz {root}…',
      missing: '{pulse}: este recibo não está na lista. Verifique se está completo e se é deste pulso.',
      notCounted:
        '{pulse}: este pulso não foi contado. Seus números se contradizem; por isso nenhuma resposta foi aberta, e todas foram destruídas. Quem cuida da comunidade sabe disso.',
      lost: '{pulse}: este pulso não foi contado. A chave que abre as respostas foi perdida; ninguém jamais poderá ler nenhuma, e todas foram destruídas. Quem cuida da comunidade sabe disso.',
      notReceipt: 'Um recibo tem 64 caracteres: algarismos de 0 a 9 e letras de a a f.',
    },
  },
  ar: {
    title: 'هل احتُسبت إجابتي؟',
    how: 'عند إغلاق الاستطلاع تُنشر إيصالات كل الإجابات قبل فتح أي منها. تحمّل هذه الصفحة القائمة وتبحث عن إيصالك هنا في متصفحك. والإيصالات التي حفظها هذا المتصفح يُتحقق منها تلقائيًا.',
    needsScript: 'تحتاج هذه الصفحة إلى JavaScript للبحث في القائمة داخل متصفحك.',
    pulse: 'الاستطلاع',
    pulseHint: 'كما في عنوان رابطك، مثل \u2066data-guild-2026-10\u2069',
    receipt: 'الإيصال',
    look: 'بحث',
    script: {
      noList: '\u2068{pulse}\u2069: لم تُنشر قائمة بعد. تظهر بعد دقائق من الإغلاق.',
      notLoaded: '\u2068{pulse}\u2069: تعذّر تحميل القائمة. حاول مرة أخرى.',
      wrongRoot: '\u2068{pulse}\u2069: القائمة المنشورة لا تطابق جذرها. يُرجى إبلاغ منسّق المجتمع.',
      found: '\u2068{pulse}\u2069: إجابتك في قائمة ما احتُسب، وعدده {count}. الجذر \u2068{root}\u2069…',
      missing: '\u2068{pulse}\u2069: هذا الإيصال ليس في القائمة. تحقق من أنه كامل ومن أنه لهذا الاستطلاع.',
      notCounted:
        '\u2068{pulse}\u2069: لم يُحتسب هذا الاستطلاع. أرقامه يناقض بعضها بعضًا، فلم تُفتح أي إجابة وأُتلفت كلها. ومنسّق المجتمع على علم بذلك.',
      lost: '\u2068{pulse}\u2069: لم يُحتسب هذا الاستطلاع. فُقد المفتاح الذي يفتح إجاباته، فلن يستطيع أحد قراءة أي منها، وأُتلفت كلها. ومنسّق المجتمع على علم بذلك.',
      notReceipt: 'الإيصال 64 حرفًا ورقمًا: من 0 إلى 9 ومن a إلى f.',
    },
  },
};
