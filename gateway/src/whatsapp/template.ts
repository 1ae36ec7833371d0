import * as v from 'valibot';
import type {Template, TemplateVariable} from 'wa-desk/core';

/** How a button's value goes over the wire. */
export interface WireButton {
  readonly index: number;
  readonly subtype: 'url' | 'copy_code';
  /** Of the variable that fills it. */
  readonly key: string;
}

/** A template as a desk sees it, with what WhatsApp needs to send it. */
export interface AccountTemplate {
  readonly noun: Template;
  /** Its text values go by name; else by their place. */
  readonly named: boolean;
  readonly buttons: readonly WireButton[];
}

const text = v.nullish(v.string(), null);
const named = v.optional(v.array(v.object({param_name: v.string(), example: v.string()})), []);
const example = v.nullish(
  v.object({
    header_text: v.optional(v.array(v.string()), []),
    header_text_named_params: named,
    body_text: v.optional(v.array(v.array(v.string())), []),
    body_text_named_params: named,
  }),
  null,
);
const buttonExample = v.fallback(v.nullish(v.union([v.string(), v.array(v.string())]), null), null);
const componentSchema = v.object({
  type: v.string(),
  format: text,
  text,
  example: v.fallback(example, null),
  buttons: v.optional(
    v.array(v.object({type: v.string(), text, url: text, otp_type: text, example: buttonExample})),
    [],
  ),
});
const graphTemplate = v.object({
  id: v.string(),
  name: v.string(),
  language: v.string(),
  status: v.string(),
  category: v.string(),
  parameter_format: text,
  components: v.array(componentSchema),
});

type Component = v.InferOutput<typeof componentSchema>;
type Button = Component['buttons'][number];

const PLACE = /\{\{\s*(\w+)\s*\}\}/gu;
const CATEGORIES = ['marketing', 'utility', 'authentication'] as const;
const MEDIA = ['image', 'video', 'document', 'location'] as const;
/** Buttons that need nothing but their template. */
const READY_BUTTONS = new Set(['QUICK_REPLY', 'PHONE_NUMBER', 'URL', 'COPY_CODE', 'OTP', 'VOICE_CALL']);

/** One template as the Graph API lists it; undefined when it is not approved, or of a kind that cannot be filled in here. */
export function readTemplate(input: unknown): AccountTemplate | undefined {
  const parsed = v.safeParse(graphTemplate, input);
  if (!parsed.success || parsed.output.status !== 'APPROVED') return undefined;
  const {id, name, language, components} = parsed.output;
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const known = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);
  const body = part('BODY');
  if (!body?.text || components.some(({type}) => !known.has(type.toUpperCase()))) return undefined;
  const category = CATEGORIES.find((one) => one === parsed.output.category.toLowerCase()) ?? 'other';
  const header = headerOf(part('HEADER'));
  const buttons = part('BUTTONS')?.buttons ?? [];
  if (header === undefined || buttons.some(({type}) => !READY_BUTTONS.has(type.toUpperCase()))) return undefined;
  const wire = buttons.flatMap((button, index) => wireButton(button, index, category === 'authentication'));
  return {
    noun: {
      id,
      name,
      language,
      category,
      header,
      body: body.text,
      footer: part('FOOTER')?.text ?? null,
      buttons: buttons.map((button) => ({kind: buttonKind(button), text: button.text ?? ''})),
      variables: [
        ...headerVariables(header, part('HEADER')),
        ...placesOf(body.text).map((place): TemplateVariable => ({
          key: `body.${place}`,
          part: 'body',
          kind: category === 'authentication' ? 'code' : 'text',
          name: place,
          example: exampleOf(body, place),
        })),
        ...wire.flatMap(({index, key}) => {
          const button = key === `button.${index}` ? buttons[index] : undefined;
          return button ? [buttonVariable(button, key)] : [];
        }),
      ],
    },
    named: parsed.output.parameter_format?.toUpperCase() === 'NAMED',
    buttons: wire,
  };
}

/** Undefined when it is of a kind that is not known; null when there is none. */
function headerOf(header: Component | undefined): Template['header'] | undefined {
  if (!header) return null;
  const format = header.format?.toLowerCase();
  if (format === 'text') return {kind: 'text', text: header.text ?? ''};
  const kind = MEDIA.find((one) => one === format);
  return kind && {kind, text: ''};
}

function headerVariables(header: Template['header'], component: Component | undefined): TemplateVariable[] {
  if (!header) return [];
  if (header.kind !== 'text')
    return [{key: 'header.media', part: 'header', kind: 'media', name: header.kind, example: null}];
  return placesOf(header.text).map((name) => ({
    key: `header.${name}`,
    part: 'header',
    kind: 'text',
    name,
    example: exampleOf(component, name),
  }));
}

/** The button under a code copies that code: agents write it once. */
function wireButton({type, url}: Button, index: number, isCode: boolean): WireButton[] {
  const key = isCode ? 'body.1' : `button.${index}`;
  switch (type.toUpperCase()) {
    case 'COPY_CODE':
      return [{index, subtype: 'copy_code', key}];
    case 'OTP':
      return [{index, subtype: 'url', key}];
    case 'URL':
      return placesOf(url ?? '').length > 0 ? [{index, subtype: 'url', key}] : [];
    default:
      return [];
  }
}

function buttonVariable({type, text: name, example: given, url}: Button, key: string): TemplateVariable {
  const first = Array.isArray(given) ? (given[0] ?? null) : given;
  const start = (url ?? '').replace(PLACE, '');
  // of an address the example is the whole, and only its end is filled in
  const end = first !== null && start !== '' && first.startsWith(start) ? first.slice(start.length) : first;
  const isCode = type.toUpperCase() === 'COPY_CODE';
  return {key, part: 'button', kind: isCode ? 'code' : 'address', name: name ?? '', example: isCode ? first : end};
}

function buttonKind({type, otp_type: otp, url}: Button): Template['buttons'][number]['kind'] {
  switch (type.toUpperCase()) {
    case 'QUICK_REPLY':
      return 'reply';
    case 'PHONE_NUMBER':
      return 'phone';
    case 'COPY_CODE':
      return 'code';
    case 'URL':
      return url?.includes('otp_type=COPY_CODE') === true ? 'code' : 'address';
    case 'OTP':
      return otp === null || otp === 'COPY_CODE' ? 'code' : 'other';
    default:
      return 'other';
  }
}

/** The names or numbers in a text, each once, in the order of their first place. */
const placesOf = (written: string): string[] => [
  ...new Set([...written.matchAll(PLACE)].flatMap(([, name]) => name ?? [])),
];

function exampleOf(from: Component | undefined, name: string): string | null {
  const {header_text, body_text, header_text_named_params, body_text_named_params} = from?.example ?? {};
  const byName = [...(header_text_named_params ?? []), ...(body_text_named_params ?? [])].find(
    ({param_name}) => param_name === name,
  );
  const byPlace = [...(header_text ?? []), ...(body_text?.[0] ?? [])][Number(name) - 1];
  return byName?.example ?? byPlace ?? null;
}

/** A text with its values in their places. */
export const fillPlaces = (written: string, valueOf: (name: string) => string): string =>
  written.replace(PLACE, (_, name: string) => valueOf(name));
