const escapes = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** What is markup already; everything else is text. */
class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const inserted = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(inserted).join('');
  if (value === undefined || value === null || value === false) return '';
  return String(value).replaceAll(/[&<>"']/g, (sign) => escapes[sign]);
};

/** Markup with what is inserted escaped; lists are joined, nothing comes of `undefined`, `null` and `false`. */
export const html = (strings, ...values) => new Markup(strings.map((text, at) => text + inserted(values[at])).join(''));

export const markup = (text) => new Markup(text);
