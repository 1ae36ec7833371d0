const answers = {
  refuses: [413, JSON.stringify({error: {code: 'file-too-large', message: 'WhatsApp takes at most 100 MB.'}})],
  proxy: [502, '<h1>Bad gateway</h1>'],
  nonsense: [200, '{"id": 5}'],
};

/** A server of files for browser tests: the folder of the address says what becomes of one. */
export async function uploadStage(context, next) {
  const [, fate] = /^\/upload-stage\/(\w+)\/v1\/tasks\/.+\/uploads$/.exec(context.path) ?? [];
  if (fate === undefined) return next();
  const {req, res} = context;
  if (fate === 'hangs') {
    context.respond = false; // nothing is read, so the client never comes to its end
    return undefined;
  }
  if (fate === 'breaks') {
    context.respond = false;
    req.once('data', () => res.destroy());
    return undefined;
  }
  let size = 0;
  for await (const piece of req) size += piece.length;
  const {authorization, 'x-file-name': name, 'content-type': type} = context.headers;
  const [status, body] = answers[fate] ?? [
    200,
    JSON.stringify({uploadId: [context.path, authorization, name, type, size].join(' ')}),
  ];
  context.status = status;
  context.type = body.startsWith('{') ? 'json' : 'html';
  context.body = body;
  return undefined;
}
