// WhatsApp markup tokenizer shared by the floors (*b* _i_ ~s~ ```code``` links).
const RE = /```([^`]+)```|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~|(https?:\/\/[^\s]+)/g;
export function tokens(text) {
  const out = [];
  let last = 0;
  for (const m of text.matchAll(RE)) {
    if (m.index > last) out.push(['text', text.slice(last, m.index)]);
    if (m[1]) out.push(['code', m[1]]);
    else if (m[2]) out.push(['b', m[2]]);
    else if (m[3]) out.push(['i', m[3]]);
    else if (m[4]) out.push(['s', m[4]]);
    else out.push(['a', m[5]]);
    last = m.index + m[0].length;
  }
  if (last < text.length) out.push(['text', text.slice(last)]);
  return out;
}
// Markdown form for the peers whose text is markdown.
export const toMarkdown = (t) =>
  t
    .replace(/\*([^*\n]+)\*/g, '**$1**')
    .replace(/~([^~\n]+)~/g, '~~$1~~')
    .replace(/\n/g, '  \n');
const esc = (s) => s.replace(/[&<>"]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);
export const toHtml = (t) =>
  tokens(t)
    .map(([k, v]) =>
      k === 'text' ? esc(v) : k === 'a' ? `<a href="${esc(v)}">${esc(v)}</a>` : `<${k}>${esc(v)}</${k}>`,
    )
    .join('');

const p2 = (n) => (n < 10 ? '0' + n : '' + n);
export function hhmm(ts) {
  const d = new Date(ts);
  return p2(d.getUTCHours()) + ':' + p2(d.getUTCMinutes());
}
export const TICK = {pending: '🕓', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!'};
export function mmss(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  return p2(Math.floor(s / 60)) + ':' + p2(s % 60);
}
