import type { Language } from '../shared/contract/identifiers.ts';

/** A heading and its paragraphs. */
type Section = readonly [heading: string, ...paragraphs: string[]];

/** What we aim for, what is tested, what is not, what the pages need, and whom to tell. */
export interface AccessibilityWords {
  readonly title: string;
  readonly sections: readonly [Section, Section, Section, Section, Section];
}

export const accessibilityWords: Readonly<Record<Language, AccessibilityWords>> = {
  en: {
    title: 'Accessibility of these pages',
    sections: [
      [
        'What we aim for',
        'The pages that members meet (questions, privacy, receipt, results) are built to meet WCAG 2.2 at level AA. We know of no place where they do not; below is how far we have looked.',
      ],
      [
        'What is tested, with every change',
        'A real Chromium opens the pages in their states and a program (axe) looks for failures in each: none is accepted. Pages are looked at on a narrow phone and on a wide screen, and must not scroll sideways at 320 pixels, which is what a screen of 1,280 pixels shows at 400 %.',
        'The questions are answered by keyboard alone. The order in which a screen reader meets the page, the summary of what is missing, and the messages while sending are checked in the tree that browsers hand to screen readers. The page is looked at in a high-contrast setting of the system, in light and dark, on paper, and from right to left in Arabic.',
        'Mails are checked in HTML and text, light, dark and inverted.',
      ],
      [
        'What is not tested',
        'No person who uses a screen reader, voice control or a switch has tested these pages for us yet, and no browser but Chromium is driven by our tests. The translations, this one included, were not yet checked by native speakers.',
        'The quarter report is in English only. What stewards tell in their own words is in the languages that they write.',
      ],
      [
        'What the pages need',
        'JavaScript, because the browser itself seals the answers; nothing can be sent without it. There is no time limit while a pulse is open, no moving content, and nothing that needs a pointer.',
      ],
      [
        'When something is in your way',
        'Please reply to your invitation: the reply goes to the person who looks after your community.',
      ],
    ],
  },
  de: {
    title: 'Barrierefreiheit dieser Seiten',
    sections: [
      [
        'Was wir anstreben',
        'Die Seiten für Mitglieder (Fragen, Privatsphäre, Quittung, Ergebnisse) sind nach WCAG 2.2, Stufe AA, gebaut. Wir kennen keine Stelle, an der sie das nicht erfüllen; unten steht, wie weit wir gesehen haben.',
      ],
      [
        'Was bei jeder Änderung geprüft wird',
        'Ein echtes Chromium öffnet die Seiten in ihren Zuständen, und ein Programm (axe) sucht in jedem nach Fehlern: Keiner wird hingenommen. Die Seiten werden auf einem schmalen Telefon und auf einem breiten Bildschirm angesehen und dürfen bei 320 Pixeln nicht seitwärts rollen; so viel zeigt ein Bildschirm mit 1.280 Pixeln bei 400 %.',
        'Die Fragen werden allein mit der Tastatur beantwortet. Die Reihenfolge, in der ein Screenreader die Seite vorliest, die Übersicht dessen, was fehlt, und die Meldungen beim Senden werden in dem Baum geprüft, den Browser an Screenreader geben. Die Seite wird mit hohem Kontrast des Systems, hell und dunkel, auf Papier und auf Arabisch von rechts nach links angesehen.',
        'Mails werden als HTML und als Text geprüft, hell, dunkel und umgekehrt.',
      ],
      [
        'Was nicht geprüft ist',
        'Noch hat niemand, der einen Screenreader, eine Sprachsteuerung oder einen Schalter benutzt, diese Seiten für uns geprüft, und unsere Prüfungen steuern keinen Browser außer Chromium. Die Übersetzungen, auch diese, wurden noch nicht von Muttersprachlern geprüft.',
        'Den Quartalsbericht gibt es nur auf Englisch. Was Betreuende in eigenen Worten sagen, gibt es in den Sprachen, in denen sie schreiben.',
      ],
      [
        'Was die Seiten brauchen',
        'JavaScript, weil der Browser selbst die Antworten versiegelt; ohne lässt sich nichts senden. Solange ein Puls offen ist, gibt es keine Frist, nichts bewegt sich von selbst, und nichts verlangt ein Zeigegerät.',
      ],
      [
        'Wenn Ihnen etwas im Weg ist',
        'Bitte antworten Sie auf Ihre Einladung: Die Antwort geht an die Person, die Ihre Community betreut.',
      ],
    ],
  },
  fr: {
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
  },
  es: {
    title: 'Accesibilidad de estas páginas',
    sections: [
      [
        'Lo que pretendemos',
        'Las páginas para los miembros (preguntas, privacidad, recibo, resultados) están hechas para cumplir las WCAG 2.2 en el nivel AA. No conocemos ningún lugar donde no lo hagan; abajo consta hasta dónde hemos mirado.',
      ],
      [
        'Lo que se prueba con cada cambio',
        'Un Chromium real abre las páginas en sus estados y un programa (axe) busca fallos en cada uno: no se acepta ninguno. Las páginas se miran en un teléfono estrecho y en una pantalla ancha, y no deben desplazarse de lado a 320 píxeles, que es lo que muestra una pantalla de 1280 píxeles al 400 %.',
        'Las preguntas se responden solo con el teclado. El orden en que un lector de pantalla recorre la página, el resumen de lo que falta y los mensajes durante el envío se comprueban en el árbol que los navegadores dan a los lectores de pantalla. La página se mira con el alto contraste del sistema, en claro y en oscuro, en papel, y de derecha a izquierda en árabe.',
        'Los correos se comprueban en HTML y en texto, en claro, en oscuro e invertidos.',
      ],
      [
        'Lo que no se ha probado',
        'Ninguna persona que use un lector de pantalla, control por voz o un pulsador ha probado todavía estas páginas para nosotros, y nuestras pruebas no manejan ningún navegador aparte de Chromium. Las traducciones, también esta, aún no las han revisado hablantes nativos.',
        'El informe trimestral está solo en inglés. Lo que cuentan con sus palabras quienes cuidan la comunidad está en los idiomas en que lo escriben.',
      ],
      [
        'Lo que necesitan las páginas',
        'JavaScript, porque el propio navegador sella las respuestas; sin él no se puede enviar nada. No hay límite de tiempo mientras un pulso está abierto, ni contenido en movimiento, ni nada que exija un puntero.',
      ],
      ['Cuando algo le estorba', 'Responda a su invitación: la respuesta llega a la persona que cuida su comunidad.'],
    ],
  },
  'pt-BR': {
    title: 'Acessibilidade destas páginas',
    sections: [
      [
        'O que buscamos',
        'As páginas para os membros (perguntas, privacidade, recibo, resultados) são feitas para cumprir as WCAG 2.2 no nível AA. Não conhecemos nenhum lugar em que não cumpram; abaixo está até onde olhamos.',
      ],
      [
        'O que é testado a cada mudança',
        'Um Chromium real abre as páginas em seus estados e um programa (axe) procura falhas em cada um: nenhuma é aceita. As páginas são vistas em um telefone estreito e em uma tela larga, e não podem rolar para o lado em 320 pixels, que é o que uma tela de 1.280 pixels mostra a 400 %.',
        'As perguntas são respondidas só com o teclado. A ordem em que um leitor de tela percorre a página, o resumo do que falta e as mensagens durante o envio são conferidos na árvore que os navegadores entregam aos leitores de tela. A página é vista no alto contraste do sistema, em claro e escuro, no papel, e da direita para a esquerda em árabe.',
        'Os e-mails são conferidos em HTML e em texto, em claro, em escuro e invertidos.',
      ],
      [
        'O que não foi testado',
        'Nenhuma pessoa que usa leitor de tela, controle por voz ou acionador testou estas páginas para nós ainda, e nossos testes não usam nenhum navegador além do Chromium. As traduções, inclusive esta, ainda não foram revistas por falantes nativos.',
        'O relatório trimestral existe só em inglês. O que quem cuida da comunidade conta com as próprias palavras está nas línguas em que escreve.',
      ],
      [
        'Do que as páginas precisam',
        'JavaScript, porque o próprio navegador lacra as respostas; sem ele nada pode ser enviado. Não há limite de tempo enquanto um pulso está aberto, nem conteúdo em movimento, nem nada que exija um ponteiro.',
      ],
      ['Quando algo atrapalha você', 'Responda ao seu convite: a resposta vai para quem cuida da sua comunidade.'],
    ],
  },
  ar: {
    title: 'إمكانية الوصول إلى هذه الصفحات',
    sections: [
      [
        'ما نهدف إليه',
        'بُنيت الصفحات التي يراها الأعضاء (الأسئلة والخصوصية والإيصال والنتائج) لتوافق WCAG 2.2 في المستوى AA. لا نعرف موضعًا لا توافقها فيه، وأدناه مدى ما نظرنا فيه.',
      ],
      [
        'ما يُختبر مع كل تغيير',
        'يفتح متصفح Chromium حقيقي الصفحات في حالاتها، ويبحث برنامج (axe) عن الأخطاء في كل منها: لا يُقبل أي خطأ. تُعرض الصفحات على هاتف ضيق وعلى شاشة عريضة، ولا يجوز أن تُمرَّر جانبيًا عند 320 بكسل، وهو ما تعرضه شاشة من 1280 بكسل عند 400٪.',
        'تُجاب الأسئلة بلوحة المفاتيح وحدها. ويُتحقق من ترتيب قراءة قارئ الشاشة، ومن ملخص ما ينقص، ومن الرسائل أثناء الإرسال في الشجرة التي يسلّمها المتصفح إلى قارئات الشاشة. وتُعرض الصفحة بالتباين العالي للنظام، فاتحة وداكنة، وعلى الورق، ومن اليمين إلى اليسار بالعربية.',
        'تُفحص الرسائل في HTML وفي النص، فاتحة وداكنة ومعكوسة الألوان.',
      ],
      [
        'ما لم يُختبر',
        'لم يختبر هذه الصفحات لنا بعد أي شخص يستعمل قارئ شاشة أو تحكمًا صوتيًا أو مفتاحًا، ولا تشغّل اختباراتنا متصفحًا غير Chromium. ولم يراجع الترجمات، ومنها هذه، متحدثون أصليون بعد.',
        'التقرير الفصلي بالإنجليزية فقط. وما يقوله المنسقون بكلماتهم يكون باللغات التي يكتبون بها.',
      ],
      [
        'ما تحتاج إليه الصفحات',
        'JavaScript، لأن المتصفح نفسه يختم الإجابات؛ ولا يمكن إرسال شيء من دونه. لا حدّ للوقت ما دام الاستطلاع مفتوحًا، ولا محتوى يتحرك، ولا شيء يتطلب مؤشرًا.',
      ],
      ['إن كان شيء يعيقك', 'أجب عن رسالة دعوتك: يصل جوابك إلى من ينسّق مجتمعك.'],
    ],
  },
};
