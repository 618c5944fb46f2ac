import type { MailWords } from './mail-words.ts';
import { plural } from './plural.ts';

export const ar: MailWords = {
  greeting: (name) => `مرحبًا ${name}،`,
  questions: (count) =>
    plural('ar', count, {
      one: 'سؤال واحد (1)',
      two: 'سؤالان (2)',
      few: `${count} أسئلة`,
      many: `${count} سؤالًا`,
      other: `${count} سؤال`,
    }),
  minutes: (count) =>
    plural('ar', count, {
      one: 'نحو دقيقة واحدة (1)',
      two: 'نحو دقيقتين (2)',
      few: `نحو ${count} دقائق`,
      many: `نحو ${count} دقيقة`,
      other: `نحو ${count} دقيقة`,
    }),
  preheader: ({ questions, minutes, closes }) => `${questions}، ${minutes}، حتى ${closes}.`,
  invitation: {
    subject: 'ساعدنا في اختيار ما نحسّنه تاليًا',
    label: 'دعوة إلى استطلاع نبض المجتمع',
    ask: ({ community, questions, minutes, closes }) =>
      `نرجو أن تخبر مجتمع ${community} بحقيقة الحال: ${questions}، ${minutes}، حتى ${closes}. إجاباتكم تحدد ما نعمل عليه تاليًا.`,
  },
  reminder: {
    firstSubject: (day) => `مفتوح حتى ${day}: ما الذي نحسّنه؟`,
    lastSubject: (weekday) => `يُغلق يوم ${weekday}: ما الذي نحسّنه؟`,
    label: 'تذكير باستطلاع نبض المجتمع',
    ask: ({ community, questions, minutes, closes }) =>
      `ما زالت أسئلة مجتمع ${community} مفتوحة: ${questions}، ${minutes}، حتى ${closes}. يسعدنا أن نسمع رأيك أيضًا.`,
    crossed: 'إن كنت قد أجبت في هذه الأثناء فشكرًا لك، ويمكنك تجاهل هذه الرسالة.',
  },
  tap: 'لمس إجابة يفتح الصفحة وهي مختارة فيها. لا يُرسل شيء قبل أن تضغط «إرسال» هناك، ويمكنك تغييرها. قد يرى من يدير بريدك أي هذه الروابط فتحت؛ أما الزر أدناه فلا يُظهر لأحد ما تراه.',
  answer: (questions) => `أجب عن الأسئلة: ${questions}`,
  orOpen: 'أو افتح هذا العنوان:',
  promise: {
    heading: 'ماذا يحدث لإجاباتك',
    nobodyCanTell:
      'لا يستطيع أحد أن يعرف من قال ماذا. يختم متصفحك إجاباتك قبل إرسالها، وتُحفظ من دون اسمك أو عنوانك أو هذا الرابط.',
    takingPart: 'نرى أن رابطك استُخدم كي لا نذكّرك مرة أخرى، ولا نرى ما أجبت به.',
    opened: (minimumGroup) =>
      `بعد الإغلاق تُفتح كل الإجابات معًا وتُحصى ثم تُحذف. ولا تُعرض أبدًا مجموعة يقل عدد إجاباتها عن ${minimumGroup}.`,
    published: (day) => `ترى النتائج حين يراها القادة: تُنشر يوم ${day}.`,
    fingerprint:
      'قواعد هذا الاستطلاع ثابتة، وهذه بصمتها: هي نفسها في رسائل الجميع، وتتحقق منها الصفحة قبل إرسال أي شيء.',
  },
  stewardOf: (community) => `منسّق مجتمع ${community}`,
  stop: { why: (community) => `تصلك هذه الرسالة لأنك عضو في ${community}.`, link: 'إيقاف هذه الرسائل' },
  unsubscribe: {
    title: 'إيقاف رسائل الاستطلاع',
    question: 'هل تريد ألا تصلك بعد الآن دعوات وتذكيرات وملخصات من هذا المجتمع؟',
    button: 'إيقاف هذه الرسائل',
    doneTitle: 'أُوقفت الرسائل',
    done: 'لن تصلك رسائل استطلاع أخرى من هذا المجتمع. وإن غيّرت رأيك فأجب عن إحدى الرسائل التي لديك.',
    pauseQuestion: 'هل تفضّل استراحة؟ لن تصلك دعوات ولا تذكيرات لمدة ثلاثة أشهر، ثم تعود من تلقاء نفسها.',
    pauseButton: 'استراحة لثلاثة أشهر',
    pausedTitle: 'عُلّقت الرسائل',
    paused: (day) => `لن تصلك دعوات ولا تذكيرات حتى ${day}.`,
  },
};
