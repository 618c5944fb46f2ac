/** The message that SendEmail describes by fields, as the raw message that it would leave as. */
export function rawMessage(form: URLSearchParams): Buffer {
  const field = (name: string) => form.get(name) ?? '';
  const list = (name: string): string => {
    const found: string[] = [];
    for (let i = 1; form.has(`${name}.member.${i}`); i++) found.push(field(`${name}.member.${i}`));
    return found.join(', ');
  };
  const parts = [
    { type: 'text/plain', text: form.get('Message.Body.Text.Data') },
    { type: 'text/html', text: form.get('Message.Body.Html.Data') },
  ].flatMap(({ type, text }) =>
    text === null
      ? []
      : ['--part', `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', folded(text)],
  );
  const cc = list('Destination.CcAddresses');
  const replyTo = list('ReplyToAddresses');
  return Buffer.from(
    [
      `From: ${field('Source')}`,
      `To: ${list('Destination.ToAddresses')}`,
      ...(cc ? [`Cc: ${cc}`] : []),
      ...(replyTo ? [`Reply-To: ${replyTo}`] : []),
      `Subject: =?UTF-8?B?${Buffer.from(field('Message.Subject.Data')).toString('base64')}?=`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="part"',
      '',
      ...parts,
      '--part--',
      '',
    ].join('\r\n'),
  );
}

const folded = (text: string): string => Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
