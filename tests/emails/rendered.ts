/** The text of HTML, with its entities decoded. */
export const decoded = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a reader sees of HTML, without tags, styles and entities. */
export const visible = (html: string) =>
  decoded(html.replaceAll(/<head>.*?<\/head>|<!--.*?-->/gs, '').replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ');
