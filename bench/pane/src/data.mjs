// Seeded generator: the same conversations for every adapter and every run.
export function rng(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SHORT = [
  'ok',
  'Ok 👍',
  'Sí',
  'no',
  'Gracias!!',
  'Thanks 🙏',
  '👍🏽',
  '😂😂😂',
  'Dale',
  'Perfecto',
  'hola',
  'Buenos días ☀️',
  'obrigada',
  'jajaja',
  '?',
  'listo ✅',
  'un momento',
  'Hello?',
  '❤️',
  'De nada 😊',
];
const MID = [
  'Hola, buenas tardes. Quería saber si mi pedido ya salió del depósito',
  'My order number is *#48213*, I placed it last Thursday',
  'Can you please check? I was told it would arrive _before noon_',
  'Le comparto el comprobante de pago en un momento 🧾',
  'El técnico pasa mañana entre las 9:00 y las 13:00, ¿le queda bien?',
  'I already tried restarting the router, ~nothing changed~ it worked once and then failed again',
  'Código de seguimiento: ```AR-99812-KX```',
  'Puede ver el estado acá: https://tracking.example.com/p/AR-99812-KX?lang=es&ref=wa',
  'Perfeito! Vou aguardar então. Qual o prazo? 🤔',
  'Bonjour, est-ce que la garantie couvre l’écran cassé ?',
  'Please send a photo of the label on the back of the device 📸',
  'Ya lo revisé con el área de facturación y *sí corresponde* el reintegro',
  'Your refund of *$ 12.450,00* was approved ✅ it takes 3–5 business days',
  'No me llegó el correo, ¿me lo reenvía a ana.perez@example.com?',
  'Estoy en Av. Corrientes 1234, piso 5 dpto B. Timbre no anda, avisen por acá 🙏',
  'Ok, I will escalate this to the second level team and get back to you today',
];
const LONG = [
  'Hola Ana 👋\nTe paso el resumen de lo que hablamos:\n\n*1.* Cambio de plan a _Fibra 600_\n*2.* Bonificación del 30% por 6 meses\n*3.* Visita técnica *sin cargo*\n\nSi estás de acuerdo respondé *SI* y lo dejamos cargado. Más información: https://www.example.com/planes/fibra-600/condiciones-generales',
  'I understand, and I am really sorry for the trouble. I checked the shipment and it looks like the courier tried to deliver twice (Tuesday 14:20 and Wednesday 10:05) but nobody answered the door. The parcel is now at the branch on 5th Avenue and it will stay there until Friday 18:00. If you prefer we can schedule a third attempt, just tell me which time slot works for you: ```09-13``` or ```14-18```.',
  'Buenas! Les escribo porque hace *tres semanas* que pedí el cambio de titularidad y todavía figura a nombre de mi papá. Ya mandé el DNI de frente y dorso, la autorización firmada y el último recibo. Me dijeron que en 72 hs estaba, después que 10 días, y ahora la app directamente me da error 😡😡. ¿Alguien me puede dar una respuesta concreta por favor?',
  'Segue o passo a passo:\n1) Abra o app\n2) Toque em _Configurações_ > _Conta_\n3) Selecione *Segurança*\n4) Ative a verificação em duas etapas 🔐\n\nSe aparecer o código ```E-4012``` me avise, ok?',
];
const KINDS = ['image', 'image', 'image', 'audio', 'audio', 'document', 'video', 'location', 'sticker', 'contact'];
const STATUSES = ['sent', 'delivered', 'read', 'read', 'read'];
export const BASE_TS = Date.UTC(2026, 9, 1, 12, 0, 0);

export const ME = {id: 'agent-1', name: 'Lucía'};
export const THEM = {id: 'client-1', name: 'Ana Pérez'};

// seq may be negative (older messages); every field depends only on (seed, seq).
export function message(seed, seq, forceIn = false) {
  const r = rng((seed * 7919 + (seq + 1_000_000) * 104729) >>> 0);
  r();
  r();
  const out = forceIn ? false : r() < 0.48;
  const k = r();
  const kind = k < 0.1 ? KINDS[Math.floor(r() * KINDS.length)] : 'text';
  const L = r();
  let text =
    L < 0.3
      ? SHORT[Math.floor(r() * SHORT.length)]
      : L < 0.9
        ? MID[Math.floor(r() * MID.length)]
        : LONG[Math.floor(r() * LONG.length)];
  if (kind !== 'text' && kind !== 'image' && kind !== 'video') text = '';
  const media =
    kind === 'text'
      ? null
      : {
          w: 220,
          h: kind === 'image' || kind === 'video' ? 120 + Math.floor(r() * 5) * 20 : kind === 'sticker' ? 96 : 48,
          name: `${kind}-${Math.abs(seq)}.${{image: 'jpg', video: 'mp4', audio: 'ogg', document: 'pdf', sticker: 'webp'}[kind] ?? 'vcf'}`,
          size: 1000 + Math.floor(r() * 900000),
        };
  return {
    id: `m${seed}_${seq < 0 ? 'n' + -seq : seq}`,
    seq,
    out,
    kind,
    text,
    media,
    ts: BASE_TS + seq * 47_000 + Math.floor(r() * 20_000),
    status: out ? STATUSES[Math.floor(r() * STATUSES.length)] : null,
    from: out ? ME : THEM,
  };
}
export function conversation(n, seed = 1, from = 0) {
  const a = new Array(n);
  for (let i = 0; i < n; i++) a[i] = message(seed, from + i);
  return a;
}
// A real, tiny picture without a network: the same data: URL for all.
export const PIX =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='220' height='160'%3E%3Crect width='100%25' height='100%25' fill='%23b8c9c2'/%3E%3C/svg%3E";

export function tasks(n) {
  return Array.from({length: n}, (_, i) => ({
    id: `t${i}`,
    name: `Client ${i}`,
    preview: MID[i % MID.length],
    unread: i % 4,
    start: Date.now() - i * 37_000 - 5000,
  }));
}
