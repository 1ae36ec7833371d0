import {DeskError, plainText, type MessageContent, type SentTemplate, type Template} from '../../core/index.js';

/** A template with its values; refused when one is missing. */
export function filledTemplate(
  templates: readonly Template[],
  {templateId, values}: SentTemplate,
): Extract<MessageContent, {type: 'template'}> {
  const template = templates.find(({id}) => id === templateId);
  if (!template) throw new DeskError('not-found', 'There is no such template.');
  const missing = template.variables.find(({key}) => (values[key] ?? '').trim() === '');
  if (missing) throw new DeskError('bad-value', `values["${missing.key}"]: this place is empty.`);
  const fill = (part: 'header' | 'body', text: string) =>
    plainText(text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[`${part}.${name}`] ?? ''));
  const {name, header, body, footer, buttons} = template;
  return {
    type: 'template',
    name,
    header: header?.kind === 'text' ? fill('header', header.text) : null,
    text: fill('body', body),
    footer: footer === null ? null : plainText(footer),
    buttons: buttons.map(({text}) => plainText(text)),
  };
}
