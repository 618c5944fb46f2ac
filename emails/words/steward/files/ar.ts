import type { FileWords } from './file-words.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `استُورد ملف من \u2068${community}\u2069`,
    subjectRows: (community, matched, rows) => `استُورد ملف من \u2068${community}\u2069: الصفوف ${matched} من ${rows}`,
    label: 'استُورد ملف',
    text: (file) => `استُورد الملف \u2068${file}\u2069.`,
    recognised: (kind) => `عُرف على أنه: ${kind}`,
    kinds: {
      zoom: 'قائمة المشاركين من \u2068Zoom\u2069',
      teams: 'تقرير الحضور من \u2068Microsoft Teams\u2069',
      meet: 'قائمة المشاركين من \u2068Google Meet\u2069',
      meeting: 'قائمة المشاركين في اجتماع',
      facts: 'جدول المشاركة',
      'steward-side': 'ما وعد به المشرفون وما يجرّبونه ويقيسونه',
    },
    day: (day, quarters) => `يوم الجلسة: ${day}، وتُحسب في ${quarters}`,
    days: (first, last, quarters) => `أيام المشاركة: من ${first} إلى ${last}، وتُحسب في ${quarters}`,
    rows: (matched, rows) => `الصفوف المطابقة لقائمة الأعضاء: ${matched} من ${rows}`,
    present: (members, minutes) => `الأعضاء الحاضرون ${minutes} دقائق أو أكثر: ${members}`,
    withdrawn: (facts) => `بيانات كانت في نسخة سابقة من الملف وليست في هذه، فسُحبت: ${facts}`,
    entries: (count) => `البنود التي ستظهر في التقرير التالي: ${count}`,
    unmatched: 'الصفوف التي لم تُطابَق:',
    reasons: {
      'not-on-roster': (rows) => `العنوان ليس في قائمة الأعضاء: ${rows}`,
      'no-address': (rows) => `لا يوجد عنوان: ${rows}`,
    },
    more: (count) => `وغيرها: ${count}`,
    guests:
      'تُحسب هذه الصفوف ضيوفًا. إن كان أحدها لعضو فصحّح قائمة الأعضاء أو الملف ثم ضع الملف في المكان نفسه مرة أخرى، فيحلّ محل هذا.',
    leftOut:
      'تُركت هذه الصفوف. إن كانت عن أعضاء فصحّح قائمة الأعضاء أو الملف ثم ضع الملف في المكان نفسه مرة أخرى، فيحلّ محل هذا.',
    details: 'النتيجة كاملة مكتوبة في هذا الملف من صندوق الوارد. لا تذكر هذه الرسالة العناوين لأنها تسمّي أشخاصًا:',
  },
  comments: {
    subject: (community, quarter) => `تعليقات \u2068${community}\u2069 عن \u2068${quarter}\u2069 جاهزة للقراءة`,
    label: 'تعليقات جاهزة للقراءة',
    text: (community, quarter, comments) =>
      `كتب أعضاء في \u2068${community}\u2069 تعليقات في الربع \u2068${quarter}\u2069، ويمكنك قراءتها الآن. عدد التعليقات: ${comments}.`,
    until: (day) => `يمكن قراءة الملف حتى ${day}، ثم يُتلف ولا شيء يعيد التعليقات.`,
    lastWeek: {
      subject: (community, quarter) =>
        `تعليقات \u2068${community}\u2069 عن \u2068${quarter}\u2069: الأسبوع الأخير للقراءة`,
      label: 'ستُتلف التعليقات بعد أسبوع',
      text: (community, quarter, comments) =>
        `ستُتلف قريبًا التعليقات التي كتبها أعضاء في \u2068${community}\u2069 في الربع \u2068${quarter}\u2069. عدد التعليقات: ${comments}.`,
    },
    where: 'هي في ملف واحد من صندوق الوارد تحت هذا المفتاح:',
    how: 'يجلبه هذا الأمر بالدور الذي ترفع به الملفات، ويفتحه برنامج الجداول:',
    care: 'لا تحمل التعليقات اسمًا ولا مجموعة ولا تاريخًا، وترتيبها لا يعني شيئًا. يُرجى قراءتها لما تقوله، وعدم محاولة معرفة من كتبها.',
  },
  takenBack: {
    subject: (community) => `ملف من \u2068${community}\u2069 يلغي تغييرات سابقة`,
    label: 'ملف يلغي تغييرات سابقة',
    text: (file) =>
      `استُورد الملف \u2068${file}\u2069، وهو يلغي ما غيّره استيراد سابق. يحدث هذا عندما يعمل مشرفان على نسختين من الملف نفسه:`,
    would: 'وسيلغي ما غيّره استيراد سابق:',
    import: (hour) => `استيراد ${hour}`,
    added: (members) => `أعضاء أُضيفوا ولم يعودوا في القائمة: ${members}`,
    removed: (members) => `أعضاء حُذفوا وعادوا إلى القائمة: ${members}`,
    column: (column, members) => `أعضاء عاد العمود \u2068${column}\u2069 عندهم كما كان: ${members}`,
    settings: (names) => `إعدادات عادت كما كانت: ${names}`,
    next: 'إن كان هذا صحيحًا فلا يلزم فعل شيء. وإلا فاجمع التغييرين في ملف واحد وضعه في المكان نفسه مرة أخرى.',
  },
};
