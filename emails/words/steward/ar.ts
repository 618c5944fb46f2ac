import type { StewardWords } from './steward-words.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` و${perDay} في اليوم، استُعمل منها اليوم ${sentToday}`;

export const ar: StewardWords = {
  why: (community) => `تصلك هذه الرسالة لأنك مشرف على ${community}.`,
  headsUp: {
    subject: (day) => `يُفتح نبض يوم ${day}: يُرجى المراجعة`,
    label: 'تنبيه قبل نبض المجتمع',
    plan: ({ community, questions, opens, closes }) =>
      `سيُطرح على ${community} ما يلي: ${questions}. يُفتح النبض يوم ${opens} في الساعة نفسها بتوقيت كل عضو، ويُغلق يوم ${closes}.`,
    askedHeading: 'من يُسأل',
    asked: (invited) => `الأعضاء الذين ستصلهم دعوة: ${invited}. ويُحسبون تحت هذه الأسماء:`,
    notAsked: (count) => `الأعضاء الذين لن تصلهم دعوة لأنهم أوقفوا الرسائل أو علّقوها أو لأن عنوانهم لا يعمل: ${count}.`,
    shownHeading: 'المجموعات التي ستظهر',
    shown: (percent) => `إذا أجاب ${percent} من كل مجموعة، فسيظهر في التقرير:`,
    together: (groups) => `تُحسب معًا: ${groups}`,
    nothingShown: (percent, minimumGroup) =>
      `حتى لو أجاب ${percent} فستكون الإجابات أقل من ${minimumGroup}، ولن يُظهر التقرير شيئًا.`,
    sendingHeading: 'ما يحتاجه الإرسال',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `الرسائل: ${mails}. يقبل مزوّد البريد ${perSecond} في الثانية${limit(perDay, sentToday)}. ${time === undefined ? 'بهذه الحصة لن ينتهي الإرسال أبدًا.' : `يستغرق الإرسال على الأكثر: ${time}.`}`,
    noQuota: 'لم يذكر مزوّد البريد حصته، لذلك لا يُعرف كم يستغرق الإرسال.',
    refusedHeading: 'بالوضع الحالي سيُرفض هذا النبض',
    promise:
      'هذه بصمة الوعد: الأسئلة ويوم الإغلاق ويوم النشر والحدود. إذا كانت هي نفسها في رسالة الافتتاح فلم يتغيّر شيء.',
    change: 'لتغيير أي شيء ضع ملف community.json أو roster.csv جديدًا في صندوق الوارد قبل الافتتاح.',
  },
  opened: {
    subject: (community) => `نبض ${community} مفتوح`,
    label: 'افتُتح نبض المجتمع',
    text: ({ community, invited, closes }) => `نبض ${community} مفتوح حتى ${closes}. الأعضاء المدعوون: ${invited}.`,
    fingerprint:
      'قواعد هذا النبض ثابتة الآن. هذه بصمتها، ولدى الأعضاء البصمة نفسها في رسائلهم، فيمكنك المقارنة إذا سأل أحد:',
    promise: 'بصمة الوعد، للمقارنة مع الرسالة السابقة للافتتاح:',
  },
  refused: {
    subject: (community) => `لن يُجرى نبض ${community}`,
    label: 'رُفض نبض المجتمع',
    text: (community) => `لم يُفتح نبض ${community}، ولم تصل أحدًا رسالة بشأنه.`,
    reasons: {
      'too-few-reachable': ({ mails, minimum }) =>
        `الأعضاء الذين يمكن الوصول إليهم: ${mails}. يحتاج النبض إلى ${minimum} على الأقل، لأن العدد الأقل يجعل تخمين قائل الشيء سهلًا.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `لا يمكن إرسال كل دعواته قبل إغلاقه يوم ${closes}. الرسائل: ${mails}. يقبل مزوّد البريد ${perSecond} في الثانية${limit(perDay, sentToday)}. ${time === undefined ? 'بهذه الحصة لن ينتهي الإرسال أبدًا.' : `سيستغرق الإرسال: ${time}.`} اطلب من المشغّل رفع حصة الإرسال.`,
      'not-opened-in-time': () => 'تعذّر فتحه قبل ساعة إغلاقه. اطلب من المشغّل مراجعة سجل open-pulse.',
    },
    next: 'يُفتح النبض التالي حسب تقويمك إذا زال السبب حتى ذلك الحين.',
  },
  counted: {
    subject: (community) => `أُغلق نبض ${community}`,
    label: 'كيف انتهت رسائل النبض',
    text: (community) => `أُغلق نبض ${community}. هكذا انتهت رسائله:`,
    invited: 'الأعضاء المدعوون',
    undelivered: 'رسائل لم تصل (رُفضت أو ارتدّت)',
    unknown: 'رسائل لا يعلم أحد هل خرجت',
    explained:
      'الرسالة التي لا تُعرف نهايتها لا تُرسل مرة ثانية أبدًا، والتذكير يقوم مقامها. أما عدد من أجابوا ففي التقرير، للجميع في الوقت نفسه.',
  },
  contradicted: {
    subject: (community) => `لم يُحتسب نبض ${community}`,
    label: 'نبض لم يُحتسب',
    text: (community) => `أُغلق نبض ${community}، ولا تُحتسب أي من إجاباته.`,
    why: 'أرقامه يناقض بعضها بعضًا: كانت الإجابات أكثر من التصاريح التي أُعطيت لها، أو كانت الدعوات أكثر مما قيل للأعضاء. فبعضها إذًا ليس من أشخاص مدعوين، وكان فتحها كلها قد يكشف ما قاله شخص واحد.',
    done: 'لم تُفتح أي إجابة. أُتلفت كلها، وأُتلف المفتاح الذي كان يمكن أن يفتحها. تقول ذلك القائمة العلنية للنبض، وتقوله صفحة الإيصالات لكل من يسأل.',
    next: 'يُرجى إخبار أعضائك بأن هذا النبض لا يُحتسب، والطلب من المشغّل أن يعرف كيف حدث ذلك: في docs/privacy.md تحت العنوان \u2068A pulse is contradicted\u2069. ويُفتح النبض التالي وفق تقويمك.',
  },
  withheld: {
    subject: (community) => `لم يُنشر تقرير ${community}`,
    label: 'لم يُنشر تقرير',
    text: (community, quarter) => `كان ينبغي أن يكون تقرير ${community} عن ${quarter} على الموقع الآن، وهو ليس هناك.`,
    reasons:
      'إما أن رقمًا فيه كان قد يشير إلى شخص فأوقفه الفحص قبل النشر، وإما أن أحد نبضات الربع لم يُحسب بعد. ولم يُرسل أي ملخص.',
    next: 'لا شيء منه منشور. اطلب من المشغّل مراجعة سجل publish-quarter، ففيه اسم القاعدة.',
  },
};
